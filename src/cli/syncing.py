"""`sync` and `sync-keys`: the log kept up to date by cron or a timer, and the keys a server encrypts with."""

import argparse
import os
import sys
from typing import Any

from src.analytics import athlete_catalog
from src.cli.options import AddParser, add_store, the_store
from src.cli.printing import print_json
from src.sharing.mode import mode_of
from src.store import EmbeddedStore, LogInUse, Store, default_path
from src.sync.connections import Connections
from src.sync.credentials import Credentials
from src.sync.mailbox import ask
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
    try:
        with the_store(options) as store:
            athletes = store.athletes() if options.everyone else [options.athlete]
            told = [one for athlete in athletes for one in sync_all(store, athlete, options.source)]
    except LogInUse:
        told = _asked_the_app(options)
    if options.json:
        print_json(told)
    else:
        for one in told:
            print(in_words(one, options), file=sys.stdout if _fine(one) else sys.stderr)
        if not told:
            print("Nothing is connected. Connect a source on the Data page.")
    return int(not all(map(_fine, told)))


def sync_all(store: Store, athlete_id: str, kind: str | None = None) -> list[dict[str, Any]]:
    """Bring one athlete's log up to date with each source that is connected, or those of one kind."""
    mine = connections_of(store, athlete_id)
    reports = mine.run_all(lambda: athlete_catalog(store, athlete_id), kind)
    return [{"athlete": athlete_id, **report.to_json()} for report in reports]


def _asked_the_app(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Have the app sync that has the store open; StoreError when what has it open is not the app."""
    place = options.store or default_path()
    if options.everyone:
        raise LogInUse(
            f"The training log {place} is open in another program. For a server that syncs by a timer use "
            "PostgreSQL, or stop the app first."
        )
    request = {"athlete": options.athlete, "source": options.source}
    told = ask(place.absolute().parent, request)
    if told is None:
        raise LogInUse(
            f"The training log {place} is open in another program that does not answer. Close that one first."
        )
    return told


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


def in_words(one: dict[str, Any], options: argparse.Namespace) -> str:
    """Return what a run did as one line."""
    whose = f"{one['athlete']}: " if options.everyone else ""
    made = f" (import {', '.join(map(str, one['imports']))})" if one["imports"] else ""
    return " ".join([f"{whose}{one['label']}: {one['sentence']}{made}", *one["notes"]])


def _fine(one: dict[str, Any]) -> bool:
    return one["outcome"] not in {"refused", "failed"}
