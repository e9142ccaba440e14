"""What the processes are told to do, and what a log has to be afterwards."""

import json
import random

from src.store import ImportRecord
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


def serial_result(embedded, hosted, athlete):
    """Make in the embedded store what the imports of a log give one after the other."""
    imports = hosted.imports(athlete).sort_values("import_id")
    numbers = {}
    for import_id in imports["import_id"].tolist():
        one = json.loads(hosted.raw_import(athlete, import_id)[1])
        diff = embedded.apply_import(athlete, record_of(one), sets_in(one), json.dumps(one).encode())
        numbers[import_id] = diff.import_id
    for import_id in imports.loc[imports["undone_at"].notna(), "import_id"].tolist():
        embedded.undo_import(athlete, numbers[import_id])


def log_in(store, athlete):
    return store.frame(
        "select set_key, day, load_kg, reps, note, order_in_workout, import_id from sets "
        "where athlete_id = $athlete order by set_key",
        {"athlete": athlete},
    )
