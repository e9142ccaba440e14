"""Known exports that hold no sets: body weights and measurements, summaries of activities."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from src.ingest.reader import Columns, normalised
from src.ingest.reject import Reject
from src.ingest.text import TextTable


class BodyweightFile(Reject):
    """The file holds body weights: no log of sets, but what `src.ingest.bodyweights` reads."""

    def __init__(self, message: str, known: "NoLog", table: TextTable, columns: Columns) -> None:
        super().__init__(message)
        self.app, self.what = known.bodyweights_of or "", known.what
        self.table, self.columns = table, columns


_WEIGHT_IN = re.compile(r"\S.*\((kg|kgs|lb|lbs)\)")
_DATE_WORDS = frozenset({"date", "datum", "fecha", "data", "日期", "дата", "tarih", "dato", "日付", "날짜"})


@dataclass(frozen=True)
class NoLog:
    """One such export. `names` say where its values stand: date, value, unit."""

    what: str  # 'a list of body weights from Strong'
    names: Mapping[str, str]
    fits: Callable[[Columns], bool]
    do: str
    bodyweights_of: str | None = None  # the app, where these are body weights, which are read by themselves


def _two_columns(columns: Columns) -> bool:
    """Return whether the table is a date and a weight, whatever the language."""
    header = [normalised(name) for name in columns.header]
    return len(header) == 2 and header[0] in _DATE_WORDS and bool(_WEIGHT_IN.fullmatch(header[1]))  # noqa: PLR2004


def _has(*names: str) -> Callable[[Columns], bool]:
    return lambda columns: all(name in columns for name in names)


NO_LOGS = (
    NoLog(
        "a list of body weights, as Strong exports it",
        {"date": "date", "weight (kg)": "value", "weight (lb)": "value", "weight (lbs)": "value"},
        _two_columns,
        "In Strong, open Settings and choose 'Export Strong Data'.",
        "Strong",
    ),
    NoLog(
        "FitNotes' body tracker",
        {"date": "date", "time": "time", "measurement": "measurement", "value": "value", "unit": "unit"},
        _has("date", "measurement", "value", "unit"),
        "In FitNotes, open Settings, 'Spreadsheet Export', and choose the workout data.",
        "FitNotes",
    ),
    NoLog(
        "Hevy's list of body measurements",
        {"date": "date", "weight_kg": "value", "weight_lbs": "value", "fat_percent": "fat"},
        _has("date", "value", "fat"),
        "Hevy exports the workouts as a file of its own: choose that one.",
        "Hevy",
    ),
    NoLog(
        "wger's body weights",
        {"wger date": "date", "wger weight (kg)": "value", "wger weight (lb)": "value"},
        _has("date", "value"),
        "Sync with wger, which reads the sets too.",
        "wger",
    ),
    NoLog(
        "Garmin's list of activities, one line for each with its time and heart rate",
        {
            "activity name": "name",
            "title": "name",
            "activity type": "type",
            "activity date/time": "date",
            "date": "date",
            "total calories": "calories",
            "calories": "calories",
        },
        _has("type", "date", "calories"),
        "Garmin exports the sets of a strength activity only one activity at a time.",
    ),
)


def refuse_no_log(table: TextTable) -> None:
    """Refuse a table that is known and holds no sets.

    Raises:
        BodyweightFile: it holds body weights.
        Reject: it is another one, with what it is and where the sets are.

    """
    for known in NO_LOGS:
        columns = Columns(table, known.names)
        if not known.fits(columns):
            continue
        why = (
            f"This is {known.what}: {len(table.rows)} lines, and no sets. Hindsight needs the sets. "
            f"{known.do} Nothing was imported."
        )
        raise BodyweightFile(why, known, table, columns) if known.bodyweights_of else Reject(why)
