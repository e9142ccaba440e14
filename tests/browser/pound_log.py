"""A log in pounds whose numbers can be worked out by hand, as Strong's app exports it.

Four weeks, one session each: five work sets of deadlift after two warm-ups, two of bench press, and the
rest timers between them.
The heaviest deadlift of week 4 is 240 lb x 5 at RPE 8.
"""

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
TOP_SETS = {"2026-09-07": 225, "2026-09-14": 230, "2026-09-21": 235, "2026-09-28": 240}

ROWS = 4 * (2 + 5 + 2 + 5)
WORK_SETS, WARM_UPS, REST_TIMERS = 4 * 7, 4 * 2, 4 * 5


def pound_log() -> bytes:
    """Return the file."""
    return "\n".join(
        [HEADER, *(line for day, top in TOP_SETS.items() for line in _session(day, top)), ""]
    ).encode()


def _session(day: str, top: int) -> list[str]:
    deadlifts = [
        ("W", 135, 5, ""),
        ("W", 185, 3, ""),
        ("1", top, 5, "8"),
        *((f"{n}", 205, 5, "") for n in range(2, 6)),
    ]
    bench = [("1", 155, 8, "8"), ("2", 155, 8, "9")]
    lines = []
    for name, sets in (("Deadlift (Barbell)", deadlifts), ("Bench Press (Barbell)", bench)):
        for order, load, reps, rpe in sets:
            start = f'{day} 18:00:00,"Evening Workout",52m,"{name}"'
            lines.append(f"{start},{order},{load},{reps},0,0,,,{rpe}")
            if order != "W":
                lines.append(f"{start},Rest Timer,0,0,0,120,,,")
        lines.pop()  # nothing is timed after the last set of an exercise
    return lines
