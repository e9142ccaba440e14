"""What the advice is said to be for: next week, or the week after a log that ended long ago."""

from dataclasses import replace

import pytest

from src.analytics import Advice, AdviceSettings
from src.analytics.advice import Addition, Start
from src.words.advice_words import (
    advice_lines,
    bare_advice,
    comeback_words,
    short_advice,
    start_words,
    whole_advice,
)


@pytest.fixture
def advice():
    return Advice(
        status="plan",
        additions=(),
        removals=(),
        share_before=0.5,
        share_after=0.56,
        coverage_before=8,
        coverage_after=9,
        groups=(),
        sentence="Next week, add 2 sets of rear-delt row (dumbbell).",
        settings=AdviceSettings(),
    )


def test_a_log_that_goes_on_has_a_next_week(advice):
    assert short_advice(advice, ended=False) == whole_advice(advice, ended=False) == advice.sentence
    assert bare_advice(advice) == "Add 2 sets of rear-delt row (dumbbell)."  # under a heading that says when
    assert not start_words(ended=False)


def test_a_log_that_ended_long_ago_has_none(advice):
    assert short_advice(advice, ended=True) == "Add 2 sets of rear-delt row (dumbbell)."
    said = "For the week after your last logged one: add 2 sets of rear-delt row (dumbbell)."
    assert whole_advice(advice, ended=True) == said
    assert start_words(ended=True) == "for the week after"


def test_what_speaks_of_no_week_stays(advice):
    nothing = replace(advice, sentence="Nothing to change: 59% posterior, all 9 groups at 4 sets or more.")
    assert short_advice(nothing, ended=True) == whole_advice(nothing, ended=True) == nothing.sentence


def test_what_the_sentence_has_no_room_for_stands_below_it(advice):
    fly = Addition("reverse_fly", "Rear-delt row (dumbbell)", None, 2)
    calves = Start("standing_calf_raise", "Standing calf raise", 3, ("Calves and feet",))
    assert advice_lines(replace(advice, additions=(fly,))) == ()
    assert advice_lines(replace(advice, additions=(fly,), starts=(calves,), sentence="Add 2.")) == (
        "2 \u00d7 Rear-delt row (dumbbell)",
        "New: 3 \u00d7 Standing calf raise, for calves and feet",
    )


def test_who_stopped_long_ago_is_told_to_come_back_with_less():
    assert comeback_words(28) == ""
    said = comeback_words(1100)
    assert said.startswith("Your last logged session is 3 years ago: come back with fewer sets")
