from dataclasses import fields, replace
from datetime import date

import pytest

from src.analytics import BalanceSettings, BalanceSummary, Headline, Trend
from src.analytics.progress import HOLDING, NOT_ENOUGH, PROGRESSING, REGRESSING, UNCLEAR
from src.words.verdict_words import (
    opening_sentence,
    rested_words,
    share_heading,
    verdict_words,
    what_words,
)

SETTINGS = BalanceSettings()


def a_trend(verdict, change=None):
    return Trend(
        lift="deadlift",
        exercise="deadlift",
        exercise_name="Deadlift",
        verdict=verdict,
        sentence="",
        this_look=verdict,
        weeks=8,
        days=8,
        known_days=8,
        change=change,
        low=None,
        high=None,
        smallest_change=0.02,
        from_day=None,
        to_day=None,
        from_value=None,
        to_value=None,
        stalled=False,
        confounds=(),
    )


def a_headline(**changes):
    nothing = dict.fromkeys(field.name for field in fields(Headline))
    return Headline(**{**nothing, "value": 32.0, "unit": "kg", "carried_by": (), **changes})


def a_balance(verdict, share=0.58):
    return BalanceSummary(
        share, 0.5, 0.66, verdict, 60.0, 40.0, 120.0, 4, date(2026, 1, 5), date(2026, 2, 1), None, 0.6, ()
    )


@pytest.mark.parametrize(
    ("verdict", "change", "said"),
    [
        (PROGRESSING, 0.041, "↗ progressing +4%"),
        (REGRESSING, -0.05, "↘ regressing \u22125%"),
        (HOLDING, 0.01, "→ holding steady"),
        (UNCLEAR, 0.3, "unclear"),
        (NOT_ENOUGH, None, "not enough data"),
    ],
)
def test_a_change_is_named_only_where_there_is_one(verdict, change, said):
    assert verdict_words(a_trend(verdict, change)) == said


def test_a_climb_after_a_break_is_called_what_it_is_and_an_old_lift_needs_no_verdict():
    back = replace(a_trend(PROGRESSING, 0.19), break_days=60, back_to=0.93)
    assert verdict_words(back) == "↗ regaining, back to 93%"
    said = opening_sentence(a_balance("within your target"), SETTINGS, [back, a_trend(PROGRESSING, 0.02)])
    assert said.startswith("1 lift progressing, 1 regaining;")
    assert verdict_words(a_trend(NOT_ENOUGH), rested=150) == ""
    assert verdict_words(a_trend(NOT_ENOUGH), rested=5) == "not enough data"


def test_a_rest_is_counted_to_the_last_session():
    assert rested_words(0) == "last session"
    assert rested_words(5) == "rested 5 days"
    assert rested_words(240) == "rested 8 months"


def test_another_variant_trained_since_is_named():
    assert rested_words(50, "dumbbell", 3) == "rested 7 weeks (dumbbell: 3 days)"
    assert rested_words(50, "dumbbell") == "rested 7 weeks (dumbbell: last session)"
    assert rested_words(50, "dumbbell", 40) == "rested 7 weeks"
    assert rested_words(9, "dumbbell", 3) == "rested 9 days"


@pytest.mark.parametrize(
    ("verdict", "where"),
    [
        ("within your target", "within your target"),
        ("mirror-leaning", "below your target"),
        ("posterior-leaning", "above your target"),
        ("unclear", "too close to call"),
    ],
)
def test_the_opening_answers_both_questions_in_14_words(verdict, where):
    trends = [a_trend(PROGRESSING), a_trend(UNCLEAR), a_trend(NOT_ENOUGH)]
    said = opening_sentence(a_balance(verdict), SETTINGS, trends)
    assert said == f"1 lift progressing; posterior share 58%, {where}."
    both = [*trends, a_trend(PROGRESSING), a_trend(REGRESSING)]
    said = opening_sentence(a_balance(verdict), SETTINGS, both)
    assert said == f"2 lifts progressing, 1 regressing; posterior share 58%, {where}."
    assert len(said.split()) <= 14
    none = opening_sentence(a_balance(verdict), SETTINGS, [a_trend(UNCLEAR)])
    assert none.startswith("No lift clearly moves; posterior share 58%")


def test_without_a_verdict_on_a_lift_it_speaks_of_the_balance_alone():
    said = opening_sentence(a_balance("within your target"), SETTINGS, [a_trend(NOT_ENOUGH)])
    assert said.startswith("Of your posterior and mirror sets, 58% were posterior")


def test_too_little_training_is_said_first():
    few = replace(a_balance("unclear"), verdict="not enough sets yet (11 of 24)")
    assert "11 of 24" in opening_sentence(few, SETTINGS, [a_trend(PROGRESSING)])


def test_the_chart_says_what_the_opening_did_not():
    within = a_balance("within your target")
    opened = opening_sentence(within, SETTINGS, [a_trend(PROGRESSING)])
    assert share_heading(within, SETTINGS, opened) == "Posterior share"
    other = a_balance("within your target", share=0.61)
    assert share_heading(other, SETTINGS, opened).startswith("Of your posterior and mirror sets, 61%")
    alone = opening_sentence(within, SETTINGS, [])
    assert share_heading(within, SETTINGS, alone) == "Posterior share"


def test_a_tile_is_short_where_its_name_says_the_rest():
    swing = a_headline(label="Heaviest bell for 10 swings", measure="standard_set")
    assert what_words("Kettlebell swing", swing, 0) == "Best bell \u00d7 10, 90 days"
    rdl = a_headline(label="Likely best set of 8, next 4 weeks", measure="rep_max")
    assert what_words("Romanian deadlift", replace(rdl, exercise_name="Romanian deadlift (barbell)"), 0) == (
        "Likely best set of 8"
    )
    assert what_words("Romanian deadlift", replace(rdl, exercise_name="Romanian deadlift (dumbbell)"), 0) == (
        "Likely best set of 8 · dumbbell"
    )
