"""Text to a table: one delimiter, one header, and for every row the line it starts on.

Only Python's own `csv` in strict mode splits cells; other readers guess at damaged files, and shift or join
columns without a word. What the strict reader refuses is skipped with its line, never repaired.
"""

import csv
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import compress, islice
from operator import itemgetter

from src.analytics.written import written
from src.ingest.encoding import decode
from src.ingest.reject import Reject, quoted
from src.ingest.totals import is_total, sums_up

MAX_COLUMNS = 200
_LISTED = 10  # lines named in a remark
MAX_CELL = 8_000
MAX_LINE = 64_000
MAX_ROWS = 100_000  # sets and rests: thirty a session, three sessions a week, for twenty years
MAX_LINES = 400_000  # notes of several lines among them
MAX_TITLE = 15  # lines in which a header is looked for
LEAST_COLUMNS = 3  # of a log: a title, or a list of body weights, fills fewer
_CUT_BY_HABIT = 0.02  # share of short rows from which they are no accident
MAX_BROKEN = 500  # records whose quotes are broken; more is not an export any more, and resuming costs time

DELIMITERS = ",;\t|"
DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}

Row = list[str]


@dataclass(frozen=True)
class Skip:
    """One row that could not be read."""

    line: int
    reason: str


@dataclass(frozen=True)
class TextTable:
    """A file as text cells: every row has as many cells as the header."""

    header: Sequence[str]
    rows: Sequence[Row]
    lines: Sequence[int]  # the line each row starts on, from 1
    delimiter: str
    encoding: str
    skipped: tuple[Skip, ...] = ()
    title: str = ""  # what the file calls it, where it holds several: the name of a sheet
    ragged: Mapping[int, Row] = field(default_factory=dict)  # line -> cells; each is among the skipped too
    blank_lines: int = 0
    header_line: int = 1
    remarks: tuple[str, ...] = field(default=())

    @property
    def columns(self) -> list[tuple[str, ...]]:
        """The cells by column."""
        return list(zip(*self.rows, strict=True)) if self.rows else [() for _ in self.header]


def read_table(data: bytes) -> TextTable:
    """Return the cells of a delimited text file.

    Raises:
        Reject: the file is not text, breaks a cap, has no header, or a quote in it is never closed.

    """
    if data.count(b"\n") > MAX_LINES or data.count(b"\r") > MAX_LINES:
        raise Reject(f"The file has more than {written(MAX_LINES)} lines; a training log is far shorter.")
    text, encoding = decode(data)
    lines = _lines(text)
    del text
    _check_lines(lines)
    title = _header_index(lines)
    first = _below_title(lines, title)
    delimiter, header = _header(lines[first])
    rows, starts, broken = _records(lines, first + 1, delimiter)
    table = _table(
        header, rows, starts, broken, delimiter=delimiter, encoding=encoding, header_line=first + 1
    )
    return table if first == title else replace(table, remarks=(*table.remarks, below_title(first + 1)))


def below_title(line: int) -> str:
    """Return the remark on a header that is not the first line with text."""
    return f"The header was found on line {line}; what stands above it was passed over."


def with_header(table: TextTable, header: Sequence[str]) -> TextTable:
    """Return a table whose first line was data: that line becomes a row, under the given header."""
    return replace(
        table, header=header, rows=[list(table.header), *table.rows], lines=[table.header_line, *table.lines]
    )


def without_column(table: TextTable, index: int) -> TextTable:
    """Return a table without the column at the index."""
    return replace(
        table,
        header=[name for i, name in enumerate(table.header) if i != index],
        rows=[[*row[:index], *row[index + 1 :]] for row in table.rows],
    )


def with_taken_back(table: TextTable, rows: Mapping[int, Row], remark: str | None = None) -> TextTable:
    """Return a table in which ragged rows, brought to the header's width, stand where they belong."""
    if not rows:
        return table
    placed = sorted([*zip(table.lines, table.rows, strict=True), *rows.items()], key=itemgetter(0))
    return replace(
        table,
        rows=[row for _, row in placed],
        lines=[line for line, _ in placed],
        skipped=tuple(skip for skip in table.skipped if skip.line not in rows),
        ragged={line: row for line, row in table.ragged.items() if line not in rows},
        remarks=(*table.remarks, remark) if remark else table.remarks,
    )


def _table(
    header: Row,
    rows: list[Row],
    starts: list[int],
    broken: list[Skip],
    *,
    delimiter: str,
    encoding: str,
    header_line: int,
) -> TextTable:
    width = len(header)
    skipped, blank, remarks = list(broken), 0, []
    ragged: dict[int, Row] = {}
    if set(map(len, rows)) - {width}:
        rows, unwrapped = _unwrap(rows, width, delimiter)
        if unwrapped:
            were = "1 row was" if unwrapped == 1 else f"{written(unwrapped)} rows were"
            remarks.append(f"{were} quoted as a whole, and unwrapped.")
        rows, filled_up = _with_cut_ends(_without_empty_end(rows, width), width)
        if filled_up:
            ends = "1 row ends" if filled_up == 1 else f"{written(filled_up)} rows end"
            remarks.append(f"{ends} before the header does; empty cells were put there.")
        ragged = {
            line: row for row, line in zip(rows, starts, strict=True) if len(row) != width and _filled(row)
        }
        skipped += _wrong_width(ragged, width)
        keep = [len(row) == width for row in rows]
        blank += sum(not _filled(row) for row in rows if len(row) != width)
        rows, starts = list(compress(rows, keep)), list(compress(starts, keep))
    rows, starts, passed_over = without_repeats(header, rows, starts)
    remarks += passed_over
    # A row of empty cells starts with an empty cell: the cheap test runs first.
    empty = [not row[0] and not _filled(row) for row in rows]
    if any(empty):
        blank += sum(empty)
        keep = [not e for e in empty]
        rows, starts = list(compress(rows, keep)), list(compress(starts, keep))
    return TextTable(
        header=header,
        rows=rows,
        lines=starts,
        delimiter=delimiter,
        encoding=encoding,
        skipped=tuple(sorted(skipped, key=lambda skip: skip.line)),
        ragged=ragged,
        blank_lines=blank,
        header_line=header_line,
        remarks=tuple(remarks),
    )


def without_repeats(
    header: Sequence[str], rows: Sequence[Row], lines: Sequence[int]
) -> tuple[list[Row], list[int], list[str]]:
    """Return rows and lines without those that repeat the header or sum up others, and remarks on them."""
    named = [name.strip().casefold() for name in header]
    # Most rows are cleared by their first cell, and the first cells of a log are few.
    doubtful = {cell for cell in {row[0] for row in rows} if _is_doubtful(cell, named[0] if named else "")}
    looked_at = [i for i, row in enumerate(rows) if row[0] in doubtful] if doubtful else []
    again = {i for i in looked_at if [cell.strip().casefold() for cell in rows[i]] == named}
    totals = {i for i in looked_at if sums_up(rows[i])}
    rules = {i for i in looked_at if _is_rule(rows[i])}
    remarks = []
    for passed_over, one, more in (
        (again, "line that repeats the header was", "lines that repeat the header were"),
        (totals, "row of sums or averages was", "rows of sums or averages were"),
    ):
        if count := len(passed_over):
            which = [str(lines[i]) for i in sorted(passed_over)[:_LISTED]] + ["..."] * (count > _LISTED)
            told = f"{written(count)} {one if count == 1 else more} passed over"
            remarks.append(f"{told}: line{'s' * (count > 1)} {', '.join(which)}.")
    out = again | totals | rules
    keep = [i for i in range(len(rows)) if i not in out] if out else range(len(rows))
    return [rows[i] for i in keep], [lines[i] for i in keep], remarks


def _is_doubtful(cell: str, first_name: str) -> bool:
    """Return whether a row that begins with the cell may repeat the header, sum up others or be a rule."""
    text = cell.strip()
    return not text or text.casefold() == first_name or text[0] in "-:=" or is_total([text])


def _is_rule(row: Row) -> bool:
    """Return whether a row is a line drawn below a header, and holds nothing: '---|:--:'.

    A single '-' is a cell that was left out.
    """
    filled = [text for cell in row if (text := cell.strip())]
    return any("---" in text for text in filled) and all(
        "--" in text and not text.strip("-:=+ ") for text in filled
    )


def _lines(text: str) -> list[str]:
    """Split at the three line ends only: a form feed or a line separator in a note is part of the note."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return list(StringIO(text, newline="\n"))


def _check_lines(lines: list[str]) -> None:
    longest = max(map(len, lines))
    if longest > MAX_LINE:
        line = next(i for i, line in enumerate(lines, 1) if len(line) == longest)
        raise Reject(
            f"Line {line} has {written(longest)} characters; at most {written(MAX_LINE)} are read. "
            "This is not a training log exported as CSV."
        )


def _header_index(lines: list[str]) -> int:
    """Return the index of the header: the first line with text, behind Excel's `sep=` line."""
    filled = (
        i for i, line in enumerate(lines) if line.strip() and not line.lower().lstrip('"').startswith("sep=")
    )
    first = next(filled, None)
    if first is None:
        raise Reject("The file is empty. Export the log from your app as CSV and choose that file.")
    return first


def _below_title(lines: list[str], first: int) -> int:
    """Return the index of the header: below a title, which fills less cells than a table has columns."""
    near = [i for i in range(first, min(first + MAX_TITLE, len(lines))) if lines[i].strip()]
    filled = [_filled_cells(lines[i]) for i in near]
    below = next((n for n, count in enumerate(filled) if count >= LEAST_COLUMNS), 0)
    goes_on = below + 1 < len(near) and filled[below + 1] >= LEAST_COLUMNS
    return near[below] if filled[0] < LEAST_COLUMNS and goes_on else first


def _filled_cells(line: str) -> int:
    return max(sum(bool(cell.strip()) for cell in _cells(line.rstrip("\n"), d)) for d in DELIMITERS)


def _header(line: str) -> tuple[str, Row]:
    """Return the delimiter that splits the header into most cells, and those cells."""
    for text in (
        line,
        line.strip().strip('"').replace('""', '"'),
    ):  # the second: the line is quoted as a whole
        split = {d: _cells(text, d) for d in DELIMITERS}
        best = max(DELIMITERS, key=lambda d: len(split[d]))
        if len(split[best]) > 1:
            break
    if len(split[best]) > MAX_COLUMNS:
        raise Reject(f"The file has {written(len(split[best]))} columns; at most {MAX_COLUMNS} are read.")
    return best, [cell.strip() for cell in split[best]]


def _cells(line: str, delimiter: str) -> Row:
    """Return one line's cells, or none if it is no record by itself."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _records(lines: list[str], first: int, delimiter: str) -> tuple[list[Row], list[int], list[Skip]]:
    """Return the records from line index `first` on, the lines they start on, and those with broken quotes.

    A record whose quotes are broken is skipped, and reading resumes on the line after the one it started on,
    so that it never takes a good row with it.
    """
    rows: list[Row] = []
    starts: list[int] = []
    broken: list[Skip] = []
    while first < len(lines):
        reader = csv.reader(lines[first:], delimiter=delimiter, strict=True)
        at = first
        try:
            for row in islice(reader, MAX_ROWS + 1 - len(rows)):
                rows.append(row)
                starts.append(at + 1)
                at = first + reader.line_num
            if len(rows) > MAX_ROWS:
                raise Reject(
                    f"The file has more than {written(MAX_ROWS)} rows; a training log is far shorter."
                )
            break
        except csv.Error as error:
            broken.append(_broken(lines, at, error))
            first = at + 1
        if len(broken) > MAX_BROKEN:
            raise Reject(
                f"More than {MAX_BROKEN} rows have broken quotes, the first on line {broken[0].line}. Export "
                "the file again."
            )
    _check_cells(rows, starts, lines)
    return rows, starts, broken


def _broken(lines: list[str], at: int, error: csv.Error) -> Skip:
    """Return the skip for a record that starts at line index `at`; a quote never closed is refused."""
    if "unexpected end" in str(error):
        raise Reject(
            f"A quote that opens on line {at + 1} is never closed ({quoted(lines[at].strip())}). The file "
            "looks cut off: export it again."
        ) from error
    if "field larger" in str(error):
        raise _cell_too_long(at + 1) from error
    return Skip(at + 1, f"a quote is not closed or stands inside a cell: {quoted(lines[at].strip())}")


def _cell_too_long(line: int) -> Reject:
    return Reject(
        f"A cell in the row that starts on line {line} has more than {written(MAX_CELL)} characters. "
        "Probably a quote there is never closed: export the file again."
    )


def _check_cells(rows: list[Row], starts: list[int], lines: list[str]) -> None:
    """Refuse a cell above the cap; only a row of several lines, or of a long one, can have it."""
    if len(rows) == len(lines) - 1 and max(map(len, lines)) <= MAX_CELL:
        return
    for row, start, end in zip(rows, starts, [*starts[1:], len(lines) + 1], strict=False):
        long = end - start > 1 or len(lines[start - 1]) > MAX_CELL
        if long and max(map(len, row), default=0) > MAX_CELL:
            raise _cell_too_long(start)


def _unwrap(rows: list[Row], width: int, delimiter: str) -> tuple[list[Row], int]:
    """Split again the rows that were quoted as a whole: one cell that holds as many as the header."""
    unwrapped = 0
    result = []
    for row in rows:
        inner = _cells(row[0], delimiter) if len(row) == 1 and delimiter in row[0] else []
        if width > 1 and len(inner) == width:
            unwrapped += 1
            result.append(inner)
        else:
            result.append(row)
    return result, unwrapped


def _without_empty_end(rows: list[Row], width: int) -> list[Row]:
    """Cut off what a delimiter at the end of every row adds: empty cells that the header does not have."""
    filled = [row for row in rows if _filled(row)]
    if filled and all(len(row) > width and not _filled(row[width:]) for row in filled):
        return [row[:width] for row in rows]
    return rows


def _with_cut_ends(rows: list[Row], width: int) -> tuple[list[Row], int]:
    """Fill up the rows of a file that cuts empty cells off the end of every row.

    It does where no row at all ends in an empty cell; a single short row in another file is torn.
    """
    filled = [row for row in rows if _filled(row)]
    short = sum(len(row) < width for row in filled)
    if not short or not all(row[-1].strip() and len(row) <= width for row in filled):
        return rows, 0
    torn = short == 1 and len(filled[-1]) < width  # the file ends in the middle of a row
    if torn or short < _CUT_BY_HABIT * len(filled):
        return rows, 0
    return [[*row, *[""] * (width - len(row))] if _filled(row) else row for row in rows], short


def _wrong_width(ragged: Mapping[int, Row], width: int) -> list[Skip]:
    return [
        Skip(line, f"{len(row)} cells where the header has {width}: {quoted(' | '.join(row))}")
        for line, row in ragged.items()
    ]


def _filled(row: Row) -> bool:
    return bool("".join(row).strip())


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the garbage collector: half a million small lists would have it search them over and over."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
