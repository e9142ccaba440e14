from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest

from src.analytics import (
    BalanceSettings,
    BalanceSummary,
    ChainCoverage,
    FromSet,
    Headline,
    LogSummary,
    MuscleWork,
)
from src.charts import KILOGRAMS, POUNDS
from src.words.sentences import (
    balance_sentence,
    cleans_words,
    gaps_sentence,
    lens_sentence,
    lift_sentence,
    log_sentence,
    muscles_sentence,
    overview_sentence,
    range_words,
    shown_sentence,
    trained_words,
)

END = date(2026, 1, 20)
SETTINGS = BalanceSettings()
TRENDS = ["progressing", "holding steady", "regressing", "unclear", "not enough data"]
VERDICTS = [
    "within your target",
    "mirror-leaning",
    "posterior-leaning",
    "unclear",
    "not enough data (11 of 24 sets)",
    "not enough data (2 of 3 weeks)",
]


def balance(verdict="within your target", share=0.58, previous=0.51):
    return BalanceSummary(
        share, 0.5, 0.66, verdict, 60.0, 40.0, 120.0, 4, date(2026, 1, 5), date(2026, 2, 1), previous, 0.6, ()
    )


def headline(**changes):
    base = {
        "lift": "romanian_deadlift",
        "exercise": "romanian_deadlift",
        "exercise_name": "Romanian deadlift (barbell)",
        "measure": "rep_max",
        "label": "8RM by Epley",
        "value": 102.058,
        "unit": "kg",
        "low": 95.0,
        "high": 110.0,
        "status": "index",
        "from_set": None,
        "sets_90d": 20,
        "last_day": date(2026, 1, 13),
        "sentence": "",
    }
    return Headline(**{**base, **changes})


@pytest.mark.parametrize(
    ("say", "verdict", "previous"),
    list(product([overview_sentence, balance_sentence], VERDICTS, [None, 0.51, 0.58, 0.7])),
)
def test_a_page_opens_with_at_most_fourteen_words_and_a_number(say, verdict, previous):
    sentence = say(balance(verdict, previous=previous), SETTINGS)
    assert len(sentence.split()) <= 14
    assert any(sign.isdigit() for sign in sentence)


@pytest.mark.parametrize(("status", "verdict"), list(product(["index", "tested", "lower_bound"], TRENDS)))
def test_a_lift_opens_with_at_most_fourteen_words(status, verdict):
    sentence = lift_sentence("Romanian deadlift", headline(status=status), verdict, POUNDS, END)
    assert len(sentence.split()) <= 14
    assert "225" in sentence


def test_the_overview_says_share_and_target():
    said = overview_sentence(balance(), SETTINGS).replace("\u2060", "")
    assert said == "Of your posterior and mirror sets, 58% were posterior, within your 55\u201375% target."


def test_the_balance_says_which_way_it_went():
    assert "up from 51%" in balance_sentence(balance(), SETTINGS)
    assert "down from 70%" in balance_sentence(balance(previous=0.7), SETTINGS)
    assert "as before" in balance_sentence(balance(previous=0.58), SETTINGS)


def test_more_than_half_is_not_called_mirror_heavy():
    below = balance("mirror-leaning", share=0.53)
    assert balance_sentence(below, SETTINGS).replace("\u2060", "") == (
        "Below your 55\u201375% target: 53% posterior, up from 51%."
    )
    assert balance_sentence(balance("mirror-leaning", share=0.42), SETTINGS).startswith(
        "Mirror-heavy: only 42%"
    )


@pytest.mark.parametrize(
    ("verdict", "where"), [("within your target", "within"), ("posterior-leaning", "above")]
)
def test_a_share_that_suits_is_not_called_fine_without_a_hinge(verdict, where):
    said = balance_sentence(balance(verdict), SETTINGS, ["hinge", "knee_flexion", "explosive"])
    assert said.replace("\u2060", "") == (
        f"58% posterior, {where} your 55\u201375% target, but no hinge, knee flexion or explosive work."
    )
    assert len(said.split()) <= 14


def coverage(*sets):
    muscles = tuple(MuscleWork(name.lower(), name, least, 0.0) for name, least in sets)
    few = sum(least >= 4 for _, least in sets)
    return ChainCoverage(few, len(sets), 4.0, muscles, date(2026, 1, 5), date(2026, 2, 1))


def test_what_the_share_does_not_show_is_said_with_its_last_day():
    said = gaps_sentence(
        {"hinge": date(2025, 12, 1), "explosive": None}, coverage(("Calves", 1.25), ("Glutes", 9.0))
    )
    assert said == (
        "Last 28 days: **no hinge (last on 1 Dec 2025), no explosive work (not in this log); under 4 sets a "
        "week: calves 1.2**."
    )


def test_no_group_with_enough_is_none_of_them():
    none = coverage(("Calves", 0.0), ("Glutes", 3.0))
    assert muscles_sentence(none) == "None of the 2 posterior groups gets 4+ sets a week; fewest: calves."
    assert "under 4 sets a week: calves 0, glutes 3" in gaps_sentence({}, none)


def test_a_whole_back_half_is_said_too():
    said = gaps_sentence({}, coverage(("Calves", 4.0)))
    assert said == (
        "The last 28 days had hinge, pull, knee flexion and explosive work, and all 1 posterior groups got "
        "4 sets a week or more."
    )
    assert gaps_sentence({}, replace(coverage(), last_day=None)) == ""


def test_the_range_shown_is_said_where_it_is_not_the_last_28_days():
    lately = coverage(("Calves", 5.0), ("Glutes", 9.0))
    half_a_year = replace(coverage(("Calves", 1.25), ("Glutes", 9.0)), first_day=date(2025, 8, 4))
    said = shown_sentence(half_a_year, lately, "last 6 months")
    assert said == "Mean of the last 6 months: **1 of 2**; fewest: calves, 1.2."
    assert shown_sentence(lately, lately, "last 4 weeks") == ""


def test_too_little_training_is_an_answer():
    assert "11 of 24 sets" in overview_sentence(balance("not enough data (11 of 24 sets)"), SETTINGS)


def test_a_lower_bound_is_never_said_to_be_the_maximum():
    assert "about 225 lb or more" in lift_sentence(
        "Deadlift", headline(status="lower_bound"), "unclear", POUNDS, END
    )


def test_a_lift_never_trained_has_no_zero():
    never = headline(exercise=None, value=None, low=None, high=None, status=None)
    assert (
        lift_sentence("Box jump", never, "not enough data", KILOGRAMS, END)
        == "Box jump: not in this log yet."
    )


def test_a_range_has_both_ends_or_is_not_said():
    assert range_words(headline(), KILOGRAMS).replace("\u2060", "") == "95\u2013110\u00a0kg"
    assert range_words(headline(high=None), KILOGRAMS) == ""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("progressing", "Deadlift: 102 kg, progressing."),
        ("holding steady", "Deadlift: 102 kg, holding steady."),
        ("unclear", "Deadlift: 102 kg, direction unclear."),
        ("not enough data", "Deadlift: 102 kg, too few recent days to judge."),
    ],
)
def test_a_lift_opens_with_the_verdict_the_page_explains(verdict, said):
    assert lift_sentence("Deadlift", headline(), verdict, KILOGRAMS, END) == said


def test_too_little_to_learn_from_is_said():
    none = headline(value=None, low=None, high=None, formula="learned", status="refused:too_few_sessions")
    said = lift_sentence("Deadlift", none, "not enough data", KILOGRAMS, END)
    assert said == "Deadlift: not enough data for an estimate yet."


def test_a_learned_number_may_rest_on_an_older_set():
    made = FromSet(date(2025, 4, 16), 90.0, 8, None, "key")
    recent = headline(from_set=made, last_day=date(2026, 1, 13), formula="learned")
    assert lift_sentence("Deadlift", recent, "progressing", KILOGRAMS, END).endswith(", progressing.")


def old(trained, status="index"):
    made = FromSet(date(2025, 4, 16), 90.0, 8, None, "key")
    return headline(from_set=made, last_day=trained, status=status)


def test_a_lift_long_untouched_says_since_when_and_compares_nothing():
    said = lift_sentence("Deadlift", old(date(2025, 4, 16)), "unclear", KILOGRAMS, END)
    assert said == "Deadlift: 102 kg, last trained 16 Apr 2025."


def test_when_a_lift_was_last_trained_stands_beside_the_logs_last_session_unless_the_title_says_it():
    trained = headline(last_day=date(2026, 1, 12))
    assert trained_words(trained, date(2026, 1, 19)) == ""
    assert trained_words(trained, date(2026, 1, 20)) == "last trained 12 Jan 2026"
    old = headline(last_day=date(2025, 9, 7), from_set=FromSet(date(2025, 9, 7), 100.0, 6, None, "a"))
    assert "last trained 7 Sep 2025" in lift_sentence("Good morning", old, "unclear", KILOGRAMS, END)
    assert trained_words(old, END) == ""


def test_a_number_older_than_the_last_training_is_said_with_its_own_day():
    said = lift_sentence("Romanian deadlift", old(date(2026, 1, 13), "lower_bound"), "unclear", POUNDS, END)
    assert said == "Romanian deadlift: about 225 lb or more, from 16 Apr 2025."
    assert len(said.split()) <= 14


def test_a_lower_bound_is_never_rounded_up():
    assert KILOGRAMS.at_least(119.6) == "119 kg"
    assert KILOGRAMS.at_least(17.26) == "17.2 kg"
    assert POUNDS.at_least(102.058) == "225 lb"


def test_a_log_with_a_name_nobody_knows_is_not_wholly_recognised():
    extent = LogSummary(date(2026, 1, 5), END, 360, 5230, 0, 5204, 0, 0, 0)
    assert log_sentence(extent) == "Your log: 5,230 sets in 360 sessions, >99% recognised."
    assert "100% recognised" in log_sentence(replace(extent, known_sets=5230))


@pytest.mark.parametrize(("sets", "said"), [(1, "1 set of"), (1320, "1,320 sets of")])
def test_cleans_that_are_no_power_cleans_are_said_beside_them(sets, said):
    assert cleans_words(pd.DataFrame({"sets": [sets]})) == (
        f"{said} other cleans, snatches and pulls count{'s' * (sets == 1)} as explosive hinge work."
    )
    assert cleans_words(pd.DataFrame({"sets": []})) == ""


def test_the_share_beside_the_counts_is_theirs_and_the_smoothed_one_is_called_so():
    shown = replace(balance(share=0.45), posterior_sets=80.0, mirror_sets=102.0)
    said = lens_sentence(shown, SETTINGS)
    assert ": 1, 44% posterior (45% when smoothed)." in said
    assert "smoothed" not in lens_sentence(replace(shown, share=80 / 182), SETTINGS)
