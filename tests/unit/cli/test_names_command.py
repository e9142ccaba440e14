"""`names`: listing and correcting from a script, as reversible as on the page."""

import json

import pytest

from src.cli.main import main

LOG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",1,225,5,0,0,,,8
2026-03-02 18:00:00,"Pull",45m,"Deadwift Old",1,225,5,0,0,,,
2026-03-02 18:00:00,"Pull",45m,"Deadwift old",2,225,5,0,0,,,
2026-03-02 18:00:00,"Pull",45m,"Mystery Machine 9",1,50,10,0,0,,,
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "strong.csv"
    path.write_text(LOG)
    return path


@pytest.fixture
def answer(tmp_path, file, capsys):
    """Run a command on a store that holds the log; return what it prints."""
    store = str(tmp_path / "log.duckdb")
    assert main(["import", str(file), "--unit", "lb", "--store", store]) == 0
    capsys.readouterr()

    def run(*arguments, code=0):
        assert main([str(argument) for argument in arguments] + ["--store", store]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


def listed(answer, *more):
    return {each["name"]: each for each in json.loads(answer("names", "--json", *more))}


def test_names_are_listed_with_what_they_stand_for(answer):
    names = listed(answer)
    assert names["Deadlift (Barbell)"]["exercise"] == "deadlift_barbell"
    assert names["Mystery Machine 9"] == {
        "name": "Mystery Machine 9",
        "sets": 1,
        "share": 0.25,
        "first_day": "2026-03-02",
        "last_day": "2026-03-02",
        "exercise": None,
        "exercise_name": None,
        "how": "unknown",
        "suggestions": names["Mystery Machine 9"]["suggestions"],
    }
    assert any("deadlift" in one for one in names["Deadwift Old"]["suggestions"])
    assert set(listed(answer, "--unknown")) == {"Deadwift Old", "Deadwift old", "Mystery Machine 9"}


def test_a_name_is_set_ignored_and_unset(answer):
    said = answer("names", "set", "DEADWIFT OLD", "deadlift (barbell)")
    assert "Deadwift Old: unknown -> deadlift_barbell, 1 set" in said
    answer("names", "ignore", "Mystery Machine 9")
    assert listed(answer, "--unknown") == {}
    names = listed(answer)
    assert (names["Deadwift old"]["exercise"], names["Deadwift old"]["how"]) == (
        "deadlift_barbell",
        "correction",
    )
    assert names["Mystery Machine 9"]["how"] == "ignored"
    answer("names", "unset", "deadwift old")
    answer("names", "unset", "mystery machine 9")
    assert len(listed(answer, "--unknown")) == 3


def test_corrections_survive_another_import(answer, file):
    answer("names", "set", "Deadwift Old", "deadlift_barbell")
    file.write_text(LOG + LOG.splitlines()[2].replace("2026-03-02", "2026-03-09") + "\n")
    (report,) = json.loads(answer("import", file, "--unit", "lb", "--json"))
    assert report["names"]["unknown"] == ["Mystery Machine 9"]
    assert listed(answer)["Deadwift Old"] | {"sets": 2, "how": "correction"} == listed(answer)["Deadwift Old"]


def test_what_was_exported_is_imported_by_another_athlete(answer, file, tmp_path):
    answer("names", "set", "Deadwift Old", "deadlift_barbell")
    answer("names", "ignore", "Mystery Machine 9")
    table = tmp_path / "names.csv"
    assert answer("names", "export", table).startswith("2 names written")
    answer("import", file, "--unit", "lb", "--athlete", "ann")
    preview = answer("names", "import", table, "--dry-run", "--athlete", "ann")
    assert "Mystery Machine 9: unknown -> ignored, 1 set" in preview
    assert "nothing was saved" in preview
    assert len(listed(answer, "--unknown", "--athlete", "ann")) == 3
    answer("names", "import", table, "--athlete", "ann")
    assert listed(answer, "--unknown", "--athlete", "ann") == {}


def test_a_load_convention_is_set_and_left_to_the_catalogue_again(answer):
    answer("names", "load", "deadlift_barbell", "per_hand")
    assert "per_hand" in answer("sets", "--csv")
    answer("names", "load", "deadlift_barbell", "catalogue")
    assert "per_hand" not in answer("sets", "--csv")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["set", "Deadwift Old", "deadlft_barbell"],
            "hindsight: 'deadlft_barbell' is not an exercise. Nearest:",
        ),
        (["unset", "Bench"], "hindsight: 'Bench' was not corrected, so there is nothing to take back."),
        (["set", " ", "deadlift_barbell"], "hindsight: The name is empty. Write it as the log does."),
        (["import", "missing.csv"], "hindsight: missing.csv cannot be opened: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(answer, arguments, sentence):
    said = answer("names", *arguments, code=1)
    assert said.startswith(sentence)
    assert said.count("\n") == 1


def test_the_store_can_be_named_before_the_verb(answer, tmp_path, capsys):
    store = str(tmp_path / "log.duckdb")
    assert main(["names", "--store", store, "ignore", "Mystery Machine 9"]) == 0
    capsys.readouterr()
    assert "Mystery Machine 9" not in listed(answer, "--unknown")
