"""What the cells of a column look like: the share of them that can be dates, loads, reps, names and so on."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from src.ingest.dates import is_date, moment_of_number
from src.ingest.kinds import kind_of
from src.ingest.mapping import cells as cell
from src.ingest.mapping.names import Names
from src.ingest.mapping.parts import Habits
from src.ingest.mapping.words import side_of, was_done
from src.ingest.mapping.written import plain
from src.ingest.reader import UNITS
from src.ingest.values import UNREADABLE, number, set_seconds, truth

MOST_SPELLINGS = 200  # of a column are looked at, the commonest first
HEAVY = 500.0
MANY = 100
USUAL = 30
_DIFFERENT, _NO_REPS = 4, 31
LONG_TIME = 1_200.0  # seconds
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Values:
    """The cells of one column, each distinct text with how often it stands there."""

    counts: Sequence[tuple[str, int]]
    names: Names

    @classmethod
    def of(cls, cells: Sequence[str], names: Names) -> "Values":
        """Return the values of a column's cells; blank ones and words for nothing do not count."""
        commonest = Counter(map(str.strip, cells)).most_common(MOST_SPELLINGS)
        return cls([(text, count) for text, count in commonest if plain(text)], names)

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of filled cells that pass a test, from 0 to 1."""
        total = sum(count for _, count in self.counts)
        return sum(count for text, count in self.counts if test(text)) / total if total else 0.0

    @cached_property
    def dates(self) -> float:
        """Share of dates with a year of four digits, which are hardly ever anything else."""
        return self.share(lambda text: bool(_YEAR.search(text)) and is_date(text))

    @cached_property
    def loose_dates(self) -> float:
        """Share of dates in any spelling, plain numbers that stand for days among them."""
        return self.share(lambda text: is_date(text) or moment_of_number(text) is not None)

    @cached_property
    def day_numbers(self) -> float:
        """Share of plain numbers that can stand for days."""
        return self.share(lambda text: moment_of_number(text) is not None)

    @cached_property
    def clocks(self) -> float:
        """Share of times of the day."""
        return self.share(lambda text: bool(_CLOCK.fullmatch(text)) or (is_date(text) and ":" in text))

    @cached_property
    def texts(self) -> float:
        """Share of cells that are words, and neither dates nor numbers."""
        return self.share(
            lambda text: any(c.isalpha() for c in text) and not is_date(text) and not _units(text)
        )

    @cached_property
    def known_names(self) -> float:
        """Share of cells that name an exercise of the catalogue."""
        return self.share(lambda text: any(c.isalpha() for c in text) and self.names.knows(text))

    @cached_property
    def loads(self) -> float:
        """Share of plausible loads."""
        return self.share(is_load)

    @cached_property
    def likely_loads(self) -> float:
        """Share of loads in steps of a quarter, 0 if there are few different ones or none is heavy."""
        heavy = any(number(text) >= _NO_REPS for text, _ in self.counts)
        if len(self.counts) < _DIFFERENT or not heavy:
            return 0.0
        return self.share(lambda text: is_load(text) and number(text) * 4 % 1 == 0)

    @cached_property
    def reps(self) -> float:
        """Share of cells that read as sets of plausible reps, or as a time."""
        return self.share(lambda text: is_reps(text, MANY))

    @cached_property
    def usual_reps(self) -> float:
        """Share of whole numbers from 1 to 30."""
        return self.share(lambda text: is_reps(text, USUAL))

    @cached_property
    def structured(self) -> float:
        """Share of cells written like sets: `3x5`, `100x5`, `110,5,5,5`."""
        return self.share(cell.structured)

    @cached_property
    def numbers(self) -> float:
        """Share of plain numbers."""
        return self.share(lambda text: number(text) != UNREADABLE)

    @cached_property
    def counts_of_sets(self) -> float:
        """Share of whole numbers a set count can be."""
        return self.share(lambda text: bool(cell.count(text)))

    @cached_property
    def efforts(self) -> float:
        """Share of numbers from 0 to 10."""
        return self.share(lambda text: 0 <= number(text) <= 10)  # noqa: PLR2004

    @cached_property
    def units(self) -> float:
        """Share of units of weight."""
        return self.share(lambda text: text.casefold().rstrip(".") in UNITS)

    @cached_property
    def kinds(self) -> float:
        """Share of words for kinds of sets, or of yes and no."""
        return self.share(lambda text: kind_of(text) is not None or truth(text) >= 0)

    @cached_property
    def sides(self) -> float:
        """Share of words for sides."""
        return self.share(lambda text: side_of(text) is not None)

    @cached_property
    def verdicts(self) -> float:
        """Share of words that say whether a set was done; 0 where every one says the same no."""
        any_yes = any(was_done(text, "") for text, _ in self.counts)
        return self.share(lambda text: was_done(text, "") is not None) if any_yes else 0.0

    @cached_property
    def times(self) -> float:
        """Share of durations."""
        return self.share(lambda text: set_seconds(text) != UNREADABLE)

    @cached_property
    def session_lengths(self) -> float:
        """Share of durations too long for a set: twenty minutes and more, with their unit."""
        return self.share(lambda text: number(text) == UNREADABLE and set_seconds(text) >= LONG_TIME)


def _units(text: str) -> bool:
    return cell.loads(text) is not None


def is_load(text: str) -> bool:
    """Return whether a cell reads as a plausible load, or as several."""
    found = cell.loads(text)
    return bool(found) and all(one.amount is None or one.amount <= HEAVY for one in found or [])


def is_reps(text: str, most: int) -> bool:
    """Return whether a cell reads as sets of no more than so many reps each."""
    found = cell.sets_of(text, Habits())
    return bool(found) and all(
        one.reps is None or (0 <= one.reps <= most and (one.reps > 0 or text == "0")) for one in found or []
    )
