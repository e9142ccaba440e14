"""Which exports in the log are of the account that is synced: the same sessions, whatever the clock."""

import pandas as pd

from src.analytics.session_matching import match_sessions
from src.ingest import read_export
from src.store import Store
from src.sync.state import Key
from src.sync.steps import Export

SAME_ACCOUNT = 0.5  # of the sessions of an earlier export, or of the synced ones


def import_of_same_account(store: Store, key: Key, export: Export) -> int | None:
    """Return the newest import of the series of this app that holds the sessions a server holds too.

    Their clocks may differ by whole quarter hours: an app's CSV is in local time, its API in UTC. None: the
    log has no such import, and the sync starts a series of its own.
    """
    with store.transaction() as work:
        series = work.rows(
            """
            select series_id, max(import_id) as newest from imports
            where athlete_id = $athlete and source = $source and undone_at is null and series_id > 0
            group by series_id order by series_id
            """,
            key.params_of_source,
        )
        if not series or export.kind != "workout":
            return None
        logged = pd.DataFrame(
            work.rows(
                """
                select series_id, workout_key, started_at, load_kg, reps, duration_s from sets
                where athlete_id = $athlete and source = $source
                """,
                key.params_of_source,
            )
        )
    if logged.empty:
        return None
    synced = read_export(export.name, export.data).sets
    columns = ["workout_key", "started_at", "load_kg", "reps", "duration_s"]
    this = int(logged["series_id"].max()) + 1
    both = pd.concat([logged, synced.select(columns).to_pandas().assign(series_id=this)])
    both = both.astype({"load_kg": "float64", "reps": "float64", "duration_s": "float64"})
    found = match_sessions(both)
    found = found[found["series_id"] == this]
    sessions = both.groupby("series_id")["workout_key"].nunique()
    shared = found.groupby("of_series_id").size() / sessions.clip(upper=sessions[this])
    shared = shared[shared >= SAME_ACCOUNT]
    if shared.empty:
        return None
    best = int(shared.idxmax())
    return next(int(row["newest"]) for row in series if row["series_id"] == best)
