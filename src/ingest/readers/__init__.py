"""The readers, one module an app. To add one: write the module, and add its reader here."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from src.ingest.dates import is_date
from src.ingest.reader import Columns, Entries, Reader, normalised, with_listed_names
from src.ingest.readers.fitbod import FITBOD
from src.ingest.readers.fitnotes import FITNOTES
from src.ingest.readers.gymbook import GYMBOOK
from src.ingest.readers.gymrun import GYMRUN
from src.ingest.readers.hevy import HEVY
from src.ingest.readers.liftlog import LIFTLOG
from src.ingest.readers.liftosaur import LIFTOSAUR
from src.ingest.readers.lyfta import LYFTA
from src.ingest.readers.no_logs import refuse_no_log
from src.ingest.readers.repcount import REPCOUNT
from src.ingest.readers.start_date_utc import START_DATE_UTC
from src.ingest.readers.strong import STRONG
from src.ingest.readers.stronglifts import STRONGLIFTS
from src.ingest.readers.unpacked import UNPACKED
from src.ingest.reject import Reject, quoted
from src.ingest.text import DELIMITER_NAMES, TextTable, with_header
from src.ingest.values import UNREADABLE, number
from src.ingest.written_numbers import as_written

LOOKED_AT = 20  # rows that tell what a column without a name holds
READERS: tuple[Reader, ...] = (
    STRONG,
    HEVY,
    FITNOTES,
    FITBOD,
    STRONGLIFTS,
    LIFTOSAUR,
    LYFTA,
    REPCOUNT,
    GYMBOOK,
    GYMRUN,
    LIFTLOG,
    START_DATE_UTC,
    *UNPACKED,
)
SHOWN_COLUMNS = 6
MAX_NAMES = 5_000  # of exercises: a log of ten years has two hundred


def read_entries(
    table: TextTable, last_resort: Callable[[TextTable], Reader | Reject]
) -> tuple[Reader, TextTable, Entries]:
    """Return the reader that knows the table's header, the table, and its entries.

    `last_resort` gives a reader for a table that no app wrote, or says why it cannot be read.

    Raises:
        Reject: no reader knows the header, or the one that does cannot read the table.

    """
    first_row, table = table.header, headed(table)
    if found := _reader_of(table):
        reader, table = found
        table = reader.prepared(table)
        columns = Columns(table, reader.names)
        columns.refuse_doubles()
        _refuse_too_many_names(columns)
        return reader, table, as_written(columns, reader.entries(columns))
    refuse_no_log(table)
    own = last_resort(table)
    if isinstance(own, Reject) and len(first_row) == 1:
        raise Reject(_no_table(first_row[0]), mapping=own.mapping)
    if isinstance(own, Reject) and table.header is not first_row:
        raise Reject(_headerless(first_row), mapping=own.mapping)
    if isinstance(own, Reject):
        raise Reject(f"{_unknown(table)} {own}", mapping=own.mapping)
    table = own.prepared(table)
    columns = Columns(table, own.names)
    _refuse_too_many_names(columns)
    return own, table, own.entries(columns)


def _reader_of(table: TextTable) -> tuple[Reader, TextTable] | None:
    """Return the reader that knows the header, with its words joined in whatever way."""
    for reader in READERS:
        # StrongLifts' layouts are more than listed names: half respelled they would be half read.
        respelled = table if reader is STRONGLIFTS else with_listed_names(table, reader.names)
        if reader.reads(Columns(respelled, reader.names)):
            return reader, respelled
    return None


def _refuse_too_many_names(columns: Columns) -> None:
    names = len(columns.spelled("exercise").spellings)
    if names > MAX_NAMES:
        raise Reject(
            f"The file names {names:,} different exercises; at most {MAX_NAMES:,} are read. Probably the "
            f"column '{columns.written.get('exercise', 'exercise')}' holds something else."
        )


def is_known(table: TextTable) -> bool:
    """Return whether some reader knows the table."""
    if _reader_of(table):
        return True
    dated = any(is_date(cell) for cell in table.header[:2])
    return dated and any(reader.bare_header(table.header) for reader in READERS)


def headed(table: TextTable) -> TextTable:
    """Give a table that starts with data a header: that of its app, else 'column 1 (date)' and so on."""
    if not any(is_date(cell) for cell in table.header[:2]):
        return table
    for reader in READERS:
        if header := reader.bare_header(table.header):
            return with_header(table, header)
    rows = [table.header, *table.rows[:LOOKED_AT]]
    columns = enumerate(zip(*rows, strict=True), 1)
    return with_header(table, [f"column {place} ({_kind(cells)})" for place, cells in columns])


def _kind(cells: Sequence[str]) -> str:
    """Return what a column holds: in its name, so that no mapping is reused for a table of other kinds."""
    first = next(filter(None, map(str.strip, cells)), "")
    if not first:
        return "empty"
    if number(first) != UNREADABLE:
        return "number"
    return "date" if is_date(first) else "text"


def _no_table(first_line: str) -> str:
    return (
        f"The file is no table: its first line, {quoted(first_line)}, has no comma, semicolon, tab or pipe "
        "to divide it into cells. Write one line for each exercise, such as '2026-03-04,Deadlift,100,5', "
        "below 'Date,Exercise,Weight,Reps', and save that as CSV."
    )


def _headerless(first_row: Sequence[str]) -> str:
    return (
        f"The first line is already data, not a header with column names ({_shown(first_row)}), and the "
        "cells alone do not tell what every column is. Put a line such as 'Date,Exercise,Weight,Reps' on top "
        "of it, or the app's own header."
    )


def _unknown(table: TextTable) -> str:
    closest = max(READERS, key=lambda reader: _likeness(table, reader))
    return (
        f"No reader knows this file. Its header is {_shown(table.header)}, split at each "
        f"{DELIMITER_NAMES[table.delimiter]}; the closest is {closest.label}."
    )


def _likeness(table: TextTable, reader: Reader) -> float:
    """Return how much of a header a reader knows; unknown names count by their spelling."""
    header = [normalised(name) for name in table.header]
    known = sum(name in reader.names for name in header)
    return known + SequenceMatcher(None, ",".join(header)[:500], ",".join(reader.example).casefold()).ratio()


def _shown(header: Sequence[str]) -> str:
    names = [quoted(name) for name in header[:SHOWN_COLUMNS]]
    more = len(header) - SHOWN_COLUMNS
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
