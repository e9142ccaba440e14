"""The sources one athlete connected: made, tried, paused and taken away; and the `Source` each stands for."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from src.ingest import Reject, import_file
from src.ingest.importer import Names
from src.store import Store
from src.sync import hevy, state, wger
from src.sync.addresses import file_address
from src.sync.credentials import Credentials, Home, Kept
from src.sync.faults import SyncFault
from src.sync.folder import Folder
from src.sync.hevy import Hevy
from src.sync.link import Link
from src.sync.past import Past
from src.sync.run import SyncReport, sync
from src.sync.safe_http import UnsafeAddressError, safe_client
from src.sync.secret import Secret
from src.sync.source import Progress, Source, quiet
from src.sync.state import Key
from src.sync.steps import Export, SetAside, Step
from src.sync.wger import Wger

_log = logging.getLogger("hindsight")
OURS = "Something went wrong on our side; the program's log explains it. Your log is unharmed."
SYNC_HOURS = "sync_hours"  # the setting: how old a sync may be when the app opens; NEVER: it is not looked at
USUAL_HOURS, NEVER = 6, -1


@dataclass(frozen=True)
class Connection:
    """One connected source and how it is doing."""

    key: Key
    label: str
    paused: bool
    not_before: datetime | None  # the server asked to be left alone until then (UTC)
    last_run: datetime | None  # UTC
    last_outcome: str | None
    last_sentence: str | None
    kept: Kept | None  # its key, for the sources that need one


@dataclass(frozen=True)
class Unready:
    """Stands for a source that cannot be opened: its run says why, and is remembered like any other."""

    name: str
    account: str
    label: str
    fault: SyncFault

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Say why there is nothing to read."""
        del past, progress
        raise self.fault


class Connections:
    """What one athlete connected."""

    def __init__(self, store: Store, athlete_id: str, credentials: Credentials, *, hosted: bool) -> None:
        self.store = store
        self.athlete_id = athlete_id
        self.credentials = credentials
        self.hosted = hosted

    def all(self) -> list[Connection]:
        """Return the connected sources."""
        return [self._connection(row) for row in state.states(self.store, self.athlete_id)]

    def due(self, now: datetime) -> list[Key]:
        """Return the sources whose last run is older than the athlete's setting allows (`now` in UTC)."""
        hours = self.store.settings(self.athlete_id).get(SYNC_HOURS, USUAL_HOURS)
        if hours == NEVER:
            return []
        return [
            one.key
            for one in self.all()
            if not one.paused
            and (one.not_before is None or one.not_before <= now)
            and (one.last_run is None or now - one.last_run >= timedelta(hours=hours))
        ]

    def add_folder(self, path: str, catalog: Names) -> Key:
        """Connect a folder of this machine.

        Raises:
            SyncFault: it is no folder that can be read, or this is no laptop.

        """
        if self.hosted:
            raise SyncFault("A folder can be watched only by an app on your own computer.")
        folder = Path(path.strip().strip("\"'")).expanduser()
        if not path.strip() or not folder.is_absolute() or not folder.is_dir():
            raise SyncFault("There is no such folder. Write its whole path, as /home/me/Dropbox/Exports.")
        return self._add(Folder(folder.resolve()), catalog)

    def add_link(self, address: str, home: Home | None, catalog: Names) -> Key:
        """Connect a published table, once it was read without trouble; SyncFault says what is wrong."""
        try:
            secret = Secret(file_address(address))
        except UnsafeAddressError as error:
            raise SyncFault(str(error)) from None
        link = Link(secret, safe_client(hosted=self.hosted))
        hint = f"{link.host} …{secret.ending}"
        return self._add(link, catalog, lambda key: self.credentials.keep(key, secret, home=home, hint=hint))

    def add_hevy(self, key: str, home: Home | None, catalog: Names) -> Key:
        """Connect an account of Hevy, once it took the key; SyncFault says why not."""
        secret = Secret(key)
        source = Hevy(secret, base=hevy.BASE)
        return self._add(source, catalog, lambda key: self.credentials.keep(key, secret, home=home))

    def add_wger(self, base: str, token: str, home: Home | None, catalog: Names) -> Key:
        """Connect an account on a wger server, once it took the token; SyncFault says why not."""
        secret = Secret(token)
        source = Wger(secret, base=base.strip() or wger.BASE, hosted=self.hosted)
        return self._add(source, catalog, lambda key: self.credentials.keep(key, secret, home=home))

    def try_out(self, key: Key, catalog: Names) -> str:
        """Ask the source once, store nothing, and say that it works; else SyncFault says why not."""
        return self._tried(self.source(key), catalog)

    def run(self, key: Key, catalog: Names, progress: Progress = quiet) -> SyncReport:
        """Bring the log up to date with one source, if it is connected still when its turn comes."""
        return sync(
            self.store,
            self.athlete_id,
            self.source(key),
            catalog=catalog,
            progress=progress,
            connected_only=True,
        )

    def run_all(self, names: Callable[[], Names], kind: str | None = None) -> list[SyncReport]:
        """Bring the log up to date with each source, or those of one kind, one after the other.

        `names` gives the athlete's catalogue: asked for each source, since what one brings may change it. An
        error of this program in one does not keep the others from their turn.
        """
        chosen = [one for one in self.all() if kind is None or one.key.source == kind]
        return [self._run_or_said(one, names) for one in chosen]

    def _run_or_said(self, one: Connection, names: Callable[[], Names]) -> SyncReport:
        try:
            return self.run(one.key, names())
        except Exception:  # noqa: BLE001 - it is in the program's log, and the run in the history
            _log.exception("sync of %s", one.key.source)
            return SyncReport(one.key.source, one.key.account, one.label, "failed", OURS)

    def disconnect(self, key: Key) -> None:
        """Forget a source with its key. What was imported stays in the log, and so does its history.

        Raises:
            SyncFault: it is being synced, or its key cannot be deleted; nothing is changed.

        """
        with self.store.alone(self.athlete_id, key.job) as alone:
            if not alone:
                raise SyncFault("It is being synced at this moment. Disconnect it when that is done.")
            self.credentials.forget(key)
            state.forget(self.store, key)

    def source(self, key: Key) -> Source:
        """Return what reads a connected source; one that says why when it cannot be opened."""
        try:
            return self._opened(key)
        except SyncFault as fault:
            labels = [one.label for one in self.all() if one.key == key]
            return Unready(key.source, key.account, labels[0] if labels else key.source.capitalize(), fault)

    def _opened(self, key: Key) -> Source:
        if key.source == "folder":
            if self.hosted:
                raise SyncFault("A folder can be watched only by an app on your own computer.")
            return Folder(Path(key.account))
        secret = self.credentials.get(key)
        if key.source == "link":
            return Link(secret, safe_client(hosted=self.hosted))
        if key.source == "hevy":
            return Hevy(secret, base=hevy.BASE)
        if key.source == "wger":
            return Wger(secret, base=key.account, hosted=self.hosted)
        raise SyncFault(f"This version cannot sync {key.source}.")

    def _add(self, source: Source, catalog: Names, keep: Callable[[Key], Any] | None = None) -> Key:
        key = Key(self.athlete_id, source.name, source.account)
        self._tried(source, catalog)
        if keep is not None:
            keep(key)
        state.connect(self.store, key, source.label)
        return key

    def _tried(self, source: Source, catalog: Names) -> str:
        """Take the first step of a source and store nothing of it."""
        key = Key(self.athlete_id, source.name, source.account)
        past = Past(self.store, key, {}, None)
        step = next(iter(source.fetch(past, quiet)), None)
        if isinstance(step, SetAside):
            raise SyncFault(f"{step.path}: {step.reason}")
        if isinstance(source, Link) and isinstance(step, Export):
            self._readable(step, catalog)
        return f"{source.label} can be read."

    def _readable(self, step: Export, catalog: Names) -> None:
        outcomes = import_file(
            self.store, self.athlete_id, step.name, step.data, catalog=catalog, dry_run=True
        )
        refusals = [outcome for _, outcome in outcomes if isinstance(outcome, Exception)]
        for refusal in refusals:
            why = str(refusal)
            if isinstance(refusal, Reject) and refusal.mapping is not None:
                why += (
                    " Download it once and add it above to say what its columns mean; then connect the link."
                )
            raise SyncFault(why) from None

    def _connection(self, row: Mapping[str, Any]) -> Connection:
        key = Key(self.athlete_id, row["source"], row["account"])
        return Connection(
            key=key,
            label=row["label"],
            paused=row["paused_at"] is not None,
            not_before=row["not_before"],
            last_run=row["last_run"],
            last_outcome=row["last_outcome"],
            last_sentence=row["last_sentence"],
            kept=self.credentials.kept(key),
        )
