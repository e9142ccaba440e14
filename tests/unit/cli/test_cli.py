"""`python -m src.cli` as scripts use it: JSON and CSV out, one sentence and an exit code when it cannot."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from src.cli.main import main

ROOT = Path(__file__).parents[3]
LOG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",W,135,5,0,0,,,
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",1,225,5,0,0,,,8
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",Rest Timer,0,0,0,180,,,
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",2,225,5,0,0,,,
2026-03-02 18:00:00,"Pull",45m,"Mystery Machine 9",1,50,10,0,0,,,
2026-03-09 18:00:00,"Push",45m,"Bench Press (Barbell)",1,135,8,0,0,,,9
"""


@pytest.fixture
def store(tmp_path, monkeypatch) -> Path:
    path = tmp_path / "hindsight.duckdb"
    monkeypatch.setenv("HINDSIGHT_STORE", str(path))
    return path


@pytest.fixture
def log_file(tmp_path) -> Path:
    file = tmp_path / "strong.csv"
    file.write_text(LOG)
    return file


@pytest.fixture
def answer(capsys):
    """Run a command that works and return what it prints."""

    def run(*arguments: object) -> str:
        assert main([str(argument) for argument in arguments]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out

    return run


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_import_prints_one_report_a_file(store, log_file, answer):
    (report,) = json.loads(answer("import", log_file, "--unit", "lb", "--json"))
    assert report["file"] == "strong.csv"
    assert report["rows"] == 6
    assert report["sets"] == {"work": 4, "warmup": 1}
    assert report["not_sets"] == 1
    assert report["unit"] == "lb"
    assert report["added"] == 5
    assert report["names"]["unknown"] == ["Mystery Machine 9"]


def test_a_second_import_of_the_same_file_changes_nothing(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    (report,) = json.loads(answer("import", log_file, "--unit", "lb", "--json"))
    assert (report["added"], report["removed"], report["unchanged"]) == (0, 0, 5)


def test_a_dry_run_says_what_would_change_and_changes_nothing(store, log_file, answer):
    (report,) = json.loads(answer("import", log_file, "--unit", "lb", "--dry-run", "--json"))
    assert (report["added"], report["import_id"]) == (5, None)
    assert rows_of(answer("sets", "--csv")) == []


def test_a_file_that_cannot_be_read_does_not_stop_the_others(store, log_file, tmp_path, capsys):
    broken = tmp_path / "broken.csv"
    broken.write_text("this is,no log\n1,2\n")
    code = main(
        ["import", str(broken), str(log_file), str(tmp_path / "missing.csv"), "--unit", "lb", "--json"]
    )
    first, second, third = json.loads(capsys.readouterr().out)
    assert code == 1
    assert first.keys() == third.keys() == {"file", "error"}
    assert third == {"file": "missing.csv", "error": "The file cannot be opened: No such file or directory."}
    assert second["added"] == 5


def test_without_json_a_bad_file_is_one_sentence_on_standard_error(store, tmp_path, capsys):
    broken = tmp_path / "broken.csv"
    broken.write_text("this is,no log\n1,2\n")
    assert main(["import", str(broken)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("broken.csv: ")
    assert "Traceback" not in said.err


def test_in_words_an_import_accounts_for_every_row(store, log_file, answer):
    said = answer("import", log_file, "--unit", "lb")
    assert "strong.csv: Strong, 2026-03-02 to 2026-03-09, 2 sessions, 5 sets in 6 rows" in said
    assert "4 work, 1 warmup, 1 " in said
    assert "unknown exercises: Mystery Machine 9" in said


def test_in_words_an_import_says_what_another_app_gave_the_log_already(store, log_file, tmp_path, answer):
    other = tmp_path / "lyfta.csv"
    other.write_text(
        "Title,Date,Duration,Exercise,Superset id,Weight,Reps,Distance,Time,Set Type\n"
        "Pull,2026-03-02 18:00:00,00:45:00,Deadlift,,135.000,5,0,,NORMAL_SET\n"
        "Pull,2026-03-02 18:00:00,00:45:00,Deadlift,,225.000,5,0,,NORMAL_SET\n"
        "Pull,2026-03-02 18:00:00,00:45:00,Deadlift,,225.000,5,0,,NORMAL_SET\n"
        "Pull,2026-03-02 18:00:00,00:45:00,Machine,,50.000,10,0,,NORMAL_SET\n"
    )
    answer("import", log_file, "--unit", "lb")
    told = answer("import", other, "--unit", "lb", "--dry-run")
    assert "already in the log from strong: 1 session, 4 sets, 2026-03-02 to 2026-03-02" in told


def test_sets_are_kilograms_with_exercise_lift_and_chain(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    warmup, first, *_, mystery, bench = rows_of(answer("sets", "--csv"))
    assert (warmup["kind"], first["kind"]) == ("warmup", "work")
    assert float(first["load_kg"]) == pytest.approx(225 * 0.45359237)
    assert (first["day"], first["started_at"]) == ("2026-03-02", "2026-03-02T18:00:00")
    assert (first["lift"], first["chain"]) == ("deadlift", "posterior")
    assert (first["rir"], mystery["rir"]) == ("2.0", "")
    assert (mystery["exercise_written"], mystery["exercise"], mystery["chain"]) == (
        "Mystery Machine 9",
        "",
        "",
    )
    assert bench["chain"] == "mirror"


def test_estimates_carry_their_interval_and_status(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    text = answer("estimates", "--lift", "deadlift", "--csv")
    assert text.startswith("day,estimate_kg,low_kg,high_kg,status,")
    (day,) = rows_of(text)
    assert day["day"] == "2026-03-02"
    assert float(day["low_kg"]) < float(day["estimate_kg"]) < float(day["high_kg"])


def test_as_of_leaves_out_what_came_later(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    assert rows_of(answer("estimates", "--lift", "deadlift", "--as-of", "2026-03-01", "--csv")) == []
    assert len(rows_of(answer("sets", "--as-of", "2026-03-02", "--csv"))) == 4


def test_balance_is_one_row_a_week(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    text = answer("balance", "--csv")
    assert text.startswith("week,posterior,mirror,neutral,share,smoothed,low,high,verdict")
    pull, push = rows_of(text)
    assert (pull["week"], push["week"]) == ("2026-03-02", "2026-03-09")
    assert float(pull["share"]) > 0.5 > float(push["share"])


def test_an_import_is_listed_and_undone(store, log_file, answer):
    answer("import", log_file, "--unit", "lb")
    (listed,) = json.loads(answer("imports", "--json"))
    assert (listed["file_name"], listed["undone_at"], listed["report"]["rows"]) == ("strong.csv", None, 6)
    assert rows_of(answer("imports", "--csv"))[0]["import_id"] == str(listed["import_id"])
    assert "5 sets removed" in answer("undo", listed["import_id"])
    assert rows_of(answer("sets", "--csv")) == []


def test_athletes_and_stores_are_kept_apart(store, log_file, tmp_path, answer):
    answer("import", log_file, "--unit", "lb", "--athlete", "ann")
    assert rows_of(answer("sets", "--csv")) == []
    assert len(rows_of(answer("sets", "--athlete", "ann", "--csv"))) == 5
    assert rows_of(answer("sets", "--athlete", "ann", "--store", tmp_path / "other.duckdb", "--csv")) == []


def test_resolve_says_what_a_name_stands_for(answer):
    deadlift, unknown = json.loads(answer("resolve", "Deadlift (Barbell)", "Mystery Machine 9", "--json"))
    assert (deadlift["name"], deadlift["lift"], deadlift["implement"]) == (
        "Deadlift (Barbell)",
        "deadlift",
        "barbell",
    )
    assert (deadlift["pattern"], deadlift["unilateral"], deadlift["chain"]) == ("hinge", False, "posterior")
    assert deadlift["muscles"]["glutes"] == 1
    assert unknown == {
        "name": "Mystery Machine 9",
        **dict.fromkeys(("exercise", "lift", "pattern", "implement", "unilateral", "chain", "muscles")),
        "how": "unknown",
    }


def test_resolve_reads_one_name_a_line(monkeypatch, answer):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Box Jump\nKettlebell Swing\n"))
    assert [each["lift"] for each in json.loads(answer("resolve", "--json"))] == [
        "box_jump",
        "kettlebell_swing",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["import"],
        ["import", "a.csv", "--unit", "stone"],
        ["estimates"],
        ["estimates", "--lift", "bench"],
        ["sets", "--as-of", "31.10.2026"],
        ["undo", "last"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_what_cannot_be_done_is_one_sentence_and_1(store, capsys):
    assert main(["undo", "7"]) == 1
    assert capsys.readouterr().err == "hindsight: There is no import 7 to undo.\n"


def test_it_runs_as_a_program(store, log_file):
    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "src.cli", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    imported = run("import", str(log_file), "--unit", "lb", "--json")
    assert (imported.returncode, imported.stderr) == (0, "")
    assert json.loads(imported.stdout)[0]["added"] == 5
    assert len(rows_of(run("sets", "--csv").stdout)) == 5
    refused = run("undo", "7")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)


def test_a_reader_that_has_seen_enough_is_no_error(store, log_file):
    command = f'"{sys.executable}" -m src.cli import "{log_file}" --unit lb >/dev/null && ' + " ".join(
        [f'"{sys.executable}" -m src.cli sets --csv', "| head -n 1"]
    )
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_note_is_no_formula_in_a_spreadsheet_unless_asked_for_exactly(store, log_file, answer):
    log_file.write_text(LOG.replace("5,0,0,,,8", '5,0,0,"=HYPERLINK(""x"")",,8'))
    answer("import", log_file, "--unit", "lb")
    assert '\'=HYPERLINK("x")' in {row["note"] for row in rows_of(answer("sets", "--csv"))}
    assert '=HYPERLINK("x")' in {row["note"] for row in rows_of(answer("sets", "--csv", "--exact"))}
