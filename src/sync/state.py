"""What is remembered of each source: how far it has read, what the log does not follow yet, its history."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from src.store import Store, Transaction
from src.sync.steps import KnownFile

_HERE = "athlete_id = $athlete and source = $source and account = $account"
STOPPED = "It was stopped before it was done. The next sync goes on from there."


@dataclass(frozen=True)
class Key:
    """One athlete's account with one source."""

    athlete_id: str
    source: str
    account: str = ""

    @property
    def params(self) -> dict[str, Any]:
        """The key as parameters of a statement."""
        return {"athlete": self.athlete_id, "source": self.source, "account": self.account}

    @property
    def params_of_source(self) -> dict[str, Any]:
        """The same without the account: imports do not know it."""
        return {"athlete": self.athlete_id, "source": self.source}


@dataclass(frozen=True)
class Following:
    """How far the log follows the items of one kind."""

    changed_from: date | None = None  # the first day on which it does not; None: it follows them all
    covered_from: date | None = None  # the first day that any import spoke for
    imports: Sequence[int] = ()  # made since the athlete last resumed
    continues: int | None = None  # the last import made, undone or not

    @classmethod
    def of_json(cls, flat: Mapping[str, Any]) -> "Following":
        """Return what `to_json` wrote."""
        changed, covered = (flat[name] and date.fromisoformat(flat[name]) for name in _DAYS)
        return cls(changed, covered, tuple(flat["imports"]), flat["continues"])

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        days = (day and day.isoformat() for day in (self.changed_from, self.covered_from))
        return {
            **dict(zip(_DAYS, days, strict=True)),
            "imports": [*self.imports],
            "continues": self.continues,
        }

    def changed(self, days: Sequence[date]) -> "Following":
        """Return it with changes on these days."""
        known = [*days, *([self.changed_from] if self.changed_from else [])]
        return replace(self, changed_from=min(known, default=None))


_DAYS = ("changed_from", "covered_from")


@dataclass(frozen=True)
class SourceState:
    """Everything remembered of one source, without its history."""

    label: str = ""
    place: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    follows: Mapping[str, Following] = field(default_factory=dict)
    paused_at: datetime | None = None
    not_before: datetime | None = None

    def following(self, kind: str) -> Following:
        """Return how far the log follows a kind of items."""
        return self.follows.get(kind, Following())

    def with_following(self, kind: str, following: Following) -> "SourceState":
        """Return the state with one kind followed so far."""
        return replace(self, follows={**self.follows, kind: following})


def utc_now() -> datetime:
    """Return the moment as the tables keep it: UTC, naive, whole seconds."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def load(work: Transaction, key: Key) -> SourceState:
    """Return what is remembered; of a source never seen, nothing."""
    columns = "label, place, settings, follows, paused_at, not_before"
    rows = work.rows(f"select {columns} from sync_state where {_HERE}", key.params)
    if not rows:
        return SourceState()
    row = rows[0]
    follows = {kind: Following.of_json(flat) for kind, flat in json.loads(row["follows"]).items()}
    return SourceState(
        label=row["label"],
        place=json.loads(row["place"]),
        settings=json.loads(row["settings"]),
        follows=follows,
        paused_at=row["paused_at"],
        not_before=row["not_before"],
    )


def save(work: Transaction, key: Key, state: SourceState) -> None:
    """Remember this in place of what was."""
    flat = {kind: following.to_json() for kind, following in state.follows.items()}
    work.rows(
        """
        insert into sync_state
            (athlete_id, source, account, label, place, settings, follows, paused_at, not_before)
        values ($athlete, $source, $account, $label, $place, $settings, $follows, $paused_at, $not_before)
        on conflict (athlete_id, source, account) do update set
            label = excluded.label, place = excluded.place, settings = excluded.settings,
            follows = excluded.follows, paused_at = excluded.paused_at, not_before = excluded.not_before
        """,
        {
            **key.params,
            "label": state.label,
            "place": json.dumps(state.place, ensure_ascii=False),
            "settings": json.dumps(state.settings, ensure_ascii=False),
            "follows": json.dumps(flat),
            "paused_at": state.paused_at,
            "not_before": state.not_before,
        },
    )


def connect(store: Store, key: Key, label: str, settings: Mapping[str, Any] | None = None) -> None:
    """Let a source be known before its first run; choices made before stay unless new ones are given."""
    with store.transaction() as work:
        state = load(work, key)
        chosen = state.settings if settings is None else settings
        save(work, key, replace(state, label=label, settings=chosen))


def save_choices(store: Store, key: Key, settings: Mapping[str, Any]) -> None:
    """Replace what the athlete chose for a source; a key or a token is never kept here."""
    with store.transaction() as work:
        save(work, key, replace(load(work, key), settings=settings))


def pause(store: Store, key: Key) -> None:
    """Let no run happen until `resume`."""
    with store.transaction() as work:
        save(work, key, replace(load(work, key), paused_at=utc_now()))


def resume(store: Store, key: Key) -> None:
    """Let runs happen again; the next one makes the log follow everything the server holds."""
    with store.transaction() as work:
        state = replace(load(work, key), paused_at=None, not_before=None)
        for kind, following in state.follows.items():
            everything = following.changed([following.covered_from] if following.covered_from else [])
            state = state.with_following(kind, replace(everything, imports=()))
        save(work, key, state)
        work.rows(f"update sync_state set resumed_at = $now where {_HERE}", {**key.params, "now": utc_now()})


def forget(store: Store, key: Key) -> None:
    """Forget a source: its copy, its files, its state and history. What was imported stays in the log."""
    with store.transaction() as work:
        for table in ("sync_items", "sync_files", "sync_runs", "sync_state"):
            work.rows(f"delete from {table} where {_HERE}", key.params)


def begin(work: Transaction, key: Key, now: datetime) -> int:
    """Open a row of history; runs of the past that never ended are said to have been stopped."""
    stopped = {**key.params, "now": now, "sentence": STOPPED}
    work.rows(
        f"""
        update sync_runs set ended = $now, outcome = 'failed', sentence = $sentence
        where {_HERE} and ended is null
        """,
        stopped,
    )
    newest = "select coalesce(max(run_id), 0) + 1 as n from sync_runs where athlete_id = $athlete"
    run_id = int(work.rows(newest, {"athlete": key.athlete_id})[0]["n"])
    work.rows(
        """
        insert into sync_runs (athlete_id, run_id, source, account, started, counts, import_ids)
        values ($athlete, $run_id, $source, $account, $now, '{}', '[]')
        """,
        {**key.params, "run_id": run_id, "now": now},
    )
    return run_id


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
        where {_HERE}
        """,
        {**key.params, **told},
    )


def states(store: Store, athlete_id: str) -> list[dict[str, Any]]:
    """Return one row a source of the athlete.

    source, account, label, settings (a dict), paused_at, not_before, last_run (UTC), last_outcome,
    last_sentence.
    """
    with store.transaction() as work:
        rows = work.rows(
            """
            select source, account, label, settings, paused_at, not_before, last_run, last_outcome,
                last_sentence
            from sync_state where athlete_id = $athlete order by source, account
            """,
            {"athlete": athlete_id},
        )
    return [{**row, "settings": json.loads(row["settings"])} for row in rows]


def histories(store: Store, athlete_id: str, limit: int = 50) -> pd.DataFrame:
    """Return the last runs of all the athlete's sources, newest first.

    Columns: run_id, source, account, label, started, ended (UTC; null: under way), outcome, sentence, counts
    and import_ids (JSON text).
    """
    with store.transaction() as work:
        rows = work.rows(
            """
            select run_id, runs.source, runs.account, label, started, ended, outcome, sentence, counts,
                import_ids
            from sync_runs runs
            left join sync_state state on state.athlete_id = runs.athlete_id
                and state.source = runs.source and state.account = runs.account
            where runs.athlete_id = $athlete
            order by run_id desc
            limit $most
            """,
            {"athlete": athlete_id, "most": limit},
        )
    return pd.DataFrame(rows, columns=[*_HISTORY])


def origins(store: Store, athlete_id: str) -> dict[int, str]:
    """Return which source made an import, by import: 'Folder Exports'; of sources that are connected."""
    with store.transaction() as work:
        rows = work.rows(
            """
            select label, import_ids
            from sync_runs runs
            join sync_state state on state.athlete_id = runs.athlete_id
                and state.source = runs.source and state.account = runs.account
            where runs.athlete_id = $athlete and import_ids <> '[]'
            """,
            {"athlete": athlete_id},
        )
    return {made: row["label"] for row in rows for made in json.loads(row["import_ids"])}


_HISTORY = (
    "run_id", "source", "account", "label", "started", "ended", "outcome", "sentence", "counts", "import_ids",
)  # fmt: skip


def files(work: Transaction, key: Key) -> dict[str, KnownFile]:
    """Return the files that were looked at before, by path."""
    columns = "path, sha256, size, modified, import_id, outcome, reason"
    rows = work.rows(f"select {columns} from sync_files where {_HERE}", key.params)
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
