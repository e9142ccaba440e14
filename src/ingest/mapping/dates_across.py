"""Tables that go on to the right: an exercise in each row, a day in each column."""

from collections.abc import Sequence
from dataclasses import replace

from src.ingest.dates import is_date
from src.ingest.text import Row, TextTable

_SEVERAL = 2  # days across, at least
_WORK = "Work"  # a word that says nothing: the cells tell what they hold
_REMARK = "The days stand across the table: what is below each was read as rows of its own."


def upright(table: TextTable) -> TextTable:
    """Return a table whose header holds days with a row for each of them; another table as it is.

    A day may have several columns (`4 March kg`, `4 March reps`), as a header of two lines gives them.
    """
    days = [_day(name) for name in table.header]
    labels = list(dict.fromkeys(label for day, label in days if day))
    across = list(dict.fromkeys(day for day, _ in days if day))
    beside = [i for i, (day, _) in enumerate(days) if not day]
    named = [i for i in beside if table.header[i].strip()]
    unnamed = set(beside) - set(named)
    if len(across) < _SEVERAL or not named or named[0] > min(i for i, (day, _) in enumerate(days) if day):
        return table
    if len(named) > len(across) or any(row[i].strip() for row in table.rows for i in unnamed):
        return table
    places = {(day, label): i for i, (day, label) in enumerate(days) if day}
    rows, lines = list[Row](), list[int]()
    for day in across:
        for row, line in zip(table.rows, table.lines, strict=True):
            cells = [row[places[day, label]] if (day, label) in places else "" for label in labels]
            if any(cell.strip() for cell in cells):
                rows.append([*(row[i] for i in named), day, *cells])
                lines.append(line)
    header = [*(table.header[i] for i in named), "Date", *(label or _WORK for label in labels)]
    return replace(
        table, header=_distinct(header), rows=rows, lines=lines, ragged={}, remarks=(*table.remarks, _REMARK)
    )


def _day(name: str) -> tuple[str, str]:
    """Return the day a header names and what stands behind it; blanks where it names none."""
    if is_date(name):
        return name, ""
    day, _, label = name.rpartition(" ")
    return (day, label) if label and is_date(day) else ("", "")


def _distinct(header: Sequence[str]) -> list[str]:
    """Return the names with a number behind those that are there already."""
    return [name if name not in header[:i] else f"{name} {i + 1}" for i, name in enumerate(header)]
