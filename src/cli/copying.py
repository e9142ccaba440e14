"""`copy`: logs from one home to another, a laptop's file into a hosted database or back."""

import argparse
from collections.abc import Iterable
from contextlib import closing

from src.analytics.written import counted
from src.cli.addresses import WHERE, address_of
from src.cli.options import AddParser
from src.store import Copied, Home, StoreError, copy, move_log, open_at


def add_commands(add: AddParser) -> None:
    """Add the command."""
    command = add("copy", help="copy logs from one home to another, checked row by row")
    command.add_argument("--from", dest="source", required=True, metavar="HOME", help=WHERE)
    command.add_argument("--to", dest="target", required=True, metavar="HOME", help=WHERE)
    command.add_argument("--athlete", metavar="ID", help="whose log (default: everyone's)")
    command.add_argument(
        "--into", metavar="ID", help="the athlete of the target whose log it becomes; needs --athlete"
    )
    command.set_defaults(run=run_copy)


def run_copy(options: argparse.Namespace) -> int:
    """Copy, and say of each athlete what was copied."""
    if options.into and not options.athlete:
        raise StoreError("--into says whose log it becomes: say with --athlete whose log to take.")
    here, there = (
        address_of(name, home) for name, home in (("--from", options.source), ("--to", options.target))
    )
    if here == there:
        raise StoreError("--from and --to are the same home: there is nothing to copy.")
    with closing(open_at(here, new=False)) as source, closing(open_at(there)) as target:
        number = sum(_told(one) for one in _copied(source, target, options))
    print(f"{number} of them new in {_shown(there)}; every one compared with what was sent.")
    return 0


def _copied(source: Home, target: Home, options: argparse.Namespace) -> Iterable[Copied]:
    if options.into:
        return [move_log(source, target, options.athlete, options.into)]
    return copy(source, target, [options.athlete] if options.athlete else None)


def _told(one: Copied) -> int:
    done = "is there already" if one.already else "copied"
    held = f"{counted(one.sets, 'set')}, {counted(one.imports, 'import')}"
    print(f"{one.athlete_id}: {done}, {held}, checksum {one.checksum[:16]}")
    return int(not one.already)


def _shown(home: str) -> str:
    return home if "://" not in home else "the database"
