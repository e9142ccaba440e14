"""What a report holds only when asked for: the body weight, and what the lifter wrote beside sets."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from src.analytics import Log, Window, bodyweight_on, bodyweights, canonical_sets
from src.analytics.written import MINUS
from src.charts import Unit, plain, short

MOST_NOTES: Final = 12
_LONGEST: Final = 240  # characters of a note
_HEIGHT: Final = r"[\d.,]+ ?(?:cm|in|inches|\")?"  # of a box: read as a number already


@dataclass(frozen=True)
class Note:
    """What was written beside a set."""

    day: str
    name: str  # of the exercise, as written
    text: str


def notes_of(log: Log, since: date) -> tuple[tuple[Note, ...], int]:
    """Return the latest notes from a day on, newest first, and how many older ones there are."""
    sets = canonical_sets(log)
    text = sets["note"].fillna("").str.strip()
    told = text.ne("") & ~(sets["lift"].eq("box_jump") & text.str.fullmatch(_HEIGHT))
    written = sets[(sets["day"] >= pd.Timestamp(since)) & told]
    newest = written.iloc[::-1].drop_duplicates(["day", "exercise_written", "note"])
    columns = (newest[name].head(MOST_NOTES) for name in ("day", "exercise_written", "note"))
    notes = tuple(
        Note(short(day.date()), str(name), _cut(str(text))) for day, name, text in zip(*columns, strict=True)
    )
    return notes, max(len(newest) - MOST_NOTES, 0)


def bodyweight_lines(log: Log, window: Window, unit: Unit) -> tuple[str, ...]:
    """Return the body weight at the log's last day, and how it moved over the days shown."""
    if window.last_day is None:
        return ()
    now = bodyweight_on(log, window.last_day)
    if now.kg is None:
        return ("Body weight unknown.",)
    lines = [f"Body weight {_weight(now.kg, unit)}, {now.sentence}."]
    weighed = window.of(bodyweights(log))
    if len(weighed) > 1:
        first, last = weighed.iloc[0], weighed.iloc[-1]
        change = (last["weight_kg"] - first["weight_kg"]) / unit.size
        sign = "+" if change >= 0 else MINUS
        lines.append(
            f"{sign}{plain(abs(change), 1)} {unit.id} from {short(first['day'].date())} "
            f"to {short(last['day'].date())}, {len(weighed)} weigh-ins."
        )
    return tuple(lines)


def _weight(kg: float, unit: Unit) -> str:
    return f"{plain(unit.of(kg), 1)} {unit.id}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}\u2026"
