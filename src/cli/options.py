"""Options that several commands share, and what they stand for."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from src.analytics import LOCAL_ATHLETE, Log, open_log
from src.store import EmbeddedStore, open_home

if TYPE_CHECKING:
    from src.store.postgres import PostgresStore

AddParser = Callable[..., argparse.ArgumentParser]


def add_store(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add --store and --athlete; `again`: below a command that has them, whose values stand."""
    parser.add_argument(
        "--store",
        type=Path,
        metavar="PATH",
        default=argparse.SUPPRESS if again else None,
        help="the database file (default: what $DATABASE_URL or $HINDSIGHT_STORE names, else the app's)",
    )
    parser.add_argument(
        "--athlete",
        default=argparse.SUPPRESS if again else LOCAL_ATHLETE,
        metavar="ID",
        help=f"whose log (default: {LOCAL_ATHLETE})",
    )


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add --as-of."""
    parser.add_argument(
        "--as-of", type=iso_date, metavar="DATE", help="leave out what was logged after this day (2026-10-31)"
    )


def iso_date(text: str) -> date:
    """Return the date written as 2026-10-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-10-31") from None


@contextmanager
def the_store(options: argparse.Namespace) -> Iterator["EmbeddedStore | PostgresStore"]:
    """Open the store the options name, and close it in the end."""
    store = open_home(options.store)
    for notice in store.notices():
        print(notice, file=sys.stderr)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def the_log(options: argparse.Namespace) -> Iterator[Log]:
    """Open the log the options name."""
    with the_store(options) as store:
        yield open_log(store, options.athlete, as_of=options.as_of)
