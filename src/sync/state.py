"""What is remembered of each source: how far it has read, and what the log does not follow yet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from src.store import Store, Transaction
from src.sync.pauses import utc_now

HERE = "athlete_id = $athlete and source = $source and account = $account"


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
    def job(self) -> str:
        """What names a sync of it where work is done once at a time."""
        return f"sync {self.source} {self.account}".strip()

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
    follows: Mapping[str, Following] = field(default_factory=dict)
    paused_at: datetime | None = None
    not_before: datetime | None = None

    def following(self, kind: str) -> Following:
        """Return how far the log follows a kind of items."""
        return self.follows.get(kind, Following())

    def with_following(self, kind: str, following: Following) -> "SourceState":
        """Return the state with one kind followed so far."""
        return replace(self, follows={**self.follows, kind: following})


def load(work: Transaction, key: Key) -> SourceState:
    """Return what is remembered; of a source never seen, nothing."""
    columns = "label, place, follows, paused_at, not_before"
    rows = work.rows(f"select {columns} from sync_state where {HERE}", key.params)
    if not rows:
        return SourceState()
    row = rows[0]
    follows = {kind: Following.of_json(flat) for kind, flat in json.loads(row["follows"]).items()}
    return SourceState(
        label=row["label"],
        place=json.loads(row["place"]),
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
        values ($athlete, $source, $account, $label, $place, '{}', $follows, $paused_at, $not_before)
        on conflict (athlete_id, source, account) do update set
            label = excluded.label, place = excluded.place, follows = excluded.follows,
            paused_at = excluded.paused_at, not_before = excluded.not_before
        """,
        {
            **key.params,
            "label": state.label,
            "place": json.dumps(state.place, ensure_ascii=False),
            "follows": json.dumps(flat),
            "paused_at": state.paused_at,
            "not_before": state.not_before,
        },
    )


def connect(store: Store, key: Key, label: str) -> None:
    """Let a source be known before its first run."""
    with store.transaction() as work:
        save(work, key, replace(load(work, key), label=label))


def is_connected(work: Transaction, key: Key) -> bool:
    """Return whether a source is known."""
    return bool(work.rows(f"select 1 as known from sync_state where {HERE}", key.params))


def pause(store: Store, key: Key) -> None:
    """Let no run happen until `resume`."""
    with store.transaction() as work:
        work.rows(f"update sync_state set paused_at = $now where {HERE}", {**key.params, "now": utc_now()})


def resume(store: Store, key: Key) -> None:
    """Let runs happen again; the next one makes the log follow everything the server holds."""
    with store.transaction() as work:
        if not is_connected(work, key):  # another window disconnected it
            return
        state = replace(load(work, key), paused_at=None, not_before=None)
        for kind, following in state.follows.items():
            everything = following.changed([following.covered_from] if following.covered_from else [])
            state = state.with_following(kind, replace(everything, imports=()))
        save(work, key, state)


def forget(store: Store, key: Key) -> None:
    """Forget a source: its copy, its files and how far it was read. Its history and its imports stay."""
    with store.transaction() as work:
        for table in ("sync_items", "sync_files", "sync_state"):
            work.rows(f"delete from {table} where {HERE}", key.params)


def states(store: Store, athlete_id: str) -> list[dict[str, Any]]:
    """Return one row a source of the athlete.

    source, account, label, paused_at, not_before, last_run (UTC), last_outcome, last_sentence.
    """
    return store.rows(
        """
        select source, account, label, paused_at, not_before, last_run, last_outcome, last_sentence
        from sync_state where athlete_id = $athlete order by source, account
        """,
        {"athlete": athlete_id},
    )
