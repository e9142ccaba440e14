"""A column of text that keeps each distinct spelling once, so that it is parsed once and not in every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Spelled:
    """Text cells as codes into their distinct spellings, outer blanks removed."""

    codes: Ints
    spellings: list[str]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> str:
        """Return the text of one row."""
        return self.spellings[int(self.codes[row])]

    def floats(self, parse: Callable[[str], float]) -> Floats:
        """Return one number a row."""
        return np.fromiter(map(parse, self.spellings), np.float64, len(self.spellings))[self.codes]

    def ints(self, parse: Callable[[str], int]) -> Ints:
        """Return one whole number a row."""
        return np.fromiter(map(parse, self.spellings), np.int64, len(self.spellings))[self.codes]

    def where(self, test: Callable[[str], bool]) -> Mask:
        """Return the rows whose text passes the test."""
        return np.fromiter(map(test, self.spellings), np.bool_, len(self.spellings))[self.codes]

    def arrow(self, rows: Ints) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return the text of the given rows as an Arrow array, blanks as null."""
        spellings = pa.array([text or None for text in self.spellings], pa.string())
        return spellings.take(pa.array(self.codes[rows]))


def spelled(cells: Sequence[str]) -> Spelled:
    """Return the column of these cells."""
    coded = pa.array(cells, pa.string()).dictionary_encode()
    spellings = [text.strip() for text in coded.dictionary.to_pylist()]
    return Spelled(coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), spellings)


def blank(rows: int) -> Spelled:
    """Return the column an export does not have."""
    return Spelled(np.zeros(rows, np.int64), [""])


def paired(left: Spelled, right: Spelled, join: Callable[[str, str], str]) -> Spelled:
    """Return one column made of two, each distinct combination joined once."""
    codes, first = joined(left, right)
    return Spelled(codes, [join(left[row], right[row]) for row in first])


def joined(*columns: Spelled) -> tuple[Ints, Ints]:
    """Return a code for each row's combination of spellings, and the first row of each code.

    The codes run from 0 in the order the combinations first appear.
    """
    combined = columns[0].codes
    for column in columns[1:]:
        combined = combined * len(column.spellings) + column.codes
    _, first, codes = np.unique(combined, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[codes], first[order]
