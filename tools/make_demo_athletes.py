"""Write data/demo/<athlete>.csv: the invented athletes of the demonstration, in Strong's export format.

    python -m tools.make_demo_athletes

Each is the sample lifter under another seed, the last months only, with one thing a coach would want to see:
Robin stopped three weeks before the others, Alex's deadlift falls, Kim trains in front of the mirror.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

from src.sharing.demo import ATHLETES
from tools.make_sample_log import TARGET, sample_log

_SINCE = date(2026, 4, 1)
_END = date(2026, 10, 31)
_SEEDS = {"demo_robin": 11, "demo_alex": 12, "demo_kim": 13}

Row = dict[str, str]


def day_of(row: Row) -> date:
    """Return the day of a row."""
    return datetime.fromisoformat(row["Date"]).date()


def stopped(row: Row) -> bool:
    """Keep what was done up to three weeks before the end."""
    return day_of(row) <= _END - timedelta(weeks=3)


def weaker(row: Row) -> bool:
    """Take 1.5% a week off the deadlift in the last ten weeks."""
    weeks = 10 - (_END - day_of(row)).days / 7
    if row["Exercise Name"] == "Deadlift (Barbell)" and weeks > 0 and row["Weight"]:
        row["Weight"] = f"{round(float(row['Weight']) * (1 - 0.015 * weeks) / 2.5) * 2.5:g}"
    return True


def mirrored(row: Row) -> bool:
    """Leave out most of the back half's work of the last two months."""
    late = day_of(row) > _END - timedelta(weeks=9)
    return not (late and row["Workout Name"].startswith("Back Half") and row["Set Order"] not in ("1", "W"))


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
