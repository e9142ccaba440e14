"""The store against a plain model: the log is a fold over the imports that stand, whatever happened."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from src.store import SETS_SCHEMA, ImportRecord, StoreError, open_store
from src.store.postgres import open_postgres
from tests.postgres import DATABASE

FIRST = date(2024, 1, 1)
ME = {"athlete": "me"}

# One set: (account, day, exercise, load, reps, note). Few values, so that files overlap and sets repeat.
one_set = st.tuples(
    st.integers(0, 5),
    st.sampled_from("ab"),
    st.sampled_from([60.0, 61.0]),
    st.integers(1, 2),
    st.sampled_from(["", "hard"]),
)
a_file = st.tuples(st.sampled_from("xy"), st.lists(one_set, min_size=1, max_size=9))


def rows_of(account, sets):
    """The rows a reader makes: sessions in order of time, sets numbered within their session."""
    rows, placed = [], {}
    for day, exercise, load, reps, note in sorted(sets, key=lambda one: one[0]):
        placed[day] = placed.get(day, 0) + 1
        at = datetime.combine(FIRST + timedelta(days=day), datetime.min.time())
        rows.append(
            {
                "workout_key": f"{account}{day}",
                "started_at": at,
                "day": at.date(),
                "exercise_written": exercise,
                "order_in_workout": placed[day],
                "set_no": placed[day],
                "kind": "work",
                "load_kg": load,
                "load_basis": "total",
                "reps": reps,
                "note": note,
            }
        )
    return rows


def table_of(rows):
    return pa.Table.from_pylist(rows, schema=SETS_SCHEMA)


def contents(rows):
    """What the model stores: set -> details. Equal sets are told apart by their place."""
    counted, found = {}, {}
    for row in sorted(rows, key=lambda row: (row["day"], row["order_in_workout"])):
        content = (row["workout_key"], row["day"], row["exercise_written"], row["load_kg"], row["reps"])
        counted[content] = counted.get(content, 0) + 1
        found[(*content, counted[content])] = (row["order_in_workout"], row["note"])
    return found


def identities(keys):
    return {(key[0], key[2], key[4]) for key in keys}


@dataclass
class Imported:
    series: int
    raw: bytes
    sets: dict
    keep_later: bool
    undone: bool = False

    def after(self, log):
        """The series' log after this import, from the one before it."""
        days = [key[1] for key in self.sets]
        silent_on = {
            key: how
            for key, how in log.items()
            if key[1] < min(days) or (self.keep_later and key[1] > max(days))
        }
        return {**silent_on, **self.sets}


class StoreMachine(RuleBasedStateMachine):
    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = self.opened()
        self.imports: dict[int, Imported] = {}
        self.files: list[tuple[str, list]] = []

    def opened(self):
        return open_store(Path(self.folder.name) / "log.duckdb")

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    # The model

    def standing(self, series):
        return [one for one in self.imports.values() if one.series == series and not one.undone]

    def log_of(self, series):
        log = {}
        for one in self.standing(series):
            log = one.after(log)
        return log

    def log(self):
        whole = {}
        for series in sorted({one.series for one in self.imports.values()}, reverse=True):
            whole.update(self.log_of(series))  # the earliest series has the last word
        return whole

    def series_of(self, raw, sets):
        same = [one.series for one in self.imports.values() if one.raw == raw and not one.undone]
        if same:
            return same[-1]
        best = None
        for series in sorted({one.series for one in self.imports.values()}):
            theirs = identities(key for one in self.standing(series) for key in one.sets)
            mine = identities(sets)
            if theirs:
                shared = len(mine & theirs) / min(len(mine), len(theirs))
                if shared >= 0.5 and (best is None or shared > best[0]):
                    best = (shared, series)
        if best:
            return best[1]
        same = [one.series for one in self.imports.values() if one.raw == raw]
        return same[-1] if same else max((one.series for one in self.imports.values()), default=0) + 1

    # The moves

    def send(self, account, sets, keep_later):
        rows = rows_of(account, sets)
        raw = repr((account, sorted(sets))).encode()
        before, mine = self.log(), contents(rows)
        record = ImportRecord("strong", "strong.csv", "v", "kg", "asked")
        preview = self.store.preview_import("me", record, table_of(rows), raw, keep_later=keep_later)
        diff = self.store.apply_import("me", record, table_of(rows), raw, keep_later=keep_later)
        self.imports[diff.import_id] = Imported(self.series_of(raw, mine), raw, mine, keep_later)
        self.files.append((account, sets))
        after = self.log()
        gone = before.keys() - after.keys()
        first, last = min(row["day"] for row in rows), max(row["day"] for row in rows)
        series = self.imports[diff.import_id].series
        others = [self.log_of(earlier) for earlier in range(1, series)]
        theirs = [key for key in self.log_of(series) if not any(key in log for log in others)]
        assert diff.kept_earlier == len([key for key in theirs if key[1] < first])
        assert diff.added == len(after.keys() - before.keys())
        assert diff.removed == len(gone)
        assert diff.removed_later == len([key for key in gone if key[1] > last])
        assert diff.unchanged == len(mine.keys() & before.keys())
        assert (
            preview.import_id,
            preview.added,
            preview.removed,
            preview.unchanged,
            preview.removed_later,
            preview.kept_earlier,
        ) == (
            None,
            diff.added,
            diff.removed,
            diff.unchanged,
            diff.removed_later,
            diff.kept_earlier,
        )

    @rule(file=a_file, keep_later=st.booleans())
    def import_some_file(self, file, keep_later):
        self.send(*file, keep_later)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), more=st.lists(one_set, max_size=3), keep_later=st.booleans())
    def import_a_file_grown_and_edited(self, data, more, keep_later):
        account, sets = data.draw(st.sampled_from(self.files))
        kept = data.draw(st.lists(st.sampled_from(sets), max_size=len(sets)))
        self.send(account, [*sets[len(sets) // 3 :], *kept, *more] or sets, keep_later)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), keep_later=st.booleans())
    def import_a_file_again(self, data, keep_later):
        self.send(*data.draw(st.sampled_from(self.files)), keep_later)

    @precondition(lambda self: self.files)
    @rule()
    def importing_the_newest_file_twice_changes_nothing(self):
        account, sets = self.files[-1]
        self.send(account, sets, keep_later=False)
        before, version = self.log(), self.store.data_version("me")
        self.send(account, sets, keep_later=False)
        assert self.log() == before
        assert self.store.data_version("me") == version

    @precondition(lambda self: any(not one.undone for one in self.imports.values()))
    @rule(data=st.data())
    def undo(self, data):
        standing = [number for number, one in self.imports.items() if not one.undone]
        number = data.draw(st.sampled_from(standing))
        before = self.log()
        undone = self.store.undo_import("me", number)
        self.imports[number].undone = True
        after = self.log()
        assert undone.removed == len(before.keys() - after.keys())
        assert undone.restored == len(after.keys() - before.keys())
        with pytest.raises(StoreError, match="already undone"):
            self.store.undo_import("me", number)

    # What must hold

    @invariant()
    def the_log_is_what_the_standing_imports_say(self):
        if not hasattr(self, "store"):
            return
        rows = self.store.frame("from sets where athlete_id = $athlete", ME)
        assert rows["set_key"].is_unique
        stored = contents({**row, "day": row["day"].date()} for row in rows.to_dict("records"))
        assert stored == self.log()
        assert len(rows) == len(stored)

    @invariant()
    def a_row_names_standing_imports(self):
        if not hasattr(self, "store"):
            return
        standing = {number for number, one in self.imports.items() if not one.undone}
        for table in ("sets", "removed_sets"):
            rows = self.store.frame(f"from {table} where athlete_id = $athlete", ME)
            assert set(rows["import_id"]) <= standing
            assert set(rows["last_import_id"].dropna()) <= standing


class PostgresMachine(StoreMachine):
    server = None  # of the test run

    def opened(self):
        self.server.empty(DATABASE)
        return open_postgres(self.server.url(DATABASE))


def some(examples):
    return settings(
        max_examples=examples,
        stateful_step_count=10,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture
def serving(postgres):
    PostgresMachine.server = postgres


StoreMachine.TestCase.settings = some(12)
PostgresMachine.TestCase.settings = some(5)
TestStoreAgainstModel = StoreMachine.TestCase
TestPostgresAgainstModel = pytest.mark.usefixtures("serving")(PostgresMachine.TestCase)
