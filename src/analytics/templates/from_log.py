"""The lifter's own last session as one to build again."""

import numpy as np
import pandas as pd

from src.analytics.log import Log
from src.analytics.sides import DEFAULT_EXPOSURE, BalanceSettings, split
from src.analytics.summary import log_days
from src.analytics.templates.model import MOST_LINES, MOST_REPS, MOST_SETS, Template, TemplateLine
from src.analytics.templates.usual_reps import usual_reps
from src.analytics.work import counted_work

LATEST = "latest"
_RECENT_DAYS = 90


def latest_template(log: Log) -> Template | None:
    """Return the last session with more posterior than mirror work, with the reps each exercise usually has.

    Of the log's last 90 days; where none had more, the last of all. None without a set of reps.
    """
    rows = counted_work(log)
    last = log_days(log)[1]
    if last is None:
        return None
    rows = rows[(pd.Timestamp(last) - rows["day"]).dt.days < _RECENT_DAYS]
    names = rows["exercise"].unique().tolist()
    reps = usual_reps(log)
    rows = rows[rows["exercise"].isin(list(reps))].sort_values(["day", "place"])
    if rows.empty:
        return None
    settings = BalanceSettings()
    lead = {name: split(log.catalog.exercises[name], log.catalog, settings, settings.lens) for name in names}
    ahead = np.array([lead[name][0] - lead[name][1] for name in rows["exercise"]]) * rows["sets"]
    of_session = ahead.groupby(rows["session"], sort=False).sum()
    posterior = of_session[of_session > 0]
    key = int((posterior if len(posterior) else of_session).index[-1])
    lines = [
        TemplateLine(exercise, min(_sets(hard, sets), MOST_SETS), min(reps[exercise], MOST_REPS))
        for exercise, hard, sets in _of(rows, key)
    ]
    name = "Your last posterior session, again" if len(posterior) else "Your last session, again"
    return Template(LATEST, name, tuple(lines[:MOST_LINES]))


def _of(rows: pd.DataFrame, key: int) -> list[tuple[str, int, float]]:
    own = rows[rows["session"] == key]
    return list(zip(own["exercise"], own["hard_sets"], own["sets"], strict=True))


def _sets(hard: int, effort: float) -> int:
    """Return how many sets a session had of an exercise: hard ones, or those that count as exposures."""
    return int(hard) or max(1, round(effort / DEFAULT_EXPOSURE))
