"""Strong's layouts by their shape: the order of the columns is the same in every language of the app.

Only 'RPE' stays as it is in all of them, so it is asked for; the cells of the other columns have to fit.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from src.ingest.reader import UNITS
from src.ingest.values import UNREADABLE, number, seconds, whole

EXERCISE = "exercise by shape"  # stands for a header whose language is not known
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")
_LONGEST_TAG = 40

_SINCE_2024 = (
    "Date",
    "Workout Name",
    "Duration",
    EXERCISE,
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "RPE",
)
_SINCE_2020 = (*_SINCE_2024[:-1], "Notes", "Workout Notes", "RPE")
_ANDROID_2020 = (
    "Date", "Workout Name", EXERCISE, "Set Order", "Weight", "Weight Unit", "Reps", "RPE", "Distance",
    "Distance Unit", "Seconds", "Notes", "Workout Notes",
)  # fmt: skip
_ANDROID = (*_ANDROID_2020, "Workout Duration")
_NUMBERED = (
    "Workout #", "Date", "Workout Name", "Duration (sec)", EXERCISE, "Set Order", "Weight (kg)", "Reps",
    "RPE", "Distance (meters)", "Seconds", "Notes", "Workout Notes",
)  # fmt: skip
_LAYOUTS = (_SINCE_2020, _SINCE_2024, _ANDROID, _ANDROID_2020, _NUMBERED)


def columns_by_shape(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Sequence[str] | None:
    """Return the English header of the layout that header and rows have the shape of, or None."""
    names = [name.casefold() for name in header]
    return next((layout for layout in _LAYOUTS if rows and _fits(layout, names, rows)), None)


def _fits(layout: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    if len(names) != len(layout) or names[layout.index("RPE")] != "rpe":
        return False
    if "Weight (kg)" in layout and "kg" not in names[layout.index("Weight (kg)")]:
        return False
    columns = zip(layout, zip(*rows, strict=True), strict=True)
    counted = any(whole(row[layout.index("Set Order")].strip()) >= 0 for row in rows)
    return counted and all(
        test(cell.strip()) for name, cells in columns if (test := _CELLS.get(name)) for cell in cells
    )


def _is_number(text: str) -> bool:
    return number(text) != UNREADABLE


_CELLS: Mapping[str, Callable[[str], bool]] = {
    "Workout #": lambda text: whole(text) >= 0,
    "Date": lambda text: _STAMP.match(text) is not None,
    "Duration": lambda text: seconds(text) != UNREADABLE,
    "Duration (sec)": _is_number,
    EXERCISE: lambda text: bool(text) and not _is_number(text),
    "Set Order": lambda text: 0 < len(text) <= _LONGEST_TAG,
    "Weight Unit": lambda text: not text or text.casefold() in UNITS,
    **dict.fromkeys(
        ("Weight", "Weight (kg)", "Reps", "RPE", "Distance", "Distance (meters)", "Seconds"), _is_number
    ),
}
