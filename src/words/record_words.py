"""Records in words: what was made, and what it beat."""

from datetime import date
from typing import Final

import pandas as pd

from src.analytics.written import counted, written
from src.charts import Unit, heights

# Of several records of a day, the first of these is said.
_KINDS: Final = ("height", "bell", "load", "contacts", "reps", "estimate")
_WITHOUT_REPS: Final = ("height", "contacts")


def latest_of_each(records: pd.DataFrame) -> pd.DataFrame:
    """Return one record an exercise, newest first: of its latest day, and of that day the plainest."""
    order = records.assign(plainest=records["kind"].map(_KINDS.index))
    return order.sort_values(["day", "plainest"], ascending=[False, True]).drop_duplicates("exercise")


def record_days(records: pd.DataFrame, exercise: str) -> list[date]:
    """Return the days this variant set a record of any kind: those its list of records names."""
    return list(dict.fromkeys(records.loc[records["exercise"] == exercise, "day"].dt.date))


def made_words(kind: str, value: float, reps: float, unit: Unit) -> str:
    """Return what was made: '140 kg \u00d7 5, most for 5 reps', 'estimated 183 kg', '60 cm'."""
    amount = amount_words(kind, value, unit)
    if kind == "estimate":
        return f"estimated {amount}"
    if kind in _WITHOUT_REPS or pd.isna(reps):
        return amount
    made = f"{amount} \u00d7 {int(reps)}"
    of = {"reps": f"most for {counted(int(reps), 'rep')}", "load": "heaviest load", "bell": "heaviest bell"}[
        kind
    ]
    return f"{made}, {of}"


def amount_words(kind: str, value: float, unit: Unit) -> str:
    """Return an amount of a kind of record, such as the one it beat, in the reader's unit."""
    if kind == "estimate":
        return unit.estimate(value)
    if kind == "contacts":
        return f"{written(value)} landings"
    return (heights(unit) if kind == "height" else unit).load(value)
