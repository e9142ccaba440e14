"""What the processes are told to do, and what a log has to be afterwards."""

import json
import os
import random
import re
from datetime import datetime, timedelta

from src.catalog import load_catalog
from src.store import ImportRecord, StoreError
from src.sync import sync
from src.sync.folder import Folder
from tests.unit.store.conftest import make_sets

ATHLETES = ("one", "one", "one", "two", "three")  # most of it meets in one log


def record_of(one):
    return ImportRecord("strong", f"{one['number']}.csv", "v", "kg", "asked")


def sets_in(one):
    """An export of one app account: it grows, and some of its sets were edited."""
    chance = random.Random(one["seed"])  # noqa: S311 - a test's dice
    return make_sets(
        range(one["days"]), load=chance.choice([100.0, 102.5]), note=chance.choice([None, "hard"])
    )


HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe"
)


def export_of(one):
    """What another app wrote: the file says in a note which operation brings it."""
    load = random.Random(one["seed"]).choice([100.0, 102.5])  # noqa: S311 - a test's dice
    lines = [HEADER]
    for day in range(one["days"]):
        at = datetime.fromisoformat("2024-03-01T18:00") + timedelta(days=day)
        note = f"op {one['number']}" if day == 0 else ""
        lines += [
            f"Pull,{at},{at + timedelta(hours=1)},,Deadlift (Barbell),,{note},{index},normal,{load},5,,,"
            for index in range(3)
        ]
    return "\n".join(lines).encode()


def sync_a_folder(store, one, folder):
    """Run a sync of a folder that one export landed in; return the number of its import."""
    place = folder / f"{one['number']}"
    place.mkdir(parents=True)
    file = place / "hevy.csv"
    file.write_bytes(export_of(one))
    os.utime(file, (0, 0))  # nobody is writing to it
    report = sync(store, one["athlete"], Folder(place), catalog=load_catalog())
    if not report.ok:
        raise StoreError(report.sentence)
    return report.imports[0].import_id


def operation_of(raw, operations):
    """Which operation an uploaded file is from."""
    said = re.search(rb"op (\d+)", raw)
    return operations[int(said[1]) if said else json.loads(raw)["number"]]


class Told:
    """The operations of a run, each chosen from what is known to be done."""

    def __init__(self, seed):
        self._chance = random.Random(seed)  # noqa: S311 - a test's dice
        self.operations = []
        self.done = {}  # number -> result
        self._undone, self._revoked = set(), set()

    def next(self):
        number = len(self.operations)
        athlete = self._chance.choice(ATHLETES)
        what = self._chance.choice(["import", "import", "undo", "settings", "share", "revoke", "sync"])
        one = {"number": number, "athlete": athlete, "what": what}
        if what in ("undo", "revoke"):
            one |= self._earlier(one) or {"what": "settings"}
        if one["what"] in ("import", "sync"):
            one |= {"seed": number, "days": self._chance.randint(12, 20)}
        self.operations.append(one)
        return one

    def of(self, *kinds, athlete=None):
        return [one for one in self.operations if one["what"] in kinds and athlete in (None, one["athlete"])]

    def _earlier(self, one):
        kinds, taken = (
            (("import", "sync"), self._undone) if one["what"] == "undo" else (("share",), self._revoked)
        )
        known = [
            each["number"]
            for each in self.of(*kinds, athlete=one["athlete"])
            if each["number"] in self.done and each["number"] not in taken
        ]
        if not known:
            return None
        chosen = self._chance.choice(known)
        taken.add(chosen)
        return {"import_id": self.done[chosen]} if one["what"] == "undo" else {"share": chosen}


def serial_result(embedded, hosted, athlete, told, folder):
    """Do in the embedded store what made a log, one after the other as it was done."""
    imports = hosted.imports(athlete)
    made = [(row.imported_at, "import", int(row.import_id)) for row in imports.itertuples()]
    undone = [
        (row.undone_at, "undo", int(row.import_id)) for row in imports.dropna(subset="undone_at").itertuples()
    ]
    numbers = {}
    for _, what, import_id in sorted(made + undone):
        one = operation_of(hosted.raw_import(athlete, import_id)[1], told.operations)
        if what == "undo":
            embedded.undo_import(athlete, numbers[import_id])
        elif one["what"] == "sync":
            numbers[import_id] = sync_a_folder(embedded, one, folder)
        else:
            raw = json.dumps(one).encode()
            numbers[import_id] = embedded.apply_import(athlete, record_of(one), sets_in(one), raw).import_id


def log_in(store, athlete):
    return store.frame(
        "select set_key, day, load_kg, reps, note, order_in_workout, import_id from sets "
        "where athlete_id = $athlete order by set_key",
        {"athlete": athlete},
    )
