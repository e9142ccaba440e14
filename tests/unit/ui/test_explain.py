from dataclasses import replace
from datetime import date

import pytest

from src.analytics import FromSet, Headline
from src.catalog import load_catalog
from src.charts import KILOGRAMS, POUNDS
from src.ui.explain import how_computed

SET = FromSet(date(2026, 1, 13), 101.25, 5, 1.0, "key", 6.0, 1.0, "logged")
HEAD = Headline(
    lift="romanian_deadlift",
    exercise="romanian_deadlift_barbell",
    exercise_name="Romanian deadlift (barbell)",
    measure="rep_max",
    label="8RM by Epley",
    value=95.9,
    unit="kg",
    low=92.0,
    high=100.0,
    status="index",
    from_set=SET,
    sets_90d=20,
    last_day=date(2026, 1, 13),
    sentence="",
    target_reps=8,
    formula="epley",
)
RDL = load_catalog().lifts["romanian_deadlift"]


def said(unit=KILOGRAMS, made=SET, **head):
    return how_computed(RDL, replace(HEAD, from_set=made, **head), unit)


def test_the_sum_ends_with_the_number_of_the_headline():
    assert "= 121.5 kg; 8RM = 1RM / 1.267 = 95.92 kg." in said()


def test_a_load_keeps_the_decimals_of_its_plates():
    assert "101.25 kg \u00d7 5 with 1 in reserve" in said()
    assert "225 lb \u00d7 5" in said(POUNDS, replace(SET, load_kg=102.058))


def test_a_reserve_nobody_can_count_is_not_in_the_sum():
    far = replace(SET, rir=6.0, n=5.0, reserve=None, reserve_from="not_believed")
    text = said(made=far, status="lower_bound")
    assert "effort unknown, so at least (5 to failure)" in text
    assert "You logged 6 in reserve. Above 4 a count is a guess" in text


def test_a_set_to_failure_has_no_reserve_whatever_was_logged():
    text = said(made=replace(SET, rir=2.0, n=5.0, reserve=0.0, reserve_from="failure"))
    assert "with 0 in reserve (5 to failure)" in text
    assert "logged as taken to failure, so the 2 in reserve" in text


def test_what_was_lifted_needs_no_formula():
    text = said(made=replace(SET, reps=8, rir=0.0), status="tested", formula=None)
    assert "101.25 kg \u00d7 8, lifted: the number itself" in text
    assert "8RM =" not in text


def test_a_learned_number_names_its_ranges_its_sets_and_its_record():
    text = said(
        formula="learned",
        target="next",
        interval_50=(94.0, 97.5),
        interval_95=(88.0, 104.0),
        sessions=31,
        carried_by=(SET,),
    )
    assert "your best set of 8 in the four weeks to come" in text
    assert "31 sessions, most of all on 101.25 kg \u00d7 5 on 13 Jan 2026" in text
    assert "50%: 94 to 98; 80%: 92 to 100; 95%: 88 to 104" in text
    assert "lifters it was not fitted on, it was off by 10% on average" in text


@pytest.mark.parametrize("lift", ["box_jump", "kettlebell_swing", "power_clean"])
def test_lifts_without_a_formula_show_none(lift):
    about = load_catalog().lifts[lift]
    assert "1RM =" not in how_computed(about, replace(HEAD, measure=about.measure), KILOGRAMS)
