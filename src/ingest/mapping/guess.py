"""What the columns of an unknown table mean, by the words of its header and by its cells."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace

from src.analytics.written import percent
from src.ingest.dates import read_dates
from src.ingest.mapping import cells as cell
from src.ingest.mapping.evidence import LONG_TIME, MANY, Values, is_load, is_reps
from src.ingest.mapping.model import Column, Confidence, Mapping
from src.ingest.mapping.names import Catalogue, Names
from src.ingest.mapping.unread import why_no_load, why_no_reps
from src.ingest.mapping.wide import movements, of_each_set
from src.ingest.mapping.words import Heading, Role, heading, seconds_in
from src.ingest.reader import normalised
from src.ingest.reject import Reject, quoted
from src.ingest.text import TextTable
from src.ingest.values import number

_EXACT, _PARTIAL, _HINT = 2.0, 1.0, 0.5
_BY_NUMBER = 0.4  # of the worth of a date, that of a number which can stand for one
_MOST, _MANY, _SOME, _FEW = 0.9, 0.7, 0.5, 0.3
_ANY = 0.01  # of the cells: enough for a column that is called just what it is to be asked about
_WHY_NOT: AnyMapping[Role, Callable[[str], str]] = {"reps": why_no_reps, "weight": why_no_load}
_ASKED = frozenset({"weight", "reps"})
_RISING = 0.8  # share of set numbers above 1 that go on from the last of their exercise
_OF_A_BLOCK = ("date", "exercise")  # in the order of `_JUDGES`
_A_DAY = 10  # letters of a date and time, about, that say the day
_BLANK_BY_HABIT = 0.2  # share of blank dates or names from which a blank means 'same as above'
_LOADED = 12  # a first number above this is hardly a count of sets
_HEAVY_REPS = 30
_HALF_A_REP = re.compile(r"\d{1,2},(?:5|0|25|50|75|00)")
_SEVERAL_REPS = 2
_A_SESSION = 3  # sets a day, at least, of which one time all day is the session's

Verdict = tuple[float, Confidence, str]  # how well a column fits a role (0: not at all), and why
Judge = Callable[[Heading, Values], Verdict]
_NO: Verdict = (0.0, "guess", "")


@dataclass(frozen=True)
class _Sheet:
    """A table, its headings taken apart and its cells counted."""

    table: TextTable
    cells: Sequence[Sequence[str]]
    headings: Sequence[Heading]
    values: Sequence[Values]
    names: Names


def guess(table: TextTable, catalog: Catalogue | None = None) -> Mapping:
    """Return what the columns of a table probably mean; `Mapping.missing` says what no column gives.

    `catalog` tells names of exercises; None loads the project's own.
    """
    names = Names(catalog)
    cells = table.columns
    sheet = _Sheet(
        table,
        cells,
        [heading(written) for written in table.header],
        [Values.of(column, names) for column in cells],
        names,
    )
    columns = _with_roles(sheet, of_each_set(sheet.headings, sheet.values))
    if not any(c.role == "exercise" and c.confidence != "guess" for c in columns.values()):
        across = movements(
            sheet.headings, sheet.values, names, taken=[i for i in columns if columns[i].role == "date"]
        )
        columns = {
            **{
                i: c for i, c in columns.items() if not across or c.role not in ("exercise", "set", "workout")
            },
            **across,
        }
    columns = _with_session_lengths(sheet, columns)
    filled = [columns.get(i) or _unused(sheet, i) for i in range(len(table.header))]
    return _with_options(sheet, Mapping(tuple(filled)))


def _with_session_lengths(sheet: _Sheet, columns: dict[int, Column]) -> dict[int, Column]:
    """Take a time beside reps that is far too long for them, or the same all day, for the session's."""
    reps = [i for i, column in columns.items() if column.role in ("reps", "set")]
    dates = [i for i, column in columns.items() if column.role == "date"]
    names = [i for i, column in columns.items() if column.role == "exercise"]

    def why_session(i: int) -> str:
        timed = [row for row in sheet.table.rows if row[i].strip() not in {"", "0"}]
        beside = sum(any(row[j].strip() not in {"", "0"} for j in reps) for row in timed)
        if not timed or beside < _MANY * len(timed):
            return ""
        of_day: dict[str, set[str]] = {}
        for row in timed:
            of_day.setdefault(" ".join(row[j] for j in dates), set()).add(row[i])
        # Three planks of a minute are no session: some day must have the time beside several exercises.
        several = len({" ".join(row[j] for j in dates + names) for row in timed}) > len(of_day)
        shared = all(len(times) == 1 for times in of_day.values())
        if several and shared and len(timed) >= _A_SESSION * len(of_day):
            return "all sets of a day have the same"
        unit = seconds_in(sheet.headings[i].unit) or 1.0
        long = sheet.values[i].share(lambda text: number(text) * unit >= LONG_TIME)
        is_long = max(long, sheet.values[i].session_lengths) >= _MANY
        return "times this long are those of sessions" if is_long else ""

    return {
        i: replace(column, role="length", confidence="likely", why=why)
        if column.role == "duration" and (why := why_session(i))
        else column
        for i, column in columns.items()
    }


def _unused(sheet: _Sheet, i: int) -> Column:
    head, values = sheet.headings[i], sheet.values[i]
    if head.role == "reps" and values.counts and not values.reps:
        return Column(head.written, "ignore", "likely", why_no_reps(values.counts[0][0], "is none"))
    if head.role == "date" and values.counts:
        return Column(head.written, "ignore", "likely", f"{quoted(values.counts[0][0])} is none")
    told = head.role == "ignore"
    why = "its name says something else than a set" if told else "neither its name nor its cells say more"
    return Column(sheet.headings[i].written, "ignore", "likely" if told else "guess", why)


def _with_roles(sheet: _Sheet, columns: dict[int, Column]) -> dict[int, Column]:
    """Return the columns with the best one for each role added, the most telling role first."""
    columns = dict(columns)
    has = {column.role for column in columns.values()}
    for role, judge in _JUDGES.items():
        if role in has or (role in ("sets", "set", "order") and "set" in has):
            continue
        if role == "set" and "reps" in has and any(column.number for column in columns.values()):
            continue  # the sets have columns of their own: what is written like sets sums them up
        fits = {
            i: judge(sheet.headings[i], sheet.values[i])
            for i in range(len(sheet.headings))
            if i not in columns and sheet.values[i].counts
        }
        ranked = sorted(
            (i for i in fits if fits[i][0] > 0),
            key=lambda i: (-fits[i][0], normalised(sheet.headings[i].written), i),
        )
        for i in ranked if role == "notes" else ranked[:1]:
            _, confidence, why = fits[i]
            column = Column(sheet.headings[i].written, role, confidence, why)
            columns[i] = _settled(sheet, i, column, [j for j in columns if columns[j].role in _OF_A_BLOCK])
    return columns


def _settled(sheet: _Sheet, i: int, column: Column, block: list[int]) -> Column:
    """Return the column with its unit; a column of sets is a count, or the number of each set."""
    column = replace(column, unit=sheet.headings[i].unit)
    if column.role == "sets" and _is_rising(sheet, i, block):
        return replace(column, role="order", why="it numbers the sets: 1, 2, 3")
    return column


def _is_rising(sheet: _Sheet, i: int, block: list[int]) -> bool:
    """Return whether a column counts 1, 2, 3 (or 3, 2, 1) within each exercise of a day, or within each day.

    Of a superset, whose rows take turns, each exercise is counted by itself.
    """
    rows, above = list[tuple[int, tuple[str, ...]]](), ("",) * len(block)
    for row in sheet.table.rows:
        above = tuple(row[j].strip()[:_A_DAY] or old for j, old in zip(block, above, strict=True))
        if n := cell.count(row[i]):
            rows.append((n, above))
    if not rows or len({n for n, _ in rows}) == 1 or min(n for n, _ in rows) != 1:
        return False
    return any(_counts_on(ordered, len(block)) for ordered in (rows, rows[::-1]))


def _counts_on(rows: Sequence[tuple[int, tuple[str, ...]]], columns: int) -> bool:
    """Return whether most numbers above 1 are one more than the last of their exercise, or of their day.

    A count of sets may do so from one exercise to the next (1, 2, 3), so that within a day half of them have
    to go on within an exercise too.
    """
    numbered = sum(n > 1 for n, _ in rows)
    within = _steps_within(rows, columns)
    return within >= _RISING * numbered or (
        columns > 1 and within >= _SOME * numbered and _steps_within(rows, columns - 1) >= _RISING * numbered
    )


def _steps_within(rows: Sequence[tuple[int, tuple[str, ...]]], columns: int) -> int:
    """Return how many rows are numbered one higher than the last row with the same first cells."""
    last, steps = dict[tuple[str, ...], int](), 0
    for n, block in rows:
        key = block[:columns]
        steps += last.get(key, 0) + 1 == n > 1
        last[key] = n
    return steps


def _strength(head: Heading, role: Role) -> float:
    return 0.0 if head.role != role else _EXACT if head.exact else _PARTIAL


def _by_header(role: Role, look: str, share: Callable[[Values], float], least: float = _MANY) -> Judge:
    """Return the judge of a role that the header must name and the cells must not contradict."""

    def judge(head: Heading, values: Values) -> Verdict:
        strength, fit = _strength(head, role), share(values)
        if not strength or fit < (_ANY if role in _ASKED and head.exact else least):
            return _NO
        if fit < least:  # to be asked about, with the first rows beside the question
            odd = next((text for text, _ in values.counts if role in _WHY_NOT and not _fits(role, text)), "")
            example = f"; {_WHY_NOT[role](odd)}" if odd else ""
            return (
                strength + fit,
                "guess",
                f"its name says so, but only {percent(fit)} of its cells {look}{example}",
            )
        sure = head.exact and fit >= _MOST
        return (
            strength + fit,
            "sure" if sure else "likely",
            f"its name says so, and {fit:.0%} of its cells {look}",
        )

    return judge


def _fits(role: Role, text: str) -> bool:
    return is_reps(text, MANY) if role == "reps" else is_load(text)


def _or_by_cells(named: Judge, look: str, share: Callable[[Values], float]) -> Judge:
    """Return a judge that guesses by the cells where the header says nothing."""

    def judge(head: Heading, values: Values) -> Verdict:
        fit = 0.0 if head.role is not None or not head.words else share(values)
        return (fit, "guess", f"{fit:.0%} of its cells {look}") if fit >= _MOST else named(head, values)

    return judge


def _or_by_unit(told: Judge) -> Judge:
    """Return a judge of loads that guesses by a unit in a header whose words nobody listed."""

    def judge(head: Heading, values: Values) -> Verdict:
        unlisted = head.role is None and head.words and head.unit in ("kg", "lb") and not head.number
        if unlisted and values.loads >= _MOST:
            return (
                _HINT,
                "guess",
                f"its unit is that of loads, and {percent(values.loads)} of its cells can be some",
            )
        return told(head, values)

    return judge


def _date(head: Heading, values: Values) -> Verdict:
    named = _strength(head, "date") or (_HINT if head.role == "time" else 0.0)
    loose = values.loose_dates if _strength(head, "date") else values.day_numbers if named else 0.0
    fit = max(values.dates, loose)
    if fit < (_SOME if named else _MOST) or (head.role == "ignore" and not named):
        return _NO
    why = f"{fit:.0%} of its cells are dates"
    if named >= _PARTIAL and values.day_numbers >= _MANY:  # a time written as such beside it is worth more
        return (
            _PARTIAL + _BY_NUMBER * fit,
            "likely",
            f"its name says so, and {fit:.0%} of its numbers can be days",
        )
    if named >= _PARTIAL:
        return (
            named + fit,
            "sure" if head.exact and fit >= _MOST else "likely",
            f"its name says so, and {why}",
        )
    return named + fit, "likely", why


def _exercise(head: Heading, values: Values) -> Verdict:
    strength = _strength(head, "exercise")
    if values.texts < _MANY or (head.role == "ignore" and not strength):
        return _NO
    known = values.known_names
    why = f"{known:.0%} of its cells name exercises we know"
    if strength == _EXACT:
        return strength + known, "sure" if known >= _SOME else "likely", f"its name says so, and {why}"
    if known < _FEW:
        return _NO
    return strength + known, "likely" if strength or known >= _SOME else "guess", why


def _sets(head: Heading, values: Values) -> Verdict:
    fit = values.counts_of_sets
    if head.role == "done" and "set" in head.words.split() and fit >= _MOST and not values.verdicts:
        return _PARTIAL + fit, "likely", f"{percent(fit)} of its cells are numbers of sets that were done"
    if not _strength(head, "sets") or values.counts_of_sets < _MANY:
        return _NO
    return _by_header("sets", "are small whole numbers", lambda v: v.counts_of_sets)(head, values)


def _set(head: Heading, values: Values) -> Verdict:
    """Judge a column of whole sets, such as '3x5 @ 100': the cells alone can tell."""
    fit = values.structured
    if fit < _SOME or head.role in ("date", "exercise", "ignore", "notes", "weight"):
        return _NO
    named = head.role in ("set", "sets", "order", "reps", "workout")
    return (
        (_PARTIAL if named else 0.0) + fit,
        "likely" if fit >= _MANY else "guess",
        (f"{fit:.0%} of its cells are written like sets"),
    )


# In the order in which the roles choose their column.
_JUDGES: AnyMapping[Role, Judge] = {
    "date": _date,
    "exercise": _exercise,
    "weight": _or_by_unit(
        _or_by_cells(
            _by_header("weight", "are loads", lambda v: v.loads), "can be loads", lambda v: v.likely_loads
        )
    ),
    "reps": _or_by_cells(
        _by_header("reps", "are reps", lambda v: v.reps),
        "can be reps",
        lambda v: v.usual_reps if v.structured < _SOME else 0.0,  # '3x8 @ 100' is whole sets
    ),
    "sets": _sets,
    "order": _by_header("order", "are numbers", lambda v: v.numbers),
    "set": _set,
    "unit": _by_header("unit", "are units", lambda v: v.units),
    "time": _by_header("time", "are times of the day", lambda v: v.clocks),
    "rpe": _by_header("rpe", "are numbers up to 10", lambda v: v.efforts),
    "rir": _by_header("rir", "are numbers up to 10", lambda v: v.efforts),
    "kind": _by_header("kind", "are kinds of sets", lambda v: v.kinds),
    "duration": _by_header("duration", "are times", lambda v: v.times),
    "distance": _by_header("distance", "are numbers", lambda v: v.numbers),
    "side": _by_header("side", "are sides", lambda v: v.sides),
    "done": _by_header("done", "are yes or no", lambda v: v.verdicts),
    "length": _by_header("length", "are times", lambda v: v.times),
    "workout": _by_header("workout", "are names", lambda v: v.texts, _SOME),
    "notes": _by_header("notes", "are texts", lambda _: 1.0),
}


def _with_options(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Return the mapping with what the cells say about the writer's habits."""
    options = [_named_by_title, _filled_down, _paired, _decimal, _listed, _dated]
    for option in options:
        mapping = option(sheet, mapping)
    return mapping


def _told(mapping: Mapping, remark: str) -> Mapping:
    return replace(mapping, remarks=(*mapping.remarks, remark))


def _named_by_title(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Take the name of a workbook's sheet for the exercise of every row, if it is one."""
    title = sheet.table.title.strip()
    if "exercise" in mapping.missing and title and sheet.names.knows(title):
        return _told(
            replace(mapping, exercise=title), f"Every row is {quoted(title)}: the sheet has that name."
        )
    return mapping


def _filled_down(sheet: _Sheet, mapping: Mapping) -> Mapping:
    measured = mapping.of("reps", "set", "weight", "sets", "duration")
    filled = [any(row[i].strip() for i in measured) for row in sheet.table.rows]
    total = sum(filled)
    for i in mapping.of("date", "exercise"):
        blank = sum(f and not text.strip() for f, text in zip(filled, sheet.cells[i], strict=True))
        if total and blank >= _BLANK_BY_HABIT * total and blank < total:
            column = quoted(mapping.columns[i].header)
            return _told(
                replace(mapping, fill_down=True),
                f"A blank {column} is read as 'same as above' ({blank} of {total} rows).",
            )
    return mapping


def _written_sets(sheet: _Sheet, mapping: Mapping) -> list[str]:
    return [text for i in mapping.of("set", "reps") for text, _ in sheet.values[i].counts]


def _paired(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Decide what a bare pair means: with a column of loads it is sets x reps, else its numbers tell."""
    cells = [(text, pair) for text in _written_sets(sheet, mapping) if (pair := cell.is_pair(text))]
    if not cells:
        return mapping
    example = quoted(cells[0][0])
    if mapping.of("weight"):
        return _told(mapping, f"{example} is read as sets x reps: the loads have a column of their own.")
    pairs = [pair for _, pair in cells]
    load_first = sum(a > _LOADED or a != int(a) for a, _ in pairs) / len(pairs)
    load_last = sum(b > _HEAVY_REPS or b != int(b) for _, b in pairs) / len(pairs)
    if max(load_first, load_last) < _FEW:
        return _told(mapping, f"{example} is read as sets x reps: no such number looks like a load.")
    if load_first >= load_last:
        return _told(
            replace(mapping, pairs="load_reps"),
            f"{example} is read as load x reps: {load_first:.0%} of the first numbers are too many for sets.",
        )
    return _told(
        replace(mapping, pairs="reps_load"),
        f"{example} is read as reps x load: {load_last:.0%} of the second numbers are too many for reps.",
    )


def _decimal(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Take '6,5' for a part of a rep where the table writes decimal commas and mostly single numbers."""
    cells = [(text, count) for i in mapping.of("reps") for text, count in sheet.values[i].counts]
    parted = sum(count for text, count in cells if _HALF_A_REP.fullmatch(text))
    if not parted or any("," in text and not _HALF_A_REP.fullmatch(text) for text, _ in cells):
        return mapping
    plain = sum(count for text, count in cells if text.isdecimal())
    if plain <= parted or _says_two(sheet, mapping) or not _decimal_commas(sheet, mapping):
        return mapping
    example = next(text for text, _ in cells if _HALF_A_REP.fullmatch(text))
    return _told(
        replace(mapping, lists="decimals"),
        f"{quoted(example)} is read as a part of a rep, as the table writes decimal commas; two sets would "
        f"be {quoted(example.replace(',', '/'))}.",
    )


def _says_two(sheet: _Sheet, mapping: Mapping) -> bool:
    """Return whether a column of counts says that a cell such as '6,5' is two sets."""
    reps, sets = mapping.of("reps"), mapping.of("sets")
    return any(
        cell.count(row[j]) == _SEVERAL_REPS
        for row in sheet.table.rows
        for i in reps
        for j in sets
        if _HALF_A_REP.fullmatch(row[i].strip())
    )


def _decimal_commas(sheet: _Sheet, mapping: Mapping) -> bool:
    """Return whether loads have decimal commas; where none has decimals, whether commas split no cells."""
    loads = [text for i in mapping.of("weight") for text, _ in sheet.values[i].counts]
    return any("," in text for text in loads) or (
        sheet.table.delimiter != "," and not any("." in text for text in loads)
    )


def _listed(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Decide whether a list of numbers starts with the load: it does if its first number stands out."""
    if mapping.of("weight"):
        return mapping
    cells = [(text, found) for text in _written_sets(sheet, mapping) if (found := cell.bare_list(text))]
    heavy = sum(found[0] > _LOADED and found[0] > max(found[1:]) for _, found in cells)
    if not cells or heavy < _SOME * len(cells):
        return mapping
    return _told(
        replace(mapping, lists="load_first"),
        f"{quoted(cells[0][0])} is read as a load and the reps of each set: the first number stands out.",
    )


def _dated(sheet: _Sheet, mapping: Mapping) -> Mapping:
    """Say what is assumed where nothing in the dates tells the day from the month."""
    i = next(iter(mapping.of("date")), None)
    if i is None:
        return mapping
    # In the order of the file: it tells which order of day and month keeps the log in order of time.
    spellings = list(dict.fromkeys(text.strip() for text in sheet.cells[i]))
    try:
        read_dates(spellings)
    except Reject:
        pounds = any(column.unit == "lb" for column in mapping.columns)
        columns = list(mapping.columns)
        columns[i] = replace(
            columns[i], confidence="guess", why="nothing in its dates tells the day from the month"
        )
        order = "month/day, as people write who lift pounds" if pounds else "day/month"
        return _told(
            replace(mapping, columns=tuple(columns), day_first=not pounds),
            f"Dates are taken for {order}; nothing in the file tells.",
        )
    return mapping
