"""`export` and `delete`: take everything along, and leave nothing behind."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from src.cli.options import AddParser, add_as_of, add_store, the_log, the_store
from src.cli.syncing import connections_of
from src.cli.writing import write_file
from src.report.errors import ReportError
from src.report.export import everything, exact_files, sets_csv, sets_parquet
from src.sync.leaving import forget_everything

_FORMATS = ("csv", "parquet", "exact", "all")


def add_commands(add: AddParser) -> None:
    """Add the two commands."""
    command = add("export", help="the log as files: CSV, Parquet, exact for re-import, or everything")
    command.add_argument("format", choices=_FORMATS, metavar="|".join(_FORMATS))
    command.add_argument(
        "out", type=Path, metavar="PATH", help="the file to write; for 'exact' a folder, a file for each app"
    )
    add_as_of(command)
    add_store(command)
    command.set_defaults(run=run_export)

    command = add("delete", help="delete everything of one athlete for good")
    command.add_argument(
        "--yes", metavar="ID", help="the athlete's id once more: nothing is deleted without it"
    )
    add_store(command)
    command.set_defaults(run=run_delete)


def run_export(options: argparse.Namespace) -> int:
    """Write the files asked for."""
    with the_log(options) as log:
        if options.format == "exact":
            files = exact_files(log.store, log.athlete_id)
            if not files:
                raise ReportError("There is no set in this log yet, so nothing to export.")
            for name, content in files.items():
                write_file(options.out / name, content)
            return 0
        made = {
            "csv": lambda: sets_csv(log),
            "parquet": lambda: sets_parquet(log),
            "all": lambda: everything(log, f"{datetime.now(UTC):%Y-%m-%d}"),
        }
        write_file(options.out, made[options.format]())
    return 0


def run_delete(options: argparse.Namespace) -> int:
    """Delete, and say what is gone."""
    if options.yes != options.athlete:
        raise ReportError(
            f"This deletes everything of {options.athlete!r} for good: sets, uploads, settings, notes, the "
            f"access given to others. Export first (`export all`), then repeat with --yes {options.athlete}."
        )
    with the_store(options) as store:
        gone = forget_everything(connections_of(store, options.athlete))
    told = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in gone.items())
    print(f"Deleted for good: {told}." if gone else f"There was nothing of {options.athlete!r} to delete.")
    return 0
