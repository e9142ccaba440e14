"""`names`: what the log's names stand for, and correcting them."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from src.analytics import change_corrections, corrections_of, name_changes, names_used, open_log
from src.analytics.written import counted
from src.catalog import (
    LOADS,
    Catalog,
    CatalogError,
    Corrections,
    can_mean,
    corrected,
    exercise_named,
    load_catalog,
    problems,
    read_corrections,
    write_corrections,
)
from src.cli.options import AddParser, add_store, the_store
from src.cli.printing import iso_dates, print_frame, print_json

Change = Callable[[Corrections, argparse.Namespace, Catalog], Corrections]
CATALOGUE = "catalogue"  # in place of a load convention: the log's and the catalogue's


def add_commands(add: AddParser) -> None:
    """Add the command and what can be done with names."""
    command = add("names", help="list the log's exercise names, or correct what they stand for")
    command.add_argument("--unknown", action="store_true", help="only names that stand for nothing")
    command.add_argument("--json", action="store_true", help="print a JSON list, one object a name")
    add_store(command)
    command.set_defaults(run=run_names)
    verbs = command.add_subparsers(metavar="VERB")

    verb = _verb(verbs.add_parser, "set", "let a name stand for an exercise", partial(run_change, _set))
    verb.add_argument(
        "name", metavar="NAME", help="as the log writes it; case, accents and plurals do not matter"
    )
    verb.add_argument("exercise", metavar="EXERCISE", help="the id or the name of an exercise")
    verb = _verb(verbs.add_parser, "ignore", "let a name count for nothing", partial(run_change, _ignore))
    verb.add_argument("name", metavar="NAME")
    verb = _verb(verbs.add_parser, "unset", "leave a name to the catalogue", partial(run_change, _unset))
    verb.add_argument("name", metavar="NAME")
    verb = _verb(verbs.add_parser, "load", "say what an exercise's logged numbers mean", run_load)
    verb.add_argument("exercise", metavar="EXERCISE")
    verb.add_argument("load", choices=(*LOADS, CATALOGUE))
    verb = _verb(verbs.add_parser, "export", "write the corrections as CSV", run_export)
    verb.add_argument("file", type=Path, metavar="FILE")
    verb = _verb(
        verbs.add_parser, "import", "add corrections from CSV; the file's win over earlier ones", run_import
    )
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def _verb(
    add: AddParser, name: str, what: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    verb = add(name, help=what)
    add_store(verb, again=True)
    verb.set_defaults(run=run)
    return verb


def run_names(options: argparse.Namespace) -> int:
    """Print the names of the log; of those nobody knows, the exercises named most like them."""
    with the_store(options) as store:
        log = open_log(store, options.athlete)
        used = names_used(log)
        stale = problems(load_catalog(), corrections_of(store, options.athlete))
    if options.unknown:
        used = used[used["how"] == "unknown"]
    near = [
        [one.id for one in log.catalog.suggest(name)] if how == "unknown" else []
        for name, how in zip(used["name"], used["how"], strict=True)
    ]
    if options.json:
        rows = iso_dates(used).astype(object).where(used.notna(), None).to_dict("records")
        print_json([{**row, "suggestions": ids} for row, ids in zip(rows, near, strict=True)])
    else:
        print_frame(used.assign(suggestions=[", ".join(ids) for ids in near]), csv=False)
    for sentence in stale:
        print(sentence, file=sys.stderr)
    return 0


def run_change(change: Change, options: argparse.Namespace) -> int:
    """Change the corrections, save them, and print the names that stand for something else now."""
    catalog = load_catalog()
    with the_store(options) as store:
        log = open_log(store, options.athlete)
        after = change_corrections(store, options.athlete, lambda mine: change(mine, options, log.catalog))
        _print_changes(name_changes(log, corrected(catalog, after)))
    return 0


def run_load(options: argparse.Namespace) -> int:
    """Save what an exercise's logged numbers mean."""
    with the_store(options) as store:
        log = open_log(store, options.athlete)
        exercise = exercise_named(options.exercise, log.catalog)
        load = None if options.load == CATALOGUE else options.load
        if load is not None and not can_mean(exercise, load):
            raise CatalogError(f"{exercise.name} is no jump: its number cannot be the height of a box.")
        change_corrections(store, options.athlete, lambda mine: mine.set_load(exercise.id, load))
    print(f"{exercise.name}: loads are read as {load or 'the log and the catalogue say'}.")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write the corrections to a file."""
    with the_store(options) as store:
        corrections = corrections_of(store, options.athlete)
    try:
        options.file.write_bytes(write_corrections(corrections))
    except OSError as error:
        raise CatalogError(f"{options.file.name} cannot be written: {error.strerror}.") from error
    print(f"{_names(len(corrections.names))} written to {options.file}.")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Add a file's corrections, or only say what they would change."""
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise CatalogError(f"{options.file.name} cannot be opened: {error.strerror}.") from error
    catalog = load_catalog()
    added = read_corrections(options.file.name, data, catalog)
    with the_store(options) as store:
        log = open_log(store, options.athlete)
        if options.dry_run:
            after = corrections_of(store, options.athlete).merged(added)
        else:
            after = change_corrections(store, options.athlete, lambda mine: mine.merged(added))
        _print_changes(name_changes(log, corrected(catalog, after)))
    end = "nothing was saved" if options.dry_run else "saved"
    print(f"{_names(len(added.names))} in {options.file.name}; {end}.")
    return 0


def _set(corrections: Corrections, options: argparse.Namespace, catalog: Catalog) -> Corrections:
    return corrections.assign(options.name, exercise_named(options.exercise, catalog))


def _ignore(corrections: Corrections, options: argparse.Namespace, _: Catalog) -> Corrections:
    return corrections.ignore(options.name)


def _unset(corrections: Corrections, options: argparse.Namespace, _: Catalog) -> Corrections:
    after = corrections.unset(options.name)
    if after == corrections:
        raise CatalogError(f"'{options.name}' was not corrected, so there is nothing to take back.")
    return after


def _print_changes(changes: pd.DataFrame) -> None:
    for row, sets in zip(changes.itertuples(), changes["sets"].tolist(), strict=True):
        print(f"{row.name}: {row.before} -> {row.after}, {counted(sets, 'set')}")
    if changes.empty:
        print("No name of the log changes what it stands for.")


def _names(count: int) -> str:
    return f"{count} name{'' if count == 1 else 's'}"
