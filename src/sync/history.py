"""What each run of a source did and when; kept when the source is disconnected."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd

from src.store import Store, Transaction
from src.sync.pauses import utc_now
from src.sync.state import HERE, Key

STOPPED = "It was stopped before it was done. The next sync goes on from there."
_COLUMNS = (
    "run_id", "source", "account", "label", "started", "ended", "outcome", "sentence", "counts", "import_ids",
)  # fmt: skip


def begin(work: Transaction, key: Key, label: str) -> int:
    """Open a row of history; runs of the past that never ended are said to have been stopped."""
    now = utc_now()
    work.rows(
        f"""
        update sync_runs set ended = $now, outcome = 'failed', sentence = $sentence
        where {HERE} and ended is null
        """,
        {**key.params, "now": now, "sentence": STOPPED},
    )
    opened = work.rows(
        """
        insert into sync_runs (athlete_id, run_id, source, account, label, started, counts, import_ids)
        select $athlete, coalesce(max(run_id), 0) + 1, $source, $account, $label, $now, '{}', '[]'
        from sync_runs where athlete_id = $athlete
        returning run_id
        """,
        {**key.params, "label": label, "now": now},
    )
    return int(opened[0]["run_id"])


def end(
    work: Transaction,
    key: Key,
    run_id: int,
    *,
    outcome: str,
    sentence: str,
    counts: Mapping[str, int],
    import_ids: Sequence[int],
) -> None:
    """Close a row of history, and say it on the source's own row."""
    told = {"now": utc_now(), "outcome": outcome, "sentence": sentence}
    work.rows(
        """
        update sync_runs
        set ended = $now, outcome = $outcome, sentence = $sentence, counts = $counts, import_ids = $imports
        where athlete_id = $athlete and run_id = $run_id
        """,
        {
            "athlete": key.athlete_id,
            "run_id": run_id,
            **told,
            "counts": json.dumps(dict(counts)),
            "imports": json.dumps([*import_ids]),
        },
    )
    work.rows(
        f"""
        update sync_state set last_run = $now, last_outcome = $outcome, last_sentence = $sentence
        where {HERE}
        """,
        {**key.params, **told},
    )


def histories(store: Store, athlete_id: str, limit: int = 50) -> pd.DataFrame:
    """Return the last runs of all the athlete's sources, connected still or not, newest first.

    Columns: run_id, source, account, label, started, ended (UTC; null: under way), outcome, sentence, counts
    and import_ids (JSON text).
    """
    rows = store.rows(
        f"""
        select {", ".join(_COLUMNS)} from sync_runs
        where athlete_id = $athlete
        order by run_id desc
        limit $most
        """,
        {"athlete": athlete_id, "most": limit},
    )
    return pd.DataFrame(rows, columns=[*_COLUMNS])


def origins(store: Store, athlete_id: str) -> dict[int, str]:
    """Return which source made an import, by import: 'Folder Exports'."""
    rows = store.rows(
        "select label, import_ids from sync_runs where athlete_id = $athlete and import_ids <> '[]'",
        {"athlete": athlete_id},
    )
    return {made: row["label"] for row in rows for made in json.loads(row["import_ids"])}
