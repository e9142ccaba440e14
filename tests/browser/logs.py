"""Logs of people with a question, as Strong's app exports them."""

from datetime import date, timedelta

from tests.browser.pound_log import HEADER

_KILOGRAMS = HEADER.replace("Weight", "Weight (kg)")


def stalled_log() -> bytes:
    """A deadlift of the same fives at the same effort for twelve weeks, with a break of 18 days."""
    days = [date(2026, 5, 4) + timedelta(weeks=week, days=day) for week in range(12) for day in (0, 3)]
    trained = [day for day in days if not date(2026, 6, 25) < day < date(2026, 7, 13)]
    return _export(trained, [("Deadlift (Barbell)", 140, 5, 8), ("Bench Press (Barbell)", 80, 5, 8)])


def log_with_an_unknown_name() -> bytes:
    """Ten sessions, a third of their sets of an exercise nobody knows."""
    days = [date(2026, 8, 3) + timedelta(days=4 * n) for n in range(10)]
    return _export(
        days,
        [("Deadlift (Barbell)", 120, 5, 8), ("Bench Press (Barbell)", 70, 5, 8), ("Sunday Bow", 50, 8, 7)],
    )


def _export(days: list[date], exercises: list[tuple[str, int, int, int]]) -> bytes:
    lines = [_KILOGRAMS]
    for day in days:
        start = f'{day} 18:00:00,"Evening Workout",52m'
        for name, load, reps, rpe in exercises:
            lines += [f'{start},"{name}",{order},{load},{reps},0,0,,,{rpe}' for order in range(1, 4)]
    return "\n".join([*lines, ""]).encode()
