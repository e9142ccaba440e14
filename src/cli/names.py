"""`resolve`: what a written exercise name stands for."""

import argparse
import sys
from typing import Any

from src.catalog import Catalog, load_catalog
from src.cli.options import AddParser
from src.cli.printing import print_json


def add_commands(add: AddParser) -> None:
    """Add the command."""
    command = add("resolve", help="say what written exercise names stand for")
    command.add_argument("names", nargs="*", metavar="NAME", help="a name; without any, one a line is read")
    command.add_argument("--json", action="store_true", help="print a JSON list, one object a name")
    command.set_defaults(run=run_resolve)


def run_resolve(options: argparse.Namespace) -> int:
    """Print one object, or one line, for every name."""
    catalog = load_catalog()
    names = options.names or [line.rstrip("\r\n") for line in sys.stdin]
    found = [as_object(catalog, name) for name in names]
    if options.json:
        print_json(found)
    else:
        for each in found:
            print(f"{each['name']}: {each['exercise'] or 'unknown'} ({each['how']})")
    return 0


def as_object(catalog: Catalog, name: str) -> dict[str, Any]:
    """Return what is known of a name; nulls where it stands for nothing we know."""
    resolution = catalog.resolve(name)
    exercise = resolution.exercise
    return {
        "name": name,
        "exercise": exercise and exercise.id,
        "lift": exercise and exercise.lift,
        "pattern": exercise and exercise.pattern,
        "implement": exercise and exercise.implement,
        "unilateral": exercise and exercise.unilateral,
        "chain": exercise and catalog.chain_of(exercise),
        "muscles": exercise and dict(exercise.shares),
        "how": resolution.how,
    }
