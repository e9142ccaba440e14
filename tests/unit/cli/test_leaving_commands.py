import zipfile

import pytest

from src.cli.main import main

LOG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",1,225,5,0,0,slow,,8
2026-03-09 18:00:00,"Push",45m,"Bench Press (Barbell)",1,135,8,0,0,,,9
"""


@pytest.fixture
def folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "home" / "hindsight.duckdb"))
    (tmp_path / "strong.csv").write_text(LOG)
    assert main(["import", str(tmp_path / "strong.csv"), "--unit", "lb"]) == 0
    capsys.readouterr()
    return tmp_path


def test_every_format_is_written(folder, capsys):
    for kind, name in (("csv", "a.csv"), ("parquet", "a.parquet"), ("all", "a.zip"), ("exact", "exact")):
        assert main(["export", kind, str(folder / name)]) == 0
    assert capsys.readouterr().out.count("Written: ") == 4
    assert "Deadlift" in (folder / "a.csv").read_text(encoding="utf-8-sig")
    assert (folder / "a.parquet").read_bytes()[:4] == b"PAR1"
    assert "uploads/0001-strong.csv" in zipfile.ZipFile(folder / "a.zip").namelist()
    assert (folder / "exact" / "hindsight-strong.csv").exists()


def test_nothing_is_deleted_without_the_id_once_more(folder, capsys):
    assert main(["delete"]) == 1
    assert "repeat with --yes me" in capsys.readouterr().err
    assert main(["delete", "--yes", "me"]) == 0
    assert "2 sets" in capsys.readouterr().out
    left = [path for path in (folder / "home").rglob("*") if path.is_file()]
    assert not [path for path in left if b"Deadlift" in path.read_bytes() or path.suffix == ".gz"]
    assert main(["delete", "--yes", "me"]) == 0
    assert "There was nothing" in capsys.readouterr().out
