"""Garmin's FIT activity: the set messages of a strength session, in the watch's own local time.

Only the few messages that matter are taken apart; the others, a record a second, are stepped over by their
length: to decode them all takes ten seconds a megabyte. The names of the exercises are those of fitdecode's
profile.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice

from src.ingest.readers.unpacked import GARMIN, Unpacked
from src.ingest.reject import Reject
from src.ingest.shapes.garmin_sets import readable
from src.ingest.shapes.shape import Shape
from src.ingest.text import TextTable

MAX_ACTIVITY = 4_000_000
MAX_MESSAGES = 5_000

_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_ACTIVITY, _SET, _TITLE = 34, 225, 264
_TIMESTAMP, _LOCAL_TIMESTAMP = 253, 5  # fields of an activity
_DURATION, _REPS, _WEIGHT, _KIND, _START, _CATEGORY, _SUBTYPE = 0, 3, 4, 5, 6, 7, 8  # of a set
_TITLE_CATEGORY, _TITLE_SUBTYPE, _TITLE_NAME = 0, 1, 2
_ACTIVE = 1
_UNKNOWN = 65534
_WEIGHT_SCALE, _DURATION_SCALE = 16, 1000
_LONGEST_OFFSET = 15 * 3600
_CODES = {0: "B", 1: "b", 2: "B", 3: "h", 4: "H", 5: "i", 6: "I", 10: "B", 11: "H", 12: "I", 13: "B"}
_TEXT = 7
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
_DAMAGED = (
    "This is a Garmin FIT activity that is damaged or cut off. Export it from Garmin Connect again ('Export "
    "Original')."
)

Values = tuple[int | None, ...] | str
Message = Mapping[int, Values]  # field number -> its values, None where the watch set none


@dataclass(frozen=True)
class _Definition:
    number: int
    order: str  # '<' or '>'
    fields: list[tuple[int, int, int]]  # number, bytes, base type
    length: int  # of a message, in bytes


def _unpack(data: bytes) -> list[TextTable]:
    if len(data) > MAX_ACTIVITY:
        raise Reject(
            f"The activity has {len(data) / 1e6:.1f} MB; at most {MAX_ACTIVITY / 1e6:.0f} MB are read. A "
            "session in the gym is far smaller."
        )
    try:
        messages = list(islice(_messages(data), MAX_MESSAGES + 1))
    except (IndexError, struct.error) as error:
        raise Reject(_DAMAGED) from error
    if len(messages) > MAX_MESSAGES:
        raise Reject(f"The activity has more than {MAX_MESSAGES:,} sets and rests; no session has so many.")
    sets = [message for number, message in messages if number == _SET]
    if not sets:
        raise Reject(
            "This Garmin activity holds no sets of exercises; only strength activities recorded set by set "
            "are read."
        )
    offset = next((o for number, message in messages if number == _ACTIVITY and (o := _offset(message))), 0)
    titles = {
        (_first(message, _TITLE_CATEGORY), _first(message, _TITLE_SUBTYPE)): str(message.get(_TITLE_NAME, ""))
        for number, message in messages
        if number == _TITLE
    }
    remarks = ["Lines count the entries of the activity, from 1."]
    if not offset:
        remarks.append("Times are UTC: the activity does not say how far the watch's clock was from it.")
    rows = list(_rows(sets, offset, titles))
    return [GARMIN.table(rows, encoding="FIT", remarks=remarks)]


def _rows(
    sets: list[Message], offset: int, titles: Mapping[tuple[int | None, int | None], str]
) -> Iterator[Unpacked]:
    starts = [start for message in sets if (start := _first(message, _START)) is not None]
    began = _EPOCH + timedelta(seconds=min(starts, default=0) + offset)
    for line, message in enumerate(sets, 1):
        active = _first(message, _KIND) == _ACTIVE
        weight, duration = _first(message, _WEIGHT), _first(message, _DURATION)
        yield Unpacked(
            line,
            date=began.strftime("%Y-%m-%d %H:%M:%S") if starts else "",
            exercise=_exercise(message, titles) if active else "",
            weight=f"{weight / _WEIGHT_SCALE:.10g}" if weight else "",
            unit="kg",
            reps=str(_first(message, _REPS) or ""),
            seconds=f"{duration / _DURATION_SCALE:.10g}" if duration else "",
            not_set="" if active else "rest timer",
        )


def _exercise(message: Message, titles: Mapping[tuple[int | None, int | None], str]) -> str:
    """Return the first exercise the watch names; it lists its guesses, the likeliest first."""
    categories, subtypes = message.get(_CATEGORY, ()), message.get(_SUBTYPE, ())
    for place, category in enumerate(categories):
        subtype = subtypes[place] if place < len(subtypes) else None
        if isinstance(category, int) and category != _UNKNOWN and not isinstance(subtype, str):
            return titles.get((category, subtype)) or _name(category, subtype)
    return "Unknown"


@cache
def _enumerations() -> Mapping[str, Mapping[int, str]]:
    from fitdecode.profile import (  # type: ignore[import-untyped] # noqa: PLC0415 - large, for FIT alone
        FIELD_TYPES,
    )

    return {name: kind.enum for name, kind in FIELD_TYPES.items() if kind.enum}


def _name(category: int, subtype: int | None) -> str:
    names = _enumerations()
    group = names["exercise_category"].get(category)
    if group is None:
        return f"Garmin category {category}"
    exact = names.get(f"{group}_exercise_name", {}).get(-1 if subtype is None else subtype)
    return readable(exact or group)


def _offset(message: Message) -> int:
    """Return by how many seconds the watch's clock is ahead of UTC; 0 where it does not say."""
    stamp, local = _first(message, _TIMESTAMP), _first(message, _LOCAL_TIMESTAMP)
    if stamp is None or local is None or abs(local - stamp) > _LONGEST_OFFSET:
        return 0
    return round((local - stamp) / 900) * 900  # zones differ by quarters of an hour


def _first(message: Message, field: int) -> int | None:
    values = message.get(field)
    return values[0] if isinstance(values, tuple) and values else None


def _messages(data: bytes) -> Iterator[tuple[int, Message]]:
    """Yield number and fields of the messages that matter, in the order of the file."""
    at, end = data[0], data[0] + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise Reject(_DAMAGED)
    definitions: dict[int, _Definition] = {}
    while at < end:
        header = data[at]
        at += 1
        if header & _DEFINITION and not header & _COMPRESSED:
            definitions[header & 0x0F], at = _definition(data, at, developer=bool(header & _DEVELOPER))
            continue
        local = (header >> 5) & 0x03 if header & _COMPRESSED else header & 0x0F
        if not (definition := definitions.get(local)) or not 0 < definition.length <= end - at:
            raise Reject(_DAMAGED)
        if definition.number in {_ACTIVITY, _SET, _TITLE}:
            yield definition.number, _fields(data, at, definition)
        at += definition.length


def _definition(data: bytes, at: int, *, developer: bool) -> tuple[_Definition, int]:
    order = ">" if data[at + 1] else "<"
    (number,) = struct.unpack_from(f"{order}H", data, at + 2)
    count, at = data[at + 4], at + 5
    fields = [struct.unpack_from("3B", data, at + 3 * i) for i in range(count)]
    at += 3 * count
    length = sum(size for _, size, _ in fields)
    if developer:
        extra = data[at]
        length += sum(data[at + 2 + 3 * i] for i in range(extra))
        at += 1 + 3 * extra
    return _Definition(number, order, [(a, b, c) for a, b, c in fields], length), at


def _fields(data: bytes, at: int, definition: _Definition) -> Message:
    message: dict[int, Values] = {}
    for number, size, base in definition.fields:
        kind = base & 0x1F
        raw = data[at : at + size]
        at += size
        if kind == _TEXT:
            message[number] = raw.partition(b"\x00")[0].decode("utf-8", "replace")
        elif code := _CODES.get(kind):
            width = struct.calcsize(code)
            values = struct.unpack(f"{definition.order}{size // width}{code}", raw[: size // width * width])
            unset = _unset(code, width)
            message[number] = tuple(None if value == unset else value for value in values)
    return message


def _unset(code: str, width: int) -> int:
    """Return what stands for 'no value': all bits set, but the sign's."""
    return (1 << 8 * width - (1 if code.islower() else 0)) - 1


FIT = Shape("Garmin FIT activity", lambda head: head[8:12] == b".FIT", _unpack)
