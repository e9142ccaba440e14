"""The reps a lifter usually does of an exercise."""

from src.analytics.log import Log
from src.analytics.summary import before_now


def usual_reps(log: Log) -> dict[str, int]:
    """Return the median reps of a set of each exercise in the log's last 90 days; none without reps."""
    found = log.once("usual reps", lambda: log.query("templates/usual_reps", earlier=before_now(log)))
    return dict(zip(found["exercise"], found["reps"].round().astype("int64").tolist(), strict=True))
