"""A coach's list: 50 athletes with 10,000 sets each on the embedded store, in how many milliseconds.

    python -m benchmarks.roster [ATHLETES] [SETS]

Measured are the accesses, one kept summary each, and the order by urgency: all the page reads. Beside it, one
full-scope copy of a log with what a first page of it needs, which is what opening an athlete costs once.
"""

import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from src.analytics import headlines
from src.catalog import load_catalog
from src.ingest import import_export
from src.sharing import Scope
from src.sharing.access import given_to
from src.sharing.accounts import Account, Identity, sign_in
from src.sharing.attention import roster
from src.sharing.invitations import accept, invite
from src.sharing.reading import Copies
from src.sharing.summaries import refresh, summaries_of
from src.store import Store, open_store

ROUNDS = 15
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
EXERCISES = ("Deadlift (Barbell)", "Bench Press (Barbell)", "Bent Over Row (Barbell)", "Squat (Barbell)")


def main(athletes: int = 50, sets: int = 10_000) -> None:
    """Build the store, then measure."""
    catalog = load_catalog()
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "hindsight.duckdb")
        coach = signed_in(store, "coach")
        for number in range(athletes):
            athlete = signed_in(store, f"athlete{number}")
            log = export(sets, seed=number).encode()
            import_export(store, athlete.athlete_id, "log.csv", log, catalog=catalog, unit="kg")
            token = invite(store, athlete.athlete_id, "coach@example.org", "Coach", Scope())
            accept(store, token, coach)
        accesses = given_to(store, coach)
        began = time.perf_counter()
        refresh(store, accesses, Copies(store, catalog, kept=1), catalog)
        print(f"summaries at import: {(time.perf_counter() - began) / athletes * 1000:.0f} ms an athlete")
        taken = sorted(listed(store, coach) for _ in range(ROUNDS))
        print(
            f"list of {athletes} x {sets:,} sets: {median(taken):.0f} ms (of {ROUNDS}: {taken[0]:.0f} to "
            f"{taken[-1]:.0f}); the budget is 300"
        )
        began = time.process_time()
        headlines(Copies(store, catalog).context(accesses[0]).log(catalog))
        print(f"opening one athlete: {(time.process_time() - began) * 1000:.0f} ms of processor time")
        store.close()


def signed_in(store: Store, name: str) -> Account:
    """Return an account of this name."""
    claims = {"iss": "https://id", "sub": name, "iat": 4e9, "email": f"{name}@example.org", "name": name}
    identity = Identity.of_claims({**claims, "email_verified": True})
    assert identity is not None  # noqa: S101 - all claims are there
    account = sign_in(store, identity)
    assert account is not None  # noqa: S101 - it was never signed out
    return account


def export(sets: int, seed: int) -> str:
    """Return a Strong export of so many sets, five an exercise, three sessions a week."""
    lines, day = [HEADER], datetime(2022, 1, 3, 18)  # noqa: DTZ001 - local, as exports are
    for number in range(sets // 20):
        for exercise in EXERCISES:
            load = 60 + 2.5 * ((number // 12 + seed) % 30)
            lines += [f'{day},"Session",1h,"{exercise}",{n},{load},5,0,0,,,8' for n in range(1, 6)]
        day += timedelta(days=2 if number % 3 else 3)
    return "\n".join(lines)


def listed(store: Store, coach: Account) -> float:
    """Read and order the list; return the milliseconds it took."""
    began = time.perf_counter()
    accesses = given_to(store, coach)
    roster(accesses, summaries_of(store, accesses), date(2026, 11, 25))
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
