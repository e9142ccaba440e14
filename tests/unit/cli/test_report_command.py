import io

import pypdf

from src.cli.main import main

LOG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-03-02 18:00:00,"Pull",45m,"Deadlift (Barbell)",1,225,5,0,0,slow,,8
2026-03-09 18:00:00,"Push",45m,"Bench Press (Barbell)",1,135,8,0,0,,,9
"""


def test_a_report_is_written_where_it_was_asked(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "hindsight.duckdb"))
    (tmp_path / "strong.csv").write_text(LOG)
    assert main(["import", str(tmp_path / "strong.csv"), "--unit", "lb"]) == 0
    out = tmp_path / "out.pdf"
    assert main(["report", "--pdf", str(out), "--paper", "letter", "--weeks", "all", "--notes"]) == 0
    assert f"Written: {out}" in capsys.readouterr().out
    file = pypdf.PdfReader(io.BytesIO(out.read_bytes()))
    said = " ".join(page.extract_text() for page in file.pages)
    assert "lb" in said
    assert "slow" in said
    assert round(float(file.pages[0].mediabox.width)) == 612


def test_what_cannot_be_done_is_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "hindsight.duckdb"))
    assert main(["report"]) == 1
    assert "--pdf report.pdf" in capsys.readouterr().err
    assert main(["report", "--pdf", str(tmp_path / "x.pdf")]) == 1
    assert "no set in this log" in capsys.readouterr().err
