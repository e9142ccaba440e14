"""A mistake in the tables is reported with its place and what to do; the tables as shipped hold together."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from src.catalog import CatalogError, load_catalog
from src.catalog.load import COLUMNS, FOLDER, UNCOUNTED

CATALOG = load_catalog()


@pytest.fixture
def folder(tmp_path):
    for name in COLUMNS:
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def last_line(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def append(path: Path, line: str) -> int:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    return last_line(path)


@pytest.mark.parametrize(
    ("file", "line", "column", "problem"),
    [
        ("muscles.csv", "lats,Lats again,posterior,yes,99", "id", "'lats' is already used on line 7. Rename"),
        ("muscles.csv", "neck,Neck,back,no,20", "chain", "Use one of: posterior, mirror, neutral."),
        ("muscles.csv", "neck,Neck,neutral,no,last", "order", "'last' is not a whole number"),
        ("muscles.csv", "neck,,neutral,no,20", "name", "the cell is empty"),
        ("shares.csv", "no_such,lats,1", "exercise", "'no_such' is not in exercises.csv"),
        ("shares.csv", "plank,no_such,1", "muscle", "'no_such' is not in muscles.csv"),
        ("shares.csv", "plank,lats,0.3", "share", "'0.3' is not allowed. Use one of: 1, 0.5, 0.25."),
        ("shares.csv", "plank,core_deep,1", "muscle", "given twice"),
        ("lifts.csv", "jerk,Jerk,best_made,1,1,3,no,now,Made.", "id", "no exercise counts for this lift"),
        ("lifts.csv", "jerk,Jerk,best_made,1,1,3,no,soon,Made.", "model", "Use one of: now, next, none."),
        (
            "lifts.csv",
            "jerk,Jerk,best_made,9,1,3,no,now,Made.",
            "target_reps",
            "between min_reps and max_reps",
        ),
        ("exercises.csv", "x,X,,x,x,x,barbell,no,strength,total,T1", "id", "no muscle with share 1"),
        ("exercises.csv", "x,X,nope,x,x,x,barbell,no,cardio,none,C0", "lift", "'nope' is not in lifts.csv"),
        ("exercises.csv", "x,X,,x,x,x,log,no,cardio,none,C0", "implement", "'log' is not in implements.csv"),
        ("exercises.csv", "x,X,,x,x,x,barbell,no,cardio,none,Q9", "basis", "'Q9' is not explained"),
        ("exercises.csv", "x,Plank,,x,x,x,any,no,cardio,none,C0", "name", "reads the same as 'plank'"),
        (
            "exercises.csv",
            "x,X,,x,x,plank,bodyweight,no,cardio,none,C0",
            "implement",
            "has 'bodyweight' already",
        ),
        ("first_choices.csv", "lats,no_such", "exercise", "'no_such' is not in exercises.csv"),
        ("first_choices.csv", "calves,plank", "exercise", "'plank' does not train 'calves' directly"),
        ("aliases.csv", "RDLs,no_such,en", "exercise", "'no_such' is not in exercises.csv"),
        ("aliases.csv", "PLANKS,dead_bug,en", "alias", "already stands for 'plank'"),
        ("aliases.csv", "---,plank,en", "alias", "has no letters"),
        ("words.csv", "dumbbells,en,implement,barbell", "word", "already means something else"),
        ("words.csv", "foo,en,movement,", "meaning", "is empty"),
        ("words.csv", "foo,en,verb,row", "role", "'verb' is not allowed"),
        ("movements.csv", "plank,flurb,", "words", "no word of words.csv means 'flurb'"),
        ("movements.csv", "dead_bug,plank,", "words", "mean 'plank' already"),
        (
            "movements.csv",
            "plank,dead_bug plank,barbell",
            "bare",
            "'barbell' is not in exercises.csv for this",
        ),
    ],
)
def test_a_mistake_names_file_line_column_and_what_to_do(folder, file, line, column, problem):
    number = append(folder / file, line)
    with pytest.raises(CatalogError) as error:
        load_catalog(folder)
    assert str(error.value).startswith(f"{file}, line {number}, column {column}: ")
    assert problem in str(error.value)


def test_a_row_with_a_comma_too_many_says_so(folder):
    number = append(folder / "bases.csv", "X1,one, two,three")
    with pytest.raises(CatalogError, match=f"bases.csv, line {number}: 4 cells.*quotes"):
        load_catalog(folder)


def test_a_changed_header_says_what_to_write(folder):
    path = folder / "implements.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("falls_back_to", "parent"), encoding="utf-8")
    with pytest.raises(
        CatalogError, match=r"implements.csv, line 1: .*Write exactly 'id,name,falls_back_to,wins_over'"
    ):
        load_catalog(folder)


def test_an_implement_that_overrules_nothing_known_is_reported(folder):
    append(folder / "implements.csv", "chain,Chain,,rope")
    with pytest.raises(CatalogError, match="column wins_over: 'rope' is not an implement"):
        load_catalog(folder)


def test_a_missing_table_and_a_wrong_encoding_are_reported(folder):
    (folder / "words.csv").write_bytes(
        "word,language,role,meaning\nr\u00fccken,de,muscle,back\n".encode("latin-1")
    )
    with pytest.raises(CatalogError, match=r"words.csv: not UTF-8 at byte 28\. Save the file as UTF-8"):
        load_catalog(folder)
    (folder / "words.csv").unlink()
    with pytest.raises(CatalogError, match=r"words.csv: cannot be read in .*Restore it"):
        load_catalog(folder)


def test_an_unclosed_quote_is_reported(folder):
    append(folder / "aliases.csv", '"never closed,plank,en')
    with pytest.raises(CatalogError, match=r"aliases.csv, line \d+: .*Check the quotes"):
        load_catalog(folder)


def test_the_version_moves_with_every_byte(folder):
    assert load_catalog(folder).version == CATALOG.version
    append(folder / "aliases.csv", "My own plank,plank,en")
    edited = load_catalog.__wrapped__(folder)  # past the cache: the folder is the same
    assert edited.version != CATALOG.version
    assert edited.resolve("my own PLANK").how == "alias: my own plank"


def test_the_catalogue_is_read_once():
    assert load_catalog() is CATALOG


def test_there_are_eight_lifts_with_their_policies():
    policies = {lift.id: (lift.measure, lift.target_reps) for lift in CATALOG.lifts.values()}
    assert policies == {
        "deadlift": ("one_rep_max", 1),
        "romanian_deadlift": ("rep_max", 8),
        "good_morning": ("rep_max", 8),
        "barbell_row": ("rep_max", 8),
        "dumbbell_row": ("rep_max", 10),
        "power_clean": ("best_made", 1),
        "box_jump": ("box_height", 1),
        "kettlebell_swing": ("standard_set", 10),
    }
    assert {lift.id for lift in CATALOG.lifts.values() if lift.index} == {
        *("romanian_deadlift", "good_morning", "barbell_row", "dumbbell_row")
    }
    assert {lift.id: lift.model for lift in CATALOG.lifts.values()} == {
        "deadlift": "now",
        "romanian_deadlift": "next",
        "good_morning": "next",
        "barbell_row": "next",
        "dumbbell_row": "next",
        "power_clean": "now",
        "box_jump": None,
        "kettlebell_swing": None,
    }


def test_every_exercise_of_a_lift_trains_the_posterior_chain():
    for exercise in CATALOG.exercises.values():
        if exercise.lift:
            assert CATALOG.chain_of(exercise) == "posterior", exercise.id


def test_only_what_is_not_counted_has_no_shares():
    for exercise in CATALOG.exercises.values():
        assert bool(exercise.shares) == (exercise.mode != "cardio" and exercise.family != UNCOUNTED), (
            exercise.id
        )


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("Deadlift", "posterior"),
        ("Bench press", "mirror"),
        ("Back squat", "mixed"),
        ("Chin-up", "mixed"),
        ("Dip", "mirror"),
        ("Suitcase carry", "posterior"),
        ("Lateral raise", "neutral"),
        ("Triceps pushdown", "neutral"),
        ("Running", "neutral"),
    ],
)
def test_the_chain_is_the_side_of_the_direct_muscles_and_neutral_ones_do_not_mix(name, chain):
    assert CATALOG.chain_of(CATALOG.resolve(name).exercise) == chain


def test_the_tables_to_publish_are_plain_and_complete():
    tables = CATALOG.tables()
    assert set(tables) == {"exercises", "shares", "muscles", "lifts"}
    assert len(tables["exercises"]) == len(CATALOG.exercises) >= 250
    assert tables["shares"].groupby("exercise").size().max() <= len(CATALOG.muscles)
    assert set(tables["exercises"].columns) >= {"id", "name", "lift", "family", "unilateral", "load", "chain"}
    assert not any(isinstance(value, dict) for value in tables["exercises"].to_numpy().ravel())
    assert pd.api.types.is_string_dtype(tables["exercises"]["id"])
    assert pd.api.types.is_float_dtype(tables["shares"]["share"])
