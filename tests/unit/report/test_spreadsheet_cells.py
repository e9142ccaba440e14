import csv
import io
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.report import inert, inert_csv, inert_frame

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "  =", "\u00a0+"]


@pytest.mark.parametrize("start", STARTS, ids=ascii)
def test_what_would_be_a_formula_is_text(start):
    assert inert(f"{start}1+1") == f"'{start}1+1"


@given(st.text())
def test_a_cell_is_kept_or_gets_one_apostrophe_and_stays_so(text):
    made = inert(text)
    assert made in {text, f"'{text}"}
    assert inert(made) == made
    assert made[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") - {""}


def test_numbers_days_and_gaps_are_left_alone():
    frame = pd.DataFrame(
        {
            "note": pd.array(["=1", None, "fine"], dtype="str"),
            "load_kg": [-5.0, 0.0, 1.5],
            "reps": pd.array([-1, None, 2], dtype="Int64"),
            "day": pd.to_datetime(["2026-01-05"] * 3),
        }
    )
    made = inert_frame(frame)
    assert made["note"].tolist()[::2] == ["'=1", "fine"]
    pd.testing.assert_frame_equal(made.drop(columns="note"), frame.drop(columns="note"))
    assert made["note"].isna().tolist() == [False, True, False]


def test_a_table_of_text_keeps_its_shape():
    table = 'name,exercise\n"=HYPERLINK(""x"",""y"")",ignore\n"Row, one arm",dumbbell_row\n'
    rows = list(csv.reader(io.StringIO(inert_csv(table.encode()).decode())))
    assert rows == [
        ["name", "exercise"],
        ['\'=HYPERLINK("x","y")', "ignore"],
        ["Row, one arm", "dumbbell_row"],
    ]


def test_no_table_of_the_app_leaves_it_but_through_here():
    assert tomllib.loads(CONFIG.read_text(encoding="utf-8"))["client"]["disableDataExport"] is True
