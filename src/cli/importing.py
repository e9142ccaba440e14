"""`import`, `imports` and `undo`: files in, what they did, and taking it back."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from src.analytics import athlete_catalog
from src.analytics.written import counted as several
from src.catalog import Catalog
from src.cli.options import AddParser, add_store, the_store
from src.cli.printing import iso_dates, print_frame, print_json
from src.ingest import ImportReport, import_file
from src.store import Store


def add_commands(add: AddParser) -> None:
    """Add the three commands."""
    command = add("import", help="read exported files into the log")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an app's export")
    command.add_argument(
        "--unit", choices=("kg", "lb"), help="the weights' unit, where the file does not say"
    )
    command.add_argument(
        "--keep-later",
        action="store_true",
        help="keep sets of days after the file's last day: an older export",
    )
    command.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    command.add_argument("--json", action="store_true", help="print a JSON list, one object a file")
    add_store(command)
    command.set_defaults(run=run_import)

    command = add("imports", help="list what was imported, newest first")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", action="store_true")
    add_store(command)
    command.set_defaults(run=run_imports)

    command = add("undo", help="take an import back")
    command.add_argument("id", type=int, metavar="ID", help="its import_id, see `imports`")
    add_store(command)
    command.set_defaults(run=run_undo)


def run_import(options: argparse.Namespace) -> int:
    """Import every file that can be read, in order; return 1 when one could not."""
    with the_store(options) as store:
        catalog = athlete_catalog(store, options.athlete)
        outcomes = [one for file in options.files for one in import_chosen(store, catalog, options, file)]
    if options.json:
        print_json(outcomes)
    else:
        for outcome in outcomes:
            print("\n".join(in_words(outcome)), file=sys.stderr if "error" in outcome else sys.stdout)
    return int(any("error" in outcome for outcome in outcomes))


def import_chosen(
    store: Store, catalog: Catalog, options: argparse.Namespace, file: Path
) -> list[dict[str, Any]]:
    """Import every export in a file; return the report of each as JSON, or `file` and `error`."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return [{"file": file.name, "error": f"The file cannot be opened: {error.strerror}."}]
    outcomes = import_file(
        store,
        options.athlete,
        file.name,
        data,
        catalog=catalog,
        unit=options.unit,
        dry_run=options.dry_run,
        keep_later=options.keep_later,
    )
    return [
        outcome.to_json() if isinstance(outcome, ImportReport) else {"file": name, "error": str(outcome)}
        for name, outcome in outcomes
    ]


def in_words(outcome: dict[str, Any]) -> list[str]:
    """Return an import's outcome as lines for reading."""
    if "error" in outcome:
        return [f"{outcome['file']}: {outcome['error']}"]
    weights = outcome["bodyweights"]
    counted = {**outcome["sets"], **outcome["not_sets_by_reason"]}
    unknown = outcome["names"]["unknown"]
    span = f"{outcome['first_day']} to {outcome['last_day']}"
    held = f"{several(outcome['sessions'], 'session')}, {several(sum(outcome['sets'].values()), 'set')}"
    if weights:
        counted = {"body weights": weights, **outcome["not_sets_by_reason"]}
        held = several(weights, "body weight")
    lines = [
        f"{outcome['file']}: {outcome['app']}, {span}, {held} in {several(outcome['rows'], 'row')}",
        f"  rows: {', '.join(f'{count} {what}' for what, count in counted.items())}",
        f"  unit: {outcome['unit'] or 'none needed'} ({outcome['unit_evidence'] or outcome['unit_from']})",
        f"  added {outcome['added']}, removed {outcome['removed']}, unchanged {outcome['unchanged']}"
        + (
            f"; import {outcome['import_id']}"
            if outcome["import_id"] is not None
            else "; nothing was changed"
        ),
        *(f"  skipped line {skip['line']}: {skip['reason']}" for skip in outcome["skipped"]),
        *(
            f"  already in the log from {one['source']}: {several(one['sessions'], 'session')}, "
            f"{several(one['sets'], 'set')}, "
            f"{one['first_day']} to {one['last_day']}"
            for one in outcome["already"]
        ),
        *(f"  {remark}" for remark in outcome["remarks"]),
    ]
    return [*lines, f"  unknown exercises: {', '.join(unknown)}"] if unknown else lines


def run_imports(options: argparse.Namespace) -> int:
    """Print the imports, newest first."""
    with the_store(options) as store:
        imports = store.imports(options.athlete)
    if options.json:
        rows = iso_dates(imports).astype(object).where(imports.notna(), None).to_dict("records")
        print_json([{**row, "report": json.loads(row["report"])} for row in rows])
    else:
        print_frame(imports.drop(columns="report"), csv=options.csv)
    return 0


def run_undo(options: argparse.Namespace) -> int:
    """Take one import back and say what that changed."""
    with the_store(options) as store:
        undone = store.undo_import(options.athlete, options.id)
    print(
        f"Import {undone.import_id} is undone: {undone.removed} {undone.what} removed, "
        f"{undone.restored} restored, {undone.kept} kept because a later import has them too."
    )
    return 0
