"""Workouts that two apps both hold: recognised when the log is read, counted once, and listed.

Nothing is removed for it: both apps' sets stay stored, so undoing either import leaves the other's whole log.
"""

from typing import Any

import pandas as pd
import pyarrow as pa

from src.analytics.log import Log, named_sql
from src.analytics.session_matching import match_sessions
from src.store import Store

OWN_SHARE = 0.5  # of the sessions of a file and of a series: from here on they are the same account's
_DAY = pd.Timedelta(days=1)
_BY = ["source", "of_source", "counted"]


def overlaps(log: Log) -> pd.DataFrame:
    """Return one row for each two apps that hold the same sessions.

    Columns: source (the app whose copies these are), of_source (the app imported first, whose sets count),
    sessions, sets (of the copies), sets_differ (of these, sets that the counted session does not hold),
    first_day, last_day, shift_minutes (the commonest distance of the two clocks; null where an app writes no
    times), counted (true when the athlete asked for both to count).
    """
    return _summed(log.query("duplicates"), _BY)


def already_logged(store: Store, athlete_id: str, source: str, sets: pa.Table) -> list[dict[str, Any]]:
    """Return which sessions of an export, not yet stored, the log holds from another app or account.

    `sets` follows SETS_SCHEMA. One dict a source: source, sessions, sets, first_day, last_day (ISO),
    shift_minutes (the file's clock less the log's; None where one of the two has no times).
    """
    series = store.frame(named_sql("logged_series"), {"athlete": athlete_id}).set_index("series_id")["source"]
    keys = set(sets["workout_key"].unique().to_pylist())
    series = series.drop(_own(store, athlete_id, source, keys) if source in set(series) else [])
    if series.empty:
        return []
    file = sets.select(["workout_key", "started_at", "load_kg", "reps", "duration_s"]).to_pandas()
    days = pd.to_datetime(sets["day"].to_pandas())
    span = {"first": (days.min() - _DAY).date(), "last": (days.max() + _DAY).date()}
    logged = store.frame(named_sql("logged_sets"), {"athlete": athlete_id, **span})
    this = int(series.index.max()) + 1  # after all others, so that it is the file's sessions that are listed
    found = match_sessions(
        pd.concat([logged[logged["series_id"].isin(series.index)], file.assign(series_id=this)])
    )
    found = found[found["series_id"] == this]
    told = _summed(found.assign(source=found["of_series_id"].map(series)), ["source"])
    return [_plain(row) for _, row in told.iterrows()]


def _own(store: Store, athlete_id: str, source: str, keys: set[str]) -> list[int]:
    """Return the series the file continues: those of its app that share its sessions."""
    stored = store.frame(named_sql("session_keys"), {"athlete": athlete_id, "source": source})
    shared = stored["workout_key"].isin(keys).groupby(stored["series_id"]).agg(["sum", "size"])
    own = shared["sum"] >= OWN_SHARE * shared["size"].clip(upper=len(keys))
    return [int(series) for series in shared.index[own]]


def _summed(duplicates: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    told = duplicates.groupby(by, as_index=False).agg(
        sessions=("sets", "size"),
        sets=("sets", "sum"),
        sets_differ=("sets_differ", "sum"),
        first_day=("day", "min"),
        last_day=("day", "max"),
        shift_minutes=("shift_minutes", _commonest),
    )
    return told.sort_values(["first_day", *by], ignore_index=True)


def _commonest(shifts: pd.Series) -> float:
    return float(shifts.mode().min())


def _plain(row: pd.Series) -> dict[str, Any]:
    shift = row["shift_minutes"]
    return {
        "source": row["source"],
        "sessions": int(row["sessions"]),
        "sets": int(row["sets"]),
        "first_day": f"{row['first_day']:%Y-%m-%d}",
        "last_day": f"{row['last_day']:%Y-%m-%d}",
        "shift_minutes": None if pd.isna(shift) else int(shift),
    }
