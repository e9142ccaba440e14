"""Hevy's public API as documented, on loopback, with a model of what the log should hold."""

import copy
import itertools
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.unit.sync.fake_server import FakeServer

KEY = "0c7f4a1e-5b1d-4c52-9d6b-canary-hevy"
TEMPLATES = (  # id, title, type
    ("C6272009", "Deadlift (Barbell)", "weight_reps"),
    ("2B4B7310", "Romanian Deadlift (Barbell)", "weight_reps"),
    ("55E6546F", "Bent Over Row (Barbell)", "weight_reps"),
    ("1B2B1E7C", "Pull Up", "bodyweight_reps"),
    ("C6C9B8A0", "Plank", "duration"),
)
_FIRST = datetime(2019, 1, 2, 17, 30, tzinfo=UTC)


class FakeHevy(FakeServer):
    def __init__(self, key=KEY):
        super().__init__()
        self.key = key
        self.workouts = {}
        self.events = []  # oldest first
        self.weights = {}  # day -> kg
        self.templates = [
            {"id": i, "title": t, "type": k, "primary_muscle_group": "hamstrings",
             "secondary_muscle_groups": [], "equipment": "barbell", "is_custom": False}
            for i, t, k in TEMPLATES
        ]  # fmt: skip
        self.count_off_by = 0
        self._numbers = itertools.count(1)
        self._now = datetime.now(UTC) - timedelta(days=600)

    # what a lifter does in the app

    def stamp(self):
        self._now += timedelta(hours=3)
        return f"{self._now:%Y-%m-%dT%H:%M:%S}.{self._now.microsecond // 1000:03d}Z"

    def add(self, number=None, *, at=None, sets=4, load=None, title=None, exercise=None):
        """Log a workout, some days after the one with the number before."""
        number = next(self._numbers) if number is None else number
        start = at or _FIRST + timedelta(days=2 * number, minutes=13 * (number % 40), seconds=number % 60)
        stamp = self.stamp()
        template = exercise or TEMPLATES[number % 3]
        first_load = 60 + number % 80 if load is None else load
        nothing = None if number % 2 else 0  # Hevy writes either
        done = [
            {"index": n, "type": ("warmup", "normal", "normal", "dropset", "failure")[n % 5],
             "weight_kg": first_load + 2.5 * n, "reps": 3 + (number + n) % 8, "distance_meters": nothing,
             "duration_seconds": nothing, "rpe": (None, 8, 9.5)[n % 3], "custom_metric": None}
            for n in range(sets)
        ]  # fmt: skip
        body = {
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number}")),
            "title": title or f"Session {number % 5}",
            "routine_id": None,
            "description": "",
            "start_time": f"{start:%Y-%m-%dT%H:%M:%S}+00:00",
            "end_time": f"{start + timedelta(minutes=50):%Y-%m-%dT%H:%M:%S}+00:00",
            "updated_at": stamp,
            "created_at": stamp,
            "exercises": [
                {"index": 0, "title": template[1], "notes": "", "exercise_template_id": template[0],
                 "superset_id" if number % 2 else "supersets_id": None, "sets": done}
            ],
        }  # fmt: skip
        with self.lock:
            self.workouts[body["id"]] = body
            self._tell(body)
        return body["id"]

    def edit(self, workout_id, **sets_fields):
        with self.lock:
            body = copy.deepcopy(self.workouts[workout_id])
            body["updated_at"] = self.stamp()
            for done in body["exercises"][0]["sets"]:
                done.update(sets_fields)
            self.workouts[workout_id] = body
            self._tell(body)

    def move(self, workout_id, days):
        with self.lock:
            body = copy.deepcopy(self.workouts[workout_id])
            for name in ("start_time", "end_time"):
                body[name] = (datetime.fromisoformat(body[name]) + timedelta(days=days)).isoformat()
            body["updated_at"] = self.stamp()
            self.workouts[workout_id] = body
            self._tell(body)

    def delete(self, workout_id):
        with self.lock:
            del self.workouts[workout_id]
            self.events = [e for e in self.events if e.get("workout", {}).get("id") != workout_id]
            self.events.append({"type": "deleted", "id": workout_id, "deleted_at": self.stamp()})

    def _tell(self, body):
        self.events = [e for e in self.events if e.get("workout", {}).get("id") != body["id"]]
        self.events.append({"type": "updated", "workout": copy.deepcopy(body)})

    # what the server says

    def answer(self, path, params, headers):
        if headers.get("api-key") != self.key:
            return 401, {"error": "Unauthorized"}
        if path == "/v1/workouts/count":
            return 200, {"workout_count": len(self.workouts) + self.count_off_by}
        return self._list(path, params, int(params.get("page", 1)), int(params.get("pageSize", 5)))

    def _list(self, path, params, page, size):
        if path == "/v1/exercise_templates":
            return self._paged("exercise_templates", self.templates, page, size, most=100)
        if path == "/v1/body_measurements":
            days = [{"date": day, "weight_kg": kg, "waist": 80} for day, kg in sorted(self.weights.items())]
            return self._paged("body_measurements", days[::-1], page, size, beyond=404)
        if path == "/v1/workouts":
            newest = sorted(self.workouts.values(), key=lambda body: body["start_time"], reverse=True)
            return self._paged("workouts", newest, page, size)
        if path == "/v1/workouts/events":
            since = datetime.fromisoformat(params.get("since", "1970-01-01T00:00:00Z"))
            later = [event for event in self.events if _moment(event) >= since]
            return self._paged("events", later[::-1], page, size)
        return 404, {"error": "Not found"}

    @staticmethod
    def _paged(name, items, page, size, most=10, beyond=200):
        if size > most:
            return 400, {"error": "Invalid page size"}
        pages = -(-len(items) // size)
        if page > max(pages, 1) and beyond != 200:
            return beyond, {"error": "Page not found"}
        return 200, {"page": page, "page_count": pages, name: items[(page - 1) * size : page * size]}

    # what the log should be

    def expected(self, zone=None):
        """Each set as (day, minute, title, exercise, kind, load, reps, rir), counted."""
        kinds = {"normal": "work", "warmup": "warmup", "dropset": "drop", "failure": "failure"}
        found = Counter()
        for body in self.workouts.values():
            at = datetime.fromisoformat(body["start_time"]).astimezone(ZoneInfo(zone) if zone else UTC)
            for exercise in body["exercises"]:
                for done in exercise["sets"]:
                    rir = None if done["rpe"] is None else 10 - done["rpe"]
                    load = None if done["weight_kg"] is None else round(done["weight_kg"], 2)
                    found[
                        (f"{at:%Y-%m-%d %H:%M}", body["title"], exercise["title"], kinds[done["type"]],
                         load, done["reps"], rir)
                    ] += 1  # fmt: skip
        return found


def logged(store, athlete="me"):
    """The log in the words of `expected`."""
    rows = store.frame(
        """
        select strftime(started_at, '%Y-%m-%d %H:%M'), workout_name, exercise_written, kind,
            round(load_kg, 2), reps, rir, day = started_at::date as right_day
        from sets where athlete_id = $athlete
        """,
        {"athlete": athlete},
    )
    found = Counter()
    for *what, load, reps, rir, right_day in (
        rows.astype(object).where(rows.notna(), None).to_numpy().tolist()
    ):
        assert right_day
        found[(*what, load, reps, rir)] += 1
    return found


def _moment(event):
    text = event["deleted_at"] if event["type"] == "deleted" else event["workout"]["updated_at"]
    return datetime.fromisoformat(text)
