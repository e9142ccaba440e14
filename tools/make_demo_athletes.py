"""Write data/demo/<athlete>.csv: the invented athletes of the demonstration, in Strong's export format.

    python -m tools.make_demo_athletes

Each is the sample lifter under another seed, the last months only, most with one thing a coach would want to
see: Robin and Tom stopped before the others, Alex's deadlift falls, Kim trains in front of the mirror, Ines
behind it, Jonas' pulls stand still, Maya loads more than ever at once, Lena writes a name nobody knows,
Omar has just begun.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

from src.sharing.demo import ATHLETES, LAST_DAY
from tools.make_sample_log import TARGET, sample_log

_SINCE = date(2026, 4, 1)
_SHORT = date(2026, 7, 1)  # for those who came later
_SEEDS = {
    "demo_robin": 11,
    "demo_alex": 17,
    "demo_kim": 13,
    "demo_ines": 23,
    "demo_jonas": 29,
    "demo_lena": 31,
    "demo_maya": 37,
    "demo_omar": 41,
    "demo_priya": 43,
    "demo_tom": 47,
    "demo_zoe": 59,
}

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


def behind(row: Row) -> bool:
    """Of the last two months, leave the pressing days out."""
    return day_of(row) <= LAST_DAY - timedelta(weeks=9) or row["Workout Name"] != "Push"


def steady(row: Row) -> bool:
    """Keep deadlift and row at one load."""
    for name, load in (("Deadlift (Barbell)", "130"), ("Bent Over Row (Barbell)", "65")):
        if row["Exercise Name"] == name and row["Weight"] and row["Set Order"] != "W":
            row["Weight"] = load
    return True


def misnamed(row: Row) -> bool:
    """Call one exercise what nobody else calls it."""
    if row["Exercise Name"] == "Kettlebell Swing":
        row["Exercise Name"] = "Monday thing with the bell"
    return True


def loaded(row: Row) -> bool:
    """Put an eighth more on the Romanian deadlift in the last week."""
    if (
        day_of(row) > LAST_DAY - timedelta(days=7)
        and row["Exercise Name"].startswith("Romanian")
        and row["Weight"]
    ):
        row["Weight"] = f"{round(float(row['Weight']) * 1.12 / 2.5) * 2.5:g}"
    return True


def begun(row: Row) -> bool:
    """Keep the last three weeks."""
    return day_of(row) > LAST_DAY - timedelta(weeks=3)


def paused(row: Row) -> bool:
    """Keep what was done up to ten days before the end."""
    return day_of(row) <= LAST_DAY - timedelta(days=10)


def well(_: Row) -> bool:
    """Keep everything."""
    return True


_STORIES: dict[str, Callable[[Row], bool]] = {
    "demo_robin": stopped,
    "demo_alex": weaker,
    "demo_kim": mirrored,
    "demo_ines": behind,
    "demo_jonas": steady,
    "demo_lena": misnamed,
    "demo_maya": loaded,
    "demo_omar": begun,
    "demo_priya": well,
    "demo_tom": paused,
    "demo_zoe": well,
}
_LONGER = {"demo_robin", "demo_alex", "demo_kim"}


def log_of(athlete: str) -> str:
    """Return the athlete's export."""
    rows = csv.DictReader(io.StringIO(sample_log(_SEEDS[athlete])))
    since = _SINCE if athlete in _LONGER else _SHORT
    told = [row for row in rows if day_of(row) >= since and _STORIES[athlete](row)]
    out = io.StringIO()
    writer = csv.DictWriter(out, rows.fieldnames or [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(told)
    return out.getvalue()


if __name__ == "__main__":
    for name in ATHLETES.keys() & _SEEDS.keys():
        (TARGET.parent / f"{name}.csv").write_text(log_of(name), encoding="utf-8", newline="")
