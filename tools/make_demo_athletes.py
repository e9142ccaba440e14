"""Write data/demo/<athlete>.csv: the invented athletes of the demonstration, in Strong's export format.

    python -m tools.make_demo_athletes

Each is the sample lifter under another seed, the last months only, with one thing a coach would want to see:
Robin stopped three weeks before the others, Alex's deadlift falls, Kim trains in front of the mirror.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

from src.sharing.demo import ATHLETES, LAST_DAY
from tools.make_sample_log import TARGET, sample_log

_SINCE = date(2026, 4, 1)
_SEEDS = {"demo_robin": 11, "demo_alex": 17, "demo_kim": 13}

Row = dict[str, str]


def day_of(row: Row) -> date:
    """Return the day of a row."""
    return datetime.fromisoformat(row["Date"]).date()


def stopped(row: Row) -> bool:
    """Keep what was done up to three weeks before the end."""
    return day_of(row) <= LAST_DAY - timedelta(weeks=3)


def weaker(row: Row) -> bool:
    """Take 2% a week off the deadlift in the last fifteen weeks."""
    weeks = 15 - (LAST_DAY - day_of(row)).days / 7
    if row["Exercise Name"] == "Deadlift (Barbell)" and weeks > 0 and row["Weight"]:
        row["Weight"] = f"{round(float(row['Weight']) * (1 - 0.02 * weeks) / 2.5) * 2.5:g}"
    return True


def mirrored(row: Row) -> bool:
    """Of the last two months, keep the pressing days and the squats."""
    late = day_of(row) > LAST_DAY - timedelta(weeks=9)
    return not late or row["Workout Name"] == "Push" or row["Exercise Name"].startswith("Squat")


_STORIES: dict[str, Callable[[Row], bool]] = {
    "demo_robin": stopped,
    "demo_alex": weaker,
    "demo_kim": mirrored,
}


def log_of(athlete: str) -> str:
    """Return the athlete's export."""
    rows = csv.DictReader(io.StringIO(sample_log(_SEEDS[athlete])))
    told = [row for row in rows if day_of(row) >= _SINCE and _STORIES[athlete](row)]
    out = io.StringIO()
    writer = csv.DictWriter(out, rows.fieldnames or [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(told)
    return out.getvalue()


if __name__ == "__main__":
    for name in ATHLETES.keys() & _SEEDS.keys():
        (TARGET.parent / f"{name}.csv").write_text(log_of(name), encoding="utf-8", newline="")
