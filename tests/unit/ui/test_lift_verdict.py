from dataclasses import replace
from datetime import date

import pandas as pd

from src.analytics import FORMULAS, Forecast, rpe_percent
from src.catalog import load_catalog
from src.charts import KILOGRAMS, POUNDS
from src.ui.lift_verdict import forecast_words, ledger_table, records_list
from src.ui.methods import Example, formula_table, rpe_table, verdicts_summary, verdicts_table

DEADLIFT = load_catalog().lifts["deadlift"]


def a_forecast(refused="", kept=4, made=5):
    weeks = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-03-02"]),
            "weeks": [1],
            "median": [150.0],
            "low_80": [140.0],
            "high_80": [160.0],
        }
    )
    ledger = pd.DataFrame(
        {
            "made_on": pd.to_datetime(["2026-01-05"] * made),
            "weeks": [4] * made,
            "day": pd.to_datetime(["2026-02-02"] * made),
            "median": [140.0] * made,
            "low_80": [130.0] * made,
            "high_80": [150.0] * made,
            "came": [145.0] * made,
            "held": pd.array([True] * kept + [False] * (made - kept), "boolean"),
        }
    )
    shown = weeks.head(0) if refused else weeks
    told = f"Of its past 80% ranges, {kept} of {made} held."
    return Forecast("deadlift", "x", "X", date(2026, 2, 23), refused, shown, ledger, kept, told)


def test_a_forecast_is_a_range_with_its_past():
    said = forecast_words(a_forecast(), DEADLIFT, KILOGRAMS).replace("\u2060", "").replace("\u00a0", " ")
    assert "140\u2013160 kg** as a 1-rep max" in said
    assert "4 of 5 held" in said
    assert a_forecast().hit_rate == 0.8


def test_an_eight_takes_its_article():
    row = replace(DEADLIFT, target_reps=8)
    assert "as an 8-rep max" in forecast_words(a_forecast(), row, KILOGRAMS)


def test_a_refused_forecast_says_why():
    said = forecast_words(a_forecast("No forecast: it is unclear where the trend goes."), DEADLIFT, KILOGRAMS)
    assert said == "No forecast: it is unclear where the trend goes."


def test_the_ledger_is_read_newest_first_in_the_lifters_unit():
    shown = ledger_table(a_forecast().ledger, POUNDS)
    assert shown["Held"].tolist() == ["no", "yes", "yes", "yes", "yes"]
    assert shown["Came, lb"].tolist() == [320] * 5
    assert shown["80% range, lb"].iloc[0] == "286\u2013331"


def test_a_record_names_what_it_beat():
    records = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-01-05"] * 4),
            "kind": ["reps", "load", "estimate", "contacts"],
            "reps": pd.array([5, 5, 3, None], "Int64"),
            "value": [120.0, 120.0, 150.4, 60.0],
            "previous": [115.0, 115.0, 140.2, 50.0],
            "certainty": ["fact", "fact", "likely", "fact"],
        }
    )
    assert records_list(records, KILOGRAMS).split("\n") == [
        "- 5 Jan 2026: **120 kg** most for 5 reps, heaviest load (before 115 kg)",
        "- 5 Jan 2026: **150 kg** estimate from one set, likely (before 140 kg)",
        "- 5 Jan 2026: **60** most landings in a day (before 50)",
    ]


def test_what_one_set_beat_stands_in_its_line_even_where_other_records_stand_between():
    days = ["2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05", "2025-12-01"]
    records = pd.DataFrame(
        {
            "day": pd.to_datetime(days),
            "kind": ["reps", "reps", "reps", "estimate", "load", "reps", "load"],
            "reps": pd.array([5, 3, 2, 3, None, 1, None], "Int64"),
            "value": [120.0, 130.0, 135.0, 150.0, 120.0, 140.0, 115.0],
            "previous": [115.0, 125.0, 130.0, 140.0, 115.0, 135.0, 110.0],
            "certainty": ["fact"] * 7,
        }
    )
    lines = records_list(records, KILOGRAMS).split("\n")
    assert len(lines) == 4
    assert lines[0] == "- 5 Jan 2026: **120 kg** most for 5 reps, heaviest load (before 115 kg)"
    assert not any("140 kg** most" in line or "1 Dec" in line for line in lines)


def test_every_formula_reads_the_example_and_a_set_beyond_its_range_gives_no_number():
    near = formula_table(Example(140.0, 5, 1.0, "A set"), KILOGRAMS)
    assert near["Formula"].tolist() == [one.name for one in FORMULAS.values()]
    assert near["This set"].iloc[0] == "168 kg"
    far = formula_table(Example(40.0, 25, None, "A set"), KILOGRAMS)
    assert set(far["This set, at least"]) == {"outside its range"}


def test_the_rpe_chart_is_shown_as_it_is_computed():
    shown = rpe_table().set_index("RPE")
    assert float(shown.loc["8.5", "5"]) == rpe_percent(5, 8.5)
    assert shown.shape == (9, 12)


def whole(shares):
    """Per cent as they are shown, '<1%' as none."""
    return shares.str.rstrip("%").replace("<1", "0").astype(int)


def test_what_the_page_says_of_noise_is_what_was_measured():
    shown = verdicts_table().set_index("Made-up history")
    noise = shown[shown.index.str.startswith("no change") & shown.index.str.contains("noise")]
    wrong = whole(noise["Progressing"]) + whole(noise["Regressing"])
    assert len(noise) == 9
    assert (wrong <= 10).all()
    said = verdicts_summary()
    assert said.startswith(f"Of made-up histories without any change, at most {wrong.max()}% were")
    spells = shown[shown.index.str.contains("spells")]
    most = whole(spells["Progressing"]) + whole(spells["Regressing"])
    assert f"up to {most.max()}% where good and bad spells last for weeks" in said
