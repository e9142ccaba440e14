"""A public demonstration: invented athletes anyone may look at, nothing anyone may change."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from src.sharing.access import DEMO, Access
from src.sharing.moments import now
from src.sharing.notes import Note
from src.sharing.scope import Scope

# Athlete and name. Their logs are in data/demo, made by `python -m tools.make_demo_athletes`.
ATHLETES = {
    "sample": "Sam",
    "demo_robin": "Robin",
    "demo_alex": "Alex",
    "demo_kim": "Kim",
    "demo_ines": "Ines",
    "demo_jonas": "Jonas",
    "demo_lena": "Lena",
    "demo_maya": "Maya",
    "demo_omar": "Omar",
    "demo_priya": "Priya",
    "demo_tom": "Tom",
    "demo_zoe": "Zoe",
}
LAST_DAY = date(2026, 10, 31)  # of the files; Robin and Tom stopped earlier
_DAY = re.compile(rb"^\d{4}-\d\d-\d\d", re.MULTILINE)  # begins every row
_SCOPE = Scope(bodyweight=True, notes=True, comment=True)
_NEVER = datetime(9999, 1, 1)  # noqa: DTZ001 - as stored
_LABEL = "Demonstration"
_LAST_LOOK = timedelta(weeks=2)  # so long ago the coach of the demonstration looked: what came since is new


# Athlete: weeks before the last day, the lift it is about or "", what the coach wrote, the answer.
_NOTES = {
    "demo_alex": (
        (
            1,
            "deadlift",
            "Hips rise first on the heavy sets. Film the next one from the side, please.",
            "Will do on Thursday. It felt like the bar drifted.",
        ),
        (6, "deadlift", "Two weeks at 85% of this, then we look again.", ""),
    ),
    "demo_robin": (
        (4, "", "Away for work: three short sessions are plenty.", "Thanks. No gym there at all."),
    ),
    "demo_maya": ((3, "romanian_deadlift", "Keep two reps in reserve here until the trip.", ""),),
    "sample": (
        (
            5,
            "deadlift",
            "Best pull of the year, and it looked easy. Same load next week.",
            "It did feel easy.",
        ),
    ),
}


def demo_notes(access: Access, last_day: date) -> list[Note]:
    """Return the invented conversation with an athlete whose log ends on a day, newest first."""
    found = []
    for number, (weeks, lift, text, reply) in enumerate(_NOTES.get(access.athlete_id, ())):
        day = last_day - timedelta(weeks=weeks)
        written = datetime(day.year, day.month, day.day, 20)  # noqa: DTZ001 - as stored
        note = Note(
            note_id=f"demo.{number}",
            grant_id=access.grant_id,
            by_athlete=False,
            author="Coach",
            about="lift" if lift else "day",
            subject=lift or None,
            day=day,
            text=text,
            created_at=written,
            reply_to=None,
        )
        found.append(note)
        if reply:
            found.append(
                replace(
                    note,
                    note_id=f"{note.note_id}.answer",
                    by_athlete=True,
                    author=access.athlete_name,
                    text=reply,
                    reply_to=note.note_id,
                    created_at=written + timedelta(days=1),
                )
            )
    return found


def brought_up_to(today: date, export: bytes) -> bytes:
    """Return an invented athlete's export moved by whole weeks, to end within the seven days before today.

    The files end on a fixed day; as they are, everybody would have stopped training. Whole weeks keep the
    days of the week, and with them every number a week has.
    """
    moved = timedelta(weeks=(today - timedelta(days=1) - LAST_DAY).days // 7)

    def later(found: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(found[0].decode()) + moved).isoformat().encode()

    return _DAY.sub(later, export)


def demo_accesses() -> list[Access]:
    """Return an access to each invented athlete; no row of the store stands behind it."""
    looked = now() - _LAST_LOOK
    return [
        Access(f"demo.{athlete}", athlete, name, "identity", _LABEL, _SCOPE, _NEVER, DEMO, looked)
        for athlete, name in ATHLETES.items()
    ]


def demo_access(grant_id: str | None) -> Access:
    """Return the access of this id, the first one for any other."""
    found = demo_accesses()
    return next((access for access in found if access.grant_id == grant_id), found[0])
