"""What is remembered of the files that a source looked at."""

from typing import Any

from src.store import Store, Transaction
from src.sync.pauses import utc_now
from src.sync.state import HERE, Key
from src.sync.steps import KnownFile


def files(work: Transaction, key: Key) -> dict[str, KnownFile]:
    """Return the files that were looked at before, by path."""
    columns = "path, sha256, size, modified, import_id, outcome, reason"
    rows = work.rows(f"select {columns} from sync_files where {HERE}", key.params)
    return {row["path"]: KnownFile(**row) for row in rows}


def save_file(work: Transaction, key: Key, file: KnownFile) -> None:
    """Remember what became of a file."""
    work.rows(
        """
        insert into sync_files
            (athlete_id, source, account, path, sha256, size, modified, import_id, outcome, reason, looked_at)
        values ($athlete, $source, $account, $path, $sha256, $size, $modified, $import_id, $outcome, $reason,
            $now)
        on conflict (athlete_id, source, account, path) do update set
            sha256 = excluded.sha256, size = excluded.size, modified = excluded.modified,
            import_id = excluded.import_id, outcome = excluded.outcome, reason = excluded.reason,
            looked_at = excluded.looked_at
        """,
        {
            **key.params,
            "path": file.path,
            "sha256": file.sha256,
            "size": file.size,
            "modified": file.modified,
            "import_id": file.import_id,
            "outcome": file.outcome,
            "reason": file.reason,
            "now": utc_now(),
        },
    )


def files_aside(store: Store, key: Key) -> list[dict[str, Any]]:
    """Return path and reason of the files a source set aside, and did not read since."""
    return store.rows(
        f"""
        select path, reason from sync_files
        where {HERE} and outcome = 'set aside' and reason is not null
        order by path
        """,
        key.params,
    )


def read_again(store: Store, key: Key, path: str) -> None:
    """Let the next run read a file that was set aside, although it did not change."""
    with store.transaction() as work:
        work.rows(f"delete from sync_files where {HERE} and path = $path", {**key.params, "path": path})
