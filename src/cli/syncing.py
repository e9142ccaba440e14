"""`sync` and `sync-keys`: the log kept up to date by cron or a timer, and the keys a server encrypts with."""

import argparse
import os
import sys
from collections.abc import Sequence

from src.analytics import athlete_catalog
from src.cli.options import AddParser, add_store, the_store
from src.cli.printing import print_json
from src.sharing.mode import mode_of
from src.store import EmbeddedStore, Store
from src.sync import SyncReport, sync
from src.sync.connections import Connection, Connections
from src.sync.credentials import Credentials
from src.sync.places import system_keyring
from src.sync.sealing import SECRET_KEYS, new_key

SOURCES = ("folder", "link", "hevy", "wger")


def add_commands(add: AddParser) -> None:
    """Add both commands."""
    command = add("sync", help="bring the log up to date with what was connected on the Data page")
    command.add_argument("--source", choices=SOURCES, help="only this kind of source")
    command.add_argument(
        "--everyone", action="store_true", help="sync all athletes of this store: for a server's timer"
    )
    command.add_argument("--json", action="store_true", help="print a JSON list, one object a source")
    add_store(command)
    command.set_defaults(run=run_sync)

    command = add("sync-keys", help=f"the keys of {SECRET_KEYS}, with which a server encrypts")
    command.add_argument(
        "what",
        choices=("new", "renew"),
        help="new: print a new key. renew: encrypt what is stored anew with the first of the keys",
    )
    add_store(command)
    command.set_defaults(run=run_keys)


def run_sync(options: argparse.Namespace) -> int:
    """Sync every connected source; return 1 when one could not be read."""
    with the_store(options) as store:
        athletes = _athletes(store) if options.everyone else [options.athlete]
        reports = [(athlete, one) for athlete in athletes for one in sync_all(store, athlete, options.source)]
    if options.json:
        print_json([_flat(athlete, report) for athlete, report in reports])
    else:
        for athlete, report in reports:
            whose = f"{athlete}: " if options.everyone else ""
            print(f"{whose}{in_words(report)}", file=sys.stdout if _fine(report) else sys.stderr)
    if not reports:
        print("Nothing is connected. Connect a source on the Data page.", file=sys.stderr)
    return int(not all(_fine(report) for _, report in reports))


def sync_all(store: Store, athlete_id: str, kind: str | None = None) -> list[SyncReport]:
    """Bring one athlete's log up to date with each source that is connected, or those of one kind."""
    connections = connections_of(store, athlete_id)
    chosen = [one for one in connections.all() if kind is None or one.key.source == kind]
    return [_synced(connections, one) for one in chosen]


def _synced(connections: Connections, one: Connection) -> SyncReport:
    # The catalogue is made anew for each: what the last source brought may have changed what names mean.
    catalog = athlete_catalog(connections.store, connections.athlete_id)
    return sync(connections.store, connections.athlete_id, connections.source(one.key), catalog=catalog)


def connections_of(store: Store, athlete_id: str) -> Connections:
    """Return what an athlete connected, with their keys."""
    hosted = mode_of() != "laptop"
    credentials = Credentials(
        store,
        hosted=hosted,
        folder=store.path.parent if isinstance(store, EmbeddedStore) else None,
        backend=None if hosted else system_keyring(),
    )
    return Connections(store, athlete_id, credentials, hosted=hosted)


def run_keys(options: argparse.Namespace) -> int:
    """Print a new key, or encrypt everything anew."""
    if options.what == "new":
        print(new_key())
        return 0
    with the_store(options) as store:
        count = Credentials(store, hosted=True, environ=os.environ).seal_again(store.athletes())
    print(f"{count} stored key{'' if count == 1 else 's'} encrypted anew with the first of {SECRET_KEYS}.")
    return 0


def in_words(report: SyncReport) -> str:
    """Return what a run did as one line."""
    imports = [str(one.import_id) for one in report.imports if one.import_id is not None]
    made = f" (import {', '.join(imports)})" if imports else ""
    return " ".join([f"{report.label}: {report.sentence}{made}", *report.notes])


def _athletes(store: Store) -> Sequence[str]:
    rows = store.rows("select distinct athlete_id from sync_state order by athlete_id")
    return [row["athlete_id"] for row in rows]


def _fine(report: SyncReport) -> bool:
    return report.outcome not in {"refused", "failed"}


def _flat(athlete: str, report: SyncReport) -> dict[str, object]:
    return {
        "athlete": athlete,
        "source": report.source,
        "account": report.account,
        "label": report.label,
        "outcome": report.outcome,
        "sentence": report.sentence,
        "notes": [*report.notes],
        "counts": dict(report.counts),
        "imports": [one.import_id for one in report.imports],
    }
