"""`sets`, `estimates` and `balance`: the frames the pages draw, as text."""

import argparse

from src.analytics import AUTO, FORMULAS, LEARNED, BalanceSettings, canonical_sets, estimates, weekly_balance
from src.catalog import load_catalog
from src.cli.options import AddParser, add_as_of, add_store, the_log
from src.cli.printing import print_frame

BALANCE = ["week", "posterior", "mirror", "neutral", "share", "smoothed", "low", "high", "verdict"]  # first


def add_commands(add: AddParser) -> None:
    """Add the three commands."""
    command = add("sets", help="every set, with its exercise, lift and chain")
    _add_common(command)
    command.add_argument(
        "--exact",
        action="store_true",
        help="with --csv: texts as they were logged, also those a spreadsheet would run as formulas",
    )
    command.set_defaults(run=run_sets)

    command = add("estimates", help="the estimated maximum of one lift, day by day, with its interval")
    command.add_argument("--lift", required=True, choices=sorted(load_catalog().lifts))
    command.add_argument(
        "--formula",
        default=LEARNED,
        choices=[LEARNED, AUTO, *FORMULAS],
        help="learned from the whole history (default), or the best set of each day read with a formula",
    )
    command.add_argument(
        "--reps",
        type=int,
        choices=range(1, 13),
        metavar="N",
        help="the rep max asked for, 1 to 12 (default: the lift's own)",
    )
    command.add_argument("--exercise", metavar="ID", help="the variant (default: the one trained most)")
    _add_common(command)
    command.set_defaults(run=run_estimates)

    command = add("balance", help="posterior and mirror sets week by week, and the posterior share")
    _add_common(command)
    command.set_defaults(run=run_balance)


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--csv", action="store_true", help="print CSV, with ISO dates and kilograms")
    add_as_of(command)
    add_store(command)


def run_sets(options: argparse.Namespace) -> int:
    """Print the canonical sets."""
    with the_log(options) as log:
        print_frame(canonical_sets(log), csv=options.csv, exact=options.exact)
    return 0


def run_estimates(options: argparse.Namespace) -> int:
    """Print one lift's estimated maximums."""
    with the_log(options) as log:
        found = estimates(log, options.lift, options.formula, options.reps, options.exercise)
        print_frame(found, csv=options.csv)
    return 0


def run_balance(options: argparse.Namespace) -> int:
    """Print the weekly balance."""
    with the_log(options) as log:
        weeks = weekly_balance(log, BalanceSettings())
    print_frame(weeks[[*BALANCE, *weeks.columns.difference(BALANCE, sort=False)]], csv=options.csv)
    return 0
