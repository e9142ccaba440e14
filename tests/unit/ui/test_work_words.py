from datetime import date

import pandas as pd

from src.analytics import Change, Changes, LoadJump
from src.charts import KILOGRAMS, POUNDS
from src.ui.lift_volume import last_week_facts
from src.ui.work_tables import changes_table, hinge_words, jump_sentences, rests_table


def a_week(**more):
    nothing = dict.fromkeys(
        ("contacts", "swings", "best_load_kg", "best_reps", "box_cm", "swings_per_min", "missed")
    )
    week = {
        "last_day": pd.Timestamp("2026-01-05"),
        "sets": 3,
        "hard_sets": 3,
        "reps": 15,
        "tonnage_kg": None,
        "tonnage_of": "total",
    }
    return pd.DataFrame([{**nothing, **week, **more}])


def test_a_lifts_last_week_is_told_with_units_and_what_a_load_means():
    facts = last_week_facts(
        a_week(tonnage_kg=600.0, tonnage_of="both hands", best_load_kg=102.058, best_reps=5),
        POUNDS,
        date(2026, 1, 6),
    )
    assert facts == [
        "Last trained **5 Jan 2026**, 1 day before the log ends",
        "that week **3 hard sets, 15 reps**",
        "**1,323 lb** in all",
        "best set **225 lb \u00d7 5**",
    ]


def test_jumps_have_landings_and_a_box():
    facts = last_week_facts(
        a_week(contacts=1, sets=1, hard_sets=0, reps=1, box_cm=60.0), KILOGRAMS, date(2026, 1, 5)
    )
    assert facts[0] == "Last trained **5 Jan 2026**"
    assert facts[1:] == ["that week **1 landing in 1 set**", "highest box **60 cm**"]


def test_more_than_before_is_a_fact_without_a_judgement():
    row = Change("posterior_sets", "Posterior sets", 30.0, 10.0, 8.0, 12.0)
    found = Changes(
        date(2026, 1, 1), date(2026, 1, 7), (row,), (LoadJump("deadlift", "x", "Deadlift", 120, 100),)
    )
    assert changes_table(found).iloc[0].tolist() == ["Posterior sets", "30", "10", "8 to 12", "+200%"]
    said = jump_sentences(found, KILOGRAMS)
    assert said[1] == "Deadlift: 120 kg, up from 100 kg, the heaviest of the four weeks before."
    assert not any(word in " ".join(said).lower() for word in ("risk", "injury", "danger", "too"))


def test_work_the_log_never_held_is_named():
    gaps = pd.DataFrame(
        {
            "kind": ["group"],
            "id": ["hinge"],
            "name": ["Hinge"],
            "last_day": [pd.Timestamp("2026-01-05")],
            "days_since": [0],
            "longest_gap": pd.array([None], dtype="Int64"),
            "gap_to": [pd.NaT],
        }
    )
    table = rests_table(gaps)
    assert table.iloc[0].tolist() == ["Hip extension", "not in this log", "\u2013"]
    assert table.iloc[-1].tolist() == ["Hinge, cleans and swings too", "5 Jan 2026", "\u2013"]


def test_no_hard_hinge_days_in_a_row_is_an_answer():
    none = pd.DataFrame({"first_day": [], "last_day": [], "days": [], "sets": []})
    assert hinge_words(none).startswith("No hard hinge days back to back")


def test_the_longest_rest_is_the_one_the_log_ends_in_when_that_is_longer():
    gaps = pd.DataFrame(
        {
            "kind": "group",
            "id": ["hinge", "pull"],
            "name": ["Hinge", "Pull"],
            "last_day": pd.to_datetime(["2026-01-05", "2026-03-30"]),
            "days_since": [90, 6],
            "longest_gap": [30, 30],
            "gap_to": pd.to_datetime(["2026-01-05", "2026-02-01"]),
        }
    )
    longest = rests_table(gaps).set_index("")["Longest rest"]
    assert longest["Hinge, cleans and swings too"] == "90 days, up to the log's end"
    assert longest["Pull"] == "30 days, until 1 Feb 2026"
    years = rests_table(gaps.assign(longest_gap=[30, 1135])).set_index("")["Longest rest"]
    assert years["Pull"] == "3.1 years, until 1 Feb 2026"
