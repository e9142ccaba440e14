"""What stands beside a lift's chart."""

import pandas as pd

from src.analytics.written import written
from src.charts import Unit

_ROWS = 8
STATUS_WORDS = {
    "tested": "done",
    "estimated": "estimate",
    "index": "for comparison",
    "lower_bound": "this or more",
}


def rep_max_table(table: pd.DataFrame, unit: Unit, *, ahead: bool) -> pd.DataFrame:
    """Return the rep maxes as a lifter reads them, without likely ones where nothing is learned yet.

    `ahead`: they are of the next four weeks.
    """
    estimates = pd.Series(data=False, index=table.index)
    ends = (unit.shown(table[end], estimates) for end in ("low_80", "high_80"))
    low, high = (end.map(lambda one: written(one, 2)) for end in ends)
    told = table["median_kg"].notna()
    likely = "Likely in 4 weeks" if ahead else "Likely max"
    made = {"Reps": table["reps"]}
    if told.any():  # before, a formula's number is the headline's alone
        made[f"{likely}, {unit.id}"] = unit.shown(table["median_kg"], estimates)
        made[f"80% range, {unit.id}"] = (low + "\u2013" + high).where(told)
    made[f"Best done, {unit.id}"] = unit.column(table["best_done_kg"])
    made["First done"] = table["best_done_day"].dt.date
    return pd.DataFrame(made)


def best_sets(days: pd.DataFrame, unit: Unit, label: str) -> pd.DataFrame:
    """Return the best sets or days of a range, best first, as a lifter reads them."""
    best = days.dropna(subset=["value"]).sort_values(["value", "day"], ascending=False).head(_ROWS)
    made: dict[str, pd.Series] = {"Day": best["day"].dt.date}
    if best["load_kg"].notna().any():
        made["Set"] = pd.Series(
            [
                f"{unit.load(kg)} \u00d7 {reps}"
                for kg, reps in zip(best["load_kg"], best["reps"], strict=True)
            ],
            index=best.index,
            dtype="str",
        )
    made[f"{label}, {unit.id}"] = unit.shown(best["value"], best["status"] == "tested")
    made["What it is"] = best["status"].map(STATUS_WORDS)
    return pd.DataFrame(made)
