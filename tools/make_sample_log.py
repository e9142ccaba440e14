"""Write data/demo/sample_log.csv: two years of an invented lifter, in Strong's export format, kilograms.

    python -m tools.make_sample_log

The story: a steady build-up, five poor weeks, four weeks off, eight weeks in front of the mirror, a
recovery. Everything follows from one seed, so a second run writes the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

TARGET = Path(__file__).parents[1] / "data" / "demo" / "sample_log.csv"
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
FIRST_MONDAY = date(2024, 11, 4)
WEEKS = 104  # the last one ends on Sunday 1 November 2026, its last session is on Saturday 31 October

SATURDAY = 5

SLUMP = range(34, 39)
LAYOFF = range(56, 60)
MIRROR = range(72, 80)
REST_ROWS_FROM = 92  # the app writes rest timers into its exports since an update

POSTERIOR, FRONT = "posterior", "front"


@dataclass(frozen=True)
class Movement:
    """One exercise as the lifter does it: the one-rep load it starts at and nears, and its smallest step."""

    name: str
    side: str
    start: float
    end: float
    step: float = 2.5
    bar: float = 0  # where its warm-up starts; 0: no warm-up is written down
    rest: int = 90


@dataclass(frozen=True)
class Line:
    """One line of a plan: so many sets of so many reps (or seconds), stopping `rir` short of failure."""

    movement: str
    sets: int
    reps: int
    rir: float = 2
    top: bool = False  # one top set, then lighter ones
    finish: str = ""  # 'D': the last set is a drop set


@dataclass
class Shape:
    """How far along the lifter is: trained weeks and strength lost, one number for each side of the body."""

    trained: dict[str, float] = field(default_factory=lambda: {POSTERIOR: 0.0, FRONT: 0.0})
    lost: dict[str, float] = field(default_factory=lambda: {POSTERIOR: 0.0, FRONT: 0.0})

    def week(self, week: int) -> None:
        """Train for a week, or lose a little: gains shrink with every week trained, losses return quickly."""
        for side in (POSTERIOR, FRONT):
            neglect = 0.024 if week in LAYOFF else 0.011 if week in MIRROR and side == POSTERIOR else 0.0
            self.lost[side] = self.lost[side] + neglect if neglect else self.lost[side] * 0.78
            self.trained[side] += 0.0 if neglect else 1.0

    def strength(self, movement: Movement, week: int) -> float:
        """Return this week's true one-rep strength, kg."""
        gained = 1 - 2 ** (-self.trained[movement.side] / 30)
        poor = 0.08 if week in SLUMP else 0.0
        lost = self.lost[movement.side] + poor
        return (movement.start + (movement.end - movement.start) * gained) * (1 - lost)


MOVEMENTS = {
    movement.name: movement
    for movement in (
        Movement("Deadlift (Barbell)", POSTERIOR, 118, 182, bar=60, rest=180),
        Movement("Romanian Deadlift (Barbell)", POSTERIOR, 88, 142, bar=40, rest=120),
        Movement("Romanian Deadlift (Dumbbell)", POSTERIOR, 34, 54, step=2),
        Movement("Good Morning (Barbell)", POSTERIOR, 48, 82),
        Movement("Bent Over Row (Barbell)", POSTERIOR, 62, 96, rest=120),
        Movement("Dumbbell Row", POSTERIOR, 30, 52, step=2),
        Movement("Power Clean", POSTERIOR, 54, 84, bar=40, rest=120),
        Movement("Back Extension", POSTERIOR, 16, 40),
        Movement("Lat Pulldown (Cable)", POSTERIOR, 62, 92, step=5),
        Movement("Standing Calf Raise (Machine)", POSTERIOR, 70, 130, step=5, rest=60),
        Movement("Squat (Barbell)", FRONT, 92, 142, bar=40, rest=150),
        Movement("Bench Press (Barbell)", FRONT, 74, 102, bar=40, rest=120),
        Movement("Incline Bench Press (Dumbbell)", FRONT, 30, 44, step=2),
        Movement("Leg Extension (Machine)", FRONT, 60, 100, step=5, rest=60),
        Movement("Lateral Raise (Dumbbell)", FRONT, 10, 18, step=1, rest=60),
        Movement("Bicep Curl (Dumbbell)", FRONT, 15, 24, step=1, rest=60),
    )
}

BACK_HALF_A = (
    Line("Deadlift (Barbell)", 3, 4, 1.5, top=True),
    Line("Good Morning (Barbell)", 2, 8, 3),
    Line("Bent Over Row (Barbell)", 3, 8),
    Line("Back Extension", 2, 12, 2),
    Line("Plank", 2, 50),
)
PUSH = (
    Line("Bench Press (Barbell)", 3, 6, 1.5, top=True),
    Line("Incline Bench Press (Dumbbell)", 2, 10),
    Line("Lateral Raise (Dumbbell)", 2, 14),
    Line("Bicep Curl (Dumbbell)", 2, 10, 1, finish="D"),
    Line("Crunch", 2, 20),
)
BACK_HALF_B = (  # jump, clean, hinge, swing: the fast work while fresh, the long sets last
    Line("Box Jump", 5, 2),
    Line("Power Clean", 3, 3, 2),
    Line("Romanian Deadlift (Barbell)", 3, 8, 2),
    Line("Kettlebell Swing", 3, 15),
)
WHOLE_BODY = (
    Line("Squat (Barbell)", 3, 5, 2, top=True),
    Line("Dumbbell Row", 3, 10),
    Line("Romanian Deadlift (Dumbbell)", 2, 10),
    Line("Lat Pulldown (Cable)", 2, 10),
    Line("Standing Calf Raise (Machine)", 2, 12),
    Line("Farmers Walk", 2, 40),
)
CHEST_AND_ARMS = (
    Line("Bench Press (Barbell)", 4, 8, 1, top=True),
    Line("Incline Bench Press (Dumbbell)", 4, 10, 1),
    Line("Bicep Curl (Dumbbell)", 4, 10, 1, finish="D"),
    Line("Lateral Raise (Dumbbell)", 3, 14, 1),
    Line("Crunch", 3, 20),
)
QUADS = (
    Line("Squat (Barbell)", 3, 8, 2),
    Line("Leg Extension (Machine)", 4, 12, 1, finish="D"),
    Line("Bicep Curl (Dumbbell)", 3, 12, 1),
    Line("Crunch", 3, 20),
)
A_LITTLE_BACK = (
    Line("Deadlift (Barbell)", 2, 5, 3),
    Line("Bench Press (Barbell)", 3, 6, 2),
    Line("Dumbbell Row", 2, 10),
    Line("Lateral Raise (Dumbbell)", 3, 15, 1),
)
PLAN = {
    0: ("Back Half A", BACK_HALF_A),
    2: ("Push", PUSH),
    3: ("Back Half B", BACK_HALF_B),
    5: ("Whole Body", WHOLE_BODY),
}
MIRROR_PLAN = {
    0: ("Chest and Arms", CHEST_AND_ARMS),
    2: ("Quads", QUADS),
    3: ("Chest and Arms", CHEST_AND_ARMS),
    5: ("Upper Body", A_LITTLE_BACK),
}

WORKOUT_NOTES = {
    34: "Slept badly all week",
    36: "Everything felt heavy. Deadline at work, short sessions",
    60: "First one back after four weeks off, kept it light",
    72: "Holiday in June, so chest and arms first for a while",
    80: "Back to hinges. Hamstrings had forgotten everything",
    103: "Good month",
}
SET_NOTES = (
    "Grip gave out first",
    "Belt on",
    "Slow off the floor, no rounding",
    'Felt "light" today',
    "Left side lags",
    "Paused, 2 s",
)


@dataclass(frozen=True)
class Row:
    """One line of the export, without what it shares with its session."""

    exercise: str
    order: str
    weight: float = 0.0
    reps: int = 0
    seconds: int = 0
    note: str = ""
    rpe: str = ""


def sample_log(seed: int = 20241104) -> str:
    """Return the whole export as text."""
    rng, shape = Random(seed), Shape()  # noqa: S311 - an invented lifter needs no secrets
    lines = [HEADER]
    for week in range(WEEKS):
        shape.week(week)
        for weekday in training_days(rng, week):
            lines.extend(session(rng, shape, week, weekday))
    return "\n".join(lines) + "\n"


def training_days(rng: Random, week: int) -> list[int]:
    """Return this week's weekdays: three or four, fewer in poor weeks, none in the weeks off."""
    if week in LAYOFF:
        return []
    missed = 0.45 if week in SLUMP else 0.15
    days = [day for day in sorted(PLAN) if rng.random() > missed]
    return [0, 2, 3, 5] if week == WEEKS - 1 else days or [3]


def session(rng: Random, shape: Shape, week: int, weekday: int) -> Iterator[str]:
    """Write one session's lines."""
    name, plan = (MIRROR_PLAN if week in MIRROR else PLAN)[weekday]
    rows = [row for line in ordered(rng, plan) for row in block(rng, shape, week, line)]
    start = datetime.combine(
        FIRST_MONDAY + timedelta(days=7 * week + weekday), time(9 if weekday == SATURDAY else 17)
    )
    start += timedelta(minutes=int(70 * rng.random()), seconds=int(60 * rng.random()))
    minutes = int(len(rows) * (2.4 if week < REST_ROWS_FROM else 1.5) + 8 * rng.random())
    duration = f"{minutes // 60}h {minutes % 60}m" if minutes >= 60 else f"{minutes}m"  # noqa: PLR2004
    workout_note = WORKOUT_NOTES.get(week, "") if weekday == max(PLAN) or week in (60, 80) else ""
    for index, row in enumerate(rows):
        yield (
            f"{start:%Y-%m-%d %H:%M:%S},{quoted(name)},{duration},{quoted(row.exercise)},{row.order},"
            f"{row.weight:g},{row.reps},0,{row.seconds},{quoted(row.note)},"
            f"{quoted(workout_note if index == 0 else '')},{row.rpe}"
        )


def quoted(text: str) -> str:
    """Return the text as the app quotes it: always, with inner quotes doubled; nothing at all when empty."""
    return '"' + text.replace('"', '""') + '"' if text else ""


def ordered(rng: Random, plan: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines in the order done: on a crowded day jumps come after the cleans or the hinges."""
    if plan[0].movement != "Box Jump" or rng.random() > 0.22:  # noqa: PLR2004
        return plan
    place = 2 if rng.random() < 0.5 else 3  # noqa: PLR2004
    return (*plan[1:place], plan[0], *plan[place:])


def block(rng: Random, shape: Shape, week: int, line: Line) -> list[Row]:
    """Return the rows of one exercise in one session, with rest timers once the app writes them."""
    unloaded = {
        "Box Jump": jumps,
        "Kettlebell Swing": swings,
        "Plank": holds,
        "Farmers Walk": walks,
        "Crunch": crunches,
    }
    progress = shape.trained[POSTERIOR] / WEEKS
    rows = (
        unloaded[line.movement](rng, progress, line)
        if line.movement in unloaded
        else loaded(rng, shape, week, line)
    )
    if week < REST_ROWS_FROM:
        return rows
    known = MOVEMENTS.get(line.movement)
    rest = Row(line.movement, "Rest Timer", seconds=known.rest if known else 60)
    return [each for row in rows for each in (row, rest)][:-1]


def loaded(rng: Random, shape: Shape, week: int, line: Line) -> list[Row]:
    """Return warm-ups and work sets: loads follow from planned strength, effort from the day's."""
    movement = MOVEMENTS[line.movement]
    today = shape.strength(movement, week) * (1 + rng.gauss(0, 0.014))
    reps = line.reps + (-1, 0, 1)[week % 3] if line.top else line.reps
    planned = shape.strength(movement, week) / (1 + (reps + line.rir) / 30)
    load = stepped(planned, movement.step)
    rows = warmups(movement, load) if rng.random() < 0.85 else []  # noqa: PLR2004
    for number in range(1, line.sets + 1):
        lighter = line.top and number > 1
        weight = stepped(load * 0.9, movement.step) if lighter else load
        tired = 0.6 * (number - 1)
        left = 30 * (today / weight - 1) - reps - (0 if lighter else tired)
        rows.append(work_set(rng, line, number, weight, reps, left))
    if line.finish == "D" and week % 2:
        rows.append(Row(line.movement, "D", stepped(load * 0.7, movement.step), reps + 2))
    return annotated(rng, rows)


def work_set(rng: Random, line: Line, number: int, weight: float, reps: int, left: float) -> Row:
    """Return one work set: a failure when the reps run out, and an RPE when the lifter wrote one down."""
    if left < -0.4:  # noqa: PLR2004 - the last rep did not go up
        return Row(line.movement, "F", weight, max(1, reps + round(left)), rpe="10")
    writes = rng.random() < (0.8 if number == 1 else 0.35) and left < 4  # noqa: PLR2004 - nobody rates an easy set
    effort = 10 - min(4.0, max(0.0, round(2 * left) / 2))
    return Row(line.movement, str(number), weight, reps, rpe=f"{effort:g}" if writes else "")


def warmups(movement: Movement, load: float) -> list[Row]:
    """Return warm-up sets up to the working load, for the lifts that get them."""
    if not movement.bar:
        return []
    steps = {movement.bar: 5, stepped(load * 0.65, movement.step): 3, stepped(load * 0.82, movement.step): 2}
    return [
        Row(movement.name, "W", weight, reps)
        for weight, reps in steps.items()
        if movement.bar <= weight < load
    ]


def annotated(rng: Random, rows: list[Row]) -> list[Row]:
    """Return the rows, now and then with a note on the first, where the app writes an exercise's note."""
    if rng.random() > 0.05:  # noqa: PLR2004
        return rows
    note = SET_NOTES[int(len(SET_NOTES) * rng.random())]
    first = rows[0]
    return [
        Row(first.exercise, first.order, first.weight, first.reps, first.seconds, note, first.rpe),
        *rows[1:],
    ]


def jumps(rng: Random, progress: float, line: Line) -> list[Row]:
    """Return box jumps; the app has no field for a height, so the lifter writes it as a note."""
    height = 50 + 5 * int(5.9 * progress) + (5 if rng.random() < 0.12 else 0)  # noqa: PLR2004
    return [
        Row(line.movement, str(n + 1), reps=line.reps, note=f"{height} cm" if n == 0 else "")
        for n in range(line.sets)
    ]


def swings(rng: Random, progress: float, line: Line) -> list[Row]:
    """Return swings up the ladder of bells; the next bell is tried for a set now and then."""
    bells = (16, 20, 24, 28, 32)
    step = int(4.2 * progress)
    tries_next = rng.random() < 0.2  # noqa: PLR2004
    return [
        Row(
            line.movement,
            str(n + 1),
            bells[step + (tries_next and n == 0)],
            line.reps if n < line.sets - 1 else line.reps + 5,
        )
        for n in range(line.sets)
    ]


def holds(rng: Random, progress: float, line: Line) -> list[Row]:
    """Return planks, in seconds."""
    return [
        Row(line.movement, str(n + 1), seconds=5 * round((line.reps + 35 * progress + 12 * rng.random()) / 5))
        for n in range(line.sets)
    ]


def walks(rng: Random, progress: float, line: Line) -> list[Row]:
    """Return loaded carries: a weight in each hand and the seconds it was carried."""
    weight = 20 + 4 * int(4 * progress)
    return [
        Row(line.movement, str(n + 1), weight, seconds=line.reps + 5 * int(3 * rng.random()))
        for n in range(line.sets)
    ]


def crunches(rng: Random, progress: float, line: Line) -> list[Row]:
    """Return crunches without load."""
    return [
        Row(line.movement, str(n + 1), reps=line.reps + int(6 * progress + 3 * rng.random()))
        for n in range(line.sets)
    ]


def stepped(load: float, step: float) -> float:
    """Return the load that can be put together from the plates or dumbbells there are."""
    return step * max(1, round(load / step))


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(sample_log(), encoding="utf-8", newline="\n")
    print(f"{TARGET.relative_to(Path.cwd())}: {sample_log().count(chr(10)) - 1} rows")
