"""What a sync with wger copies: answers of its API in one document, names and units among them.

`{"wger": {"workoutlog": [...], "workoutsession": [...], "exercises": {"345": "Deadlifts"},
"repetition_units": {"1": "Repetitions"}, "weight_units": {"1": "kg"}}}`, or `weightentry` and `weight_unit`
for body weights. Field names of older servers are read as well, by what is there.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from src.ingest.readers.unpacked import WGER, Unpacked
from src.ingest.shapes.shape import capped, text_table, written
from src.ingest.text import TextTable

Json = Mapping[str, Any]

WEIGHTS_HEADER = ("wger date", "wger weight ({unit})")
_SECONDS = {"seconds": 1, "second": 1, "minutes": 60, "minute": 60}
_METRES: Mapping[str, Decimal | int] = {
    "miles": Decimal("1609.344"),
    "mile": Decimal("1609.344"),
    "kilometers": 1_000,
    "kilometres": 1_000,
    "meters": 1,
    "metres": 1,
}
_REPS = {
    "": "work",
    "repetitions": "work",
    "repetition": "work",
    "until failure": "failure",
    "max reps": "amrap",
}
_KILOS, _POUNDS = (
    frozenset({"kg", "kgs", "kilogram", "kilograms"}),
    frozenset({"lb", "lbs", "pound", "pounds"}),
)
_HARDEST = 10
_LONGEST_NAME = 80
_REMARK = "Lines count the sets of the document, from 1."


def wger(documents: Sequence[Any]) -> TextTable | None:
    """Return the sets of all sessions, or None if the documents are not from a sync with wger."""
    found = _document(documents, "workoutlog")
    if found is None:
        return None
    rows = (row._replace(line=line) for line, row in enumerate(_sets(found), 1))
    return WGER.table(rows, encoding="UTF-8 (JSON)", remarks=[_REMARK])


def wger_weights(documents: Sequence[Any]) -> TextTable | None:
    """Return the body weights, or None if the documents are not from a sync with wger."""
    found = _document(documents, "weightentry")
    if found is None:
        return None
    unit = "lb" if found.get("weight_unit") == "lb" else "kg"
    header = [name.format(unit=unit) for name in WEIGHTS_HEADER]
    rows = list(capped([_day_of(one), written(one.get("weight"))] for one in _objects(found["weightentry"])))
    return text_table(header, rows, range(1, len(rows) + 1), encoding="UTF-8 (JSON)")


def _document(documents: Sequence[Any], part: str) -> Json | None:
    first = documents[0] if len(documents) == 1 and isinstance(documents[0], dict) else {}
    found = first.get("wger")
    return found if isinstance(found, dict) and isinstance(found.get(part), list) else None


def _sets(found: Json) -> Iterator[Unpacked]:
    sessions = {str(one.get("id")): one for one in _objects(found.get("workoutsession"))}
    names, reps, loads = (
        _texts(found.get(part)) for part in ("exercises", "repetition_units", "weight_units")
    )
    logs = _objects(found["workoutlog"])
    drops = {str(log["next_log"]) for log in logs if log.get("next_log") is not None}
    for log in logs:
        session = sessions.get(str(log.get("session")), {})
        exercise = str(first_of(log, "exercise", "exercise_base"))
        yield Unpacked(
            line=0,
            date=_started(log, session),
            workout=written(session.get("notes")).strip().partition("\n")[0][:_LONGEST_NAME],
            workout_s=_length(session),
            exercise=names.get(exercise, f"wger exercise {exercise}"),
            **_measure(log, reps.get(str(first_of(log, "repetitions_unit", "repetition_unit")), ""), drops),
            **_load(log, loads.get(str(log.get("weight_unit")), "")),
            rpe=_rpe(log),
        )


def first_of(log: Json, *names: str) -> object:
    """Return the first of these fields that is not null: servers of other ages have other names."""
    return next((log[name] for name in names if log.get(name) is not None), None)


def _measure(log: Json, unit: str, drops: Container[str]) -> dict[str, str]:
    """Return reps, seconds or metres, as the unit of the repetitions says, and the kind of set."""
    count, unit = written(first_of(log, "repetitions", "reps")), unit.strip().casefold()
    if unit in _SECONDS:
        return {"seconds": _times(count, _SECONDS[unit]), "kind": "work"}
    if unit in _METRES:
        return {"metres": _times(count, _METRES[unit]), "kind": "work"}
    if unit in _REPS:
        kind = "drop" if str(log.get("id")) in drops else _REPS[unit]
        return {"reps": _times(count, 1), "kind": kind}
    return {"not_set": f"counted in {unit[:40]}, a unit that is not known here"}


def _load(log: Json, unit: str) -> dict[str, str]:
    """Return the load, where its unit is one of mass."""
    text, unit = written(log.get("weight")), unit.strip().casefold()
    if unit in _KILOS:
        return {"weight": text, "unit": "kg" if text else ""}
    if unit in _POUNDS:
        return {"weight": text, "unit": "lb" if text else ""}
    return {"note": f"{text} {unit}".strip()[:_LONGEST_NAME] if text else ""}


def _times(text: str, factor: Decimal | int) -> str:
    """Return a decimal text times a factor, exactly; what is no number is left for the reader to report."""
    try:
        value = Decimal(text) * factor
    except InvalidOperation:
        return text
    return f"{value.normalize():f}" if value.is_finite() and abs(value) < 10**9 else text


def _rpe(log: Json) -> str:
    """Return the RPE for the repetitions in reserve that wger keeps."""
    try:
        rir = Decimal(written(log.get("rir")))
    except InvalidOperation:
        return ""
    return f"{_HARDEST - rir:f}" if 0 <= rir < _HARDEST else ""


def _started(log: Json, session: Json) -> str:
    """Return when the session started: its own day and time where it tells, else the log's."""
    day, time = written(session.get("date"))[:10], written(session.get("time_start"))
    if day and time:
        return f"{day} {time}"
    return day or _day_of(log)


def _day_of(entry: Json) -> str:
    """Return the day as the server writes it, at its own clock."""
    return written(entry.get("date"))[:10]


def _length(session: Json) -> str:
    """Return how long a session took, in seconds; nothing where it ends before it starts."""
    start, end = (_clock(written(session.get(name))) for name in ("time_start", "time_end"))
    return f"{end - start}" if start is not None and end is not None and end > start else ""


def _clock(text: str) -> int | None:
    parts = text.split(":")
    if len(parts) < 2 or not all(part[:2].isdecimal() for part in parts[:2]):  # noqa: PLR2004 - h:m
        return None
    return int(parts[0][:2]) * 3600 + int(parts[1][:2]) * 60


def _texts(table: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in table.items()} if isinstance(table, dict) else {}


def _objects(items: object) -> list[Json]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
