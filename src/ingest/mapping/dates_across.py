"""Tables that go on to the right: an exercise in each row, a day in each column."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from src.analytics.written import written
from src.ingest.dates import is_date
from src.ingest.reject import Reject
from src.ingest.shapes.shape import MAX_ENTRIES
from src.ingest.text import Row, TextTable

_SEVERAL = 2  # days across, at least
_MOST_OF_A_DAY = 20  # columns below one day, at most
_WORK = "Work"  # a word that says nothing: the cells tell what they hold
_REMARK = "The days stand across the table: what is below each was read as rows of its own."

_Places = Mapping[str, Sequence[int]]  # the columns below a day, by what stands behind it in the header


def upright(table: TextTable) -> TextTable:
    """Return a table whose header holds days with a row for each of them; another table as it is.

    A day may have several columns, as a header of two lines gives them: `4 March 2026 kg`, `4 March 2026
    reps`.

    Raises:
        Reject: more is written below the days than a training log holds.

    """
    days = [_day(name) for name in table.header]
    named = [i for i, (day, _) in enumerate(days) if not day and table.header[i].strip()]
    labels = list(dict.fromkeys(label for day, label in days if day))
    places = defaultdict[str, defaultdict[str, list[int]]](lambda: defaultdict(list))
    for i, (day, label) in enumerate(days):
        if day:
            places[day][label].append(i)
    if len(labels) > _MOST_OF_A_DAY or not _stands_across(table, named, places):
        return table
    rows, lines = list[Row](), list[int]()
    for day, columns_of in places.items():
        below = _again_and_again(columns_of, labels)
        for row, line in zip(table.rows, table.lines, strict=True):
            for columns, own in below:
                if any(row[i].strip() for i in own):
                    cells = ("" if i is None else row[i] for i in columns)
                    rows.append([*(row[i] for i in named), day, *cells])
                    lines.append(line)
        if len(rows) > MAX_ENTRIES:
            raise Reject(
                f"Below the days that stand across the table are more than {written(MAX_ENTRIES)} entries; a "
                "training log is far shorter."
            )
    header = [*(table.header[i] for i in named), "Date", *(label or _WORK for label in labels)]
    return replace(
        table, header=_distinct(header), rows=rows, lines=lines, ragged={}, remarks=(*table.remarks, _REMARK)
    )


def _stands_across(table: TextTable, named: Sequence[int], places: Mapping[str, _Places]) -> bool:
    """Return whether several days, each with the same columns, stand behind the names of what was done."""
    taken = {i for columns_of in places.values() for columns in columns_of.values() for i in columns}
    if len(places) < _SEVERAL or not named or named[0] > min(taken) or len(named) > len(places):
        return False
    unnamed = [i for i in range(len(table.header)) if i not in taken and i not in named]
    filled = any(row[i].strip() for row in table.rows for i in unnamed)
    return not filled and all(map(_is_regular, places.values()))


def _is_regular(places: _Places) -> bool:
    """Return whether each label stands below a day once, or as often as the others."""
    return len({len(columns) for columns in places.values()} - {1}) <= 1


def _again_and_again(places: _Places, labels: Sequence[str]) -> list[tuple[list[int | None], list[int]]]:
    """Return the columns of a day, once for each time its labels stand below it: `kg`, `reps`, `kg`, `reps`.

    One that stands there once goes with each of the others: `kg`, `reps`, `reps`. The second list has the
    columns of that time alone, of which one has to be filled.
    """
    times = max(len(columns) for columns in places.values())
    found = []
    for time in range(times):
        columns = [places[label][time % len(places[label])] if label in places else None for label in labels]
        own = [place[time] for place in places.values() if len(place) == times]
        found.append((columns, own))
    return found


def _day(name: str) -> tuple[str, str]:
    """Return the day a header names and what stands behind it; blanks where it names none."""
    if is_date(name):
        return name, ""
    day, _, label = name.rpartition(" ")
    return (day, label) if label and is_date(day) else ("", "")


def _distinct(header: Sequence[str]) -> list[str]:
    """Return the names with a number behind those that are there already."""
    return [name if name not in header[:i] else f"{name} {i + 1}" for i, name in enumerate(header)]
