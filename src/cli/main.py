"""The command line: reads it, runs one command, turns errors into one sentence."""

import argparse
import os
import sys
from collections.abc import Sequence

from src.catalog import CatalogError
from src.cli import copying, corrections, importing, leaving, names, report, syncing, tables
from src.ingest import Reject
from src.report.errors import ReportError
from src.store import StoreError
from src.sync import SyncFault

DONE, FAILED = 0, 1  # argparse itself ends with 2 on a command it does not understand


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Answers go to standard output, errors as one sentence to standard error.
    """
    try:
        options = parser().parse_args(argv)
        return int(options.run(options))
    except BrokenPipeError:  # whoever reads, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (CatalogError, Reject, ReportError, StoreError, SyncFault) as error:
        print(f"hindsight: {error}", file=sys.stderr)
        return FAILED


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="python -m src.cli", description="Hindsight for scripts: import training logs, ask for numbers."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    importing.add_commands(commands.add_parser)
    names.add_commands(commands.add_parser)
    corrections.add_commands(commands.add_parser)
    tables.add_commands(commands.add_parser)
    copying.add_commands(commands.add_parser)
    report.add_commands(commands.add_parser)
    leaving.add_commands(commands.add_parser)
    syncing.add_commands(commands.add_parser)
    return top
