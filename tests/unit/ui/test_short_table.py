"""Short tables: text whose numbers are the reader's, safe to show, with what a phone leaves out marked."""

from datetime import date

import pandas as pd

from src.analytics.written import writing_for
from src.ui.short_table import as_html


def test_days_and_numbers_are_written_for_the_reader():
    frame = pd.DataFrame({"Day": [date(2026, 3, 1)], "Load, kg": [1137.5]})
    with writing_for("de-DE"):
        assert "<td>01.03.2026</td>" in as_html(frame)
        assert '<td class="n">1.137,5</td>' in as_html(frame)


def test_what_is_missing_is_a_dash():
    frame = pd.DataFrame({"Reps": pd.array([None], dtype="Int64"), "Day": [pd.NaT]})
    assert as_html(frame).count("\u2013") == 2


def test_words_of_a_log_are_no_markup():
    assert "<b>" not in as_html(pd.DataFrame({"Exercise": ["<b>row</b>"]}))


def test_a_column_a_phone_leaves_out_is_marked_in_every_row():
    made = as_html(pd.DataFrame({"Reps": [1, 2], "What it is": ["done", "done"]}), beside=["What it is"])
    assert made.count('class="beside"') == 3
