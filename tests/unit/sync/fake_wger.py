"""wger's REST API as documented, on loopback: of today, or of some years ago (`old`: numbers, old names)."""

import uuid
from collections import Counter
from datetime import date, timedelta

from tests.unit.sync.fake_server import FakeServer

TOKEN = "canary-token-of-wger-0123456789"  # noqa: S105 - opens the fake alone
UNITS = {"kg": 11, "lb": 12, "Body Weight": 13, "Plates": 14}  # no server has to number them as wger.de does
REPS = {
    "Repetitions": 21,
    "Until Failure": 22,
    "Seconds": 23,
    "Minutes": 24,
    "Kilometers": 25,
    "Max Reps": 26,
}
EXERCISES = {345: "Deadlifts", 346: "Rowing, T-bar", 347: "Plank"}
FIRST = date(2019, 1, 2)


class FakeWger(FakeServer):
    def __init__(self, token=TOKEN, *, old=False):
        super().__init__()
        self.token, self.old = token, old
        self.sessions, self.logs, self.weights = {}, {}, {}
        self.unit = "kg"
        self.filters = True
        self._number = 0

    def _id(self):
        self._number += 1
        return self._number if self.old else str(uuid.uuid5(uuid.NAMESPACE_URL, str(self._number)))

    def session(self, day, *, start="17:00:00", end="18:00:00", notes=""):
        one = {
            "id": self._id(), "routine": None, "day": None, "date": day.isoformat(), "notes": notes,
            "impression": "2", "time_start": start, "time_end": end,
        }  # fmt: skip
        with self.lock:
            self.sessions[one["id"]] = one
        return one["id"]

    def log(
        self, session, *, exercise=345, reps="5.00", weight="100.00", unit="kg", of="Repetitions", rir=None
    ):
        day = self.sessions[session]["date"]
        names = ("reps", "exercise_base", "repetition_unit") if self.old else (
            "repetitions", "exercise", "repetitions_unit"
        )  # fmt: skip
        one = {
            "id": self._id(), "date": day if self.old else f"{day}T00:00:00+02:00", "session": session,
            names[0]: reps, names[1]: exercise, names[2]: REPS[of], "weight": weight,
            "weight_unit": UNITS[unit], "rir": rir, "next_log": None, "slot_entry": None,
        }  # fmt: skip
        with self.lock:
            self.logs[one["id"]] = one
        return one["id"]

    def train(self, number, sets=4):
        """Log a session of some sets, some days after the one with the number before."""
        session = self.session(FIRST + timedelta(days=2 * number))
        return [
            self.log(session, reps=f"{3 + (number + n) % 8}.00", weight=f"{60 + number % 50 + 2.5 * n:.2f}")
            for n in range(sets)
        ]

    def delete_session(self, session):
        with self.lock:
            del self.sessions[session]
            self.logs = {key: log for key, log in self.logs.items() if log["session"] != session}

    def answer(self, path, params, headers):
        lists = {
            "workoutsession": self.sessions.values(),
            "workoutlog": self.logs.values(),
            "weightentry": [
                {"id": n, "date": day, "weight": f"{kg:.2f}"}
                for n, (day, kg) in enumerate(self.weights.items())
            ],
            "userprofile": [{"weight_unit": self.unit}],
        }
        public = {
            "setting-weightunit": [{"id": i, "name": name} for name, i in UNITS.items()],
            "setting-repetitionunit": [{"id": i, "name": name} for name, i in REPS.items()],
            "exerciseinfo": [self._exercise(i, name) for i, name in EXERCISES.items()],
        }
        name = path.removeprefix("/api/v2/").strip("/")
        if name in lists and headers.get("Authorization") != f"Token {self.token}":
            return 403, {"detail": "Invalid token."}
        items = {**lists, **public}.get(name)
        if items is None:
            return 404, {"detail": "Not found."}
        if self.filters and "date__gte" in params:
            items = [one for one in items if one["date"][:10] >= params["date__gte"]]
        if params.get("ordering") == "id":
            items = sorted(items, key=lambda one: one["id"])
        items, offset, limit = (
            list(items),
            int(params.get("offset", 0)),
            min(int(params.get("limit", 20)), 999),
        )
        more = "http://elsewhere.example/next" if offset + limit < len(items) else None
        return 200, {
            "count": len(items), "next": more, "previous": None, "results": items[offset : offset + limit]
        }  # fmt: skip

    def _exercise(self, number, name):
        if self.old:
            return {"id": number + 1_000, "exercise_base_id": number, "name": name, "language": {"id": 2}}
        told = [{"language": 1, "name": f"{name} (de)"}, {"language": 2, "name": name}]
        return {"id": number, "translations": told, "category": {"id": 9, "name": "Legs"}}

    def expected(self):
        """Each set as (day and time, exercise, load in kg, reps), counted: of plain sets only."""
        found = Counter()
        for log in self.logs.values():
            session = self.sessions[log["session"]]
            reps, exercise = (log["reps"], log["exercise_base"]) if self.old else (
                log["repetitions"], log["exercise"]
            )  # fmt: skip
            at = f"{session['date']} {session['time_start'][:5]}"
            found[(at, EXERCISES[exercise], round(float(log["weight"]), 2), int(float(reps)))] += 1
        return found


def logged(store, athlete="me"):
    """The log in the words of `expected`."""
    rows = store.frame(
        """
        select strftime(started_at, '%Y-%m-%d %H:%M') as at, exercise_written, round(load_kg, 2) as load, reps
        from sets where athlete_id = $athlete
        """,
        {"athlete": athlete},
    )
    return Counter((at, name, load, int(reps)) for at, name, load, reps in rows.itertuples(index=False))
