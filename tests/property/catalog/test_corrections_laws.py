"""Corrections on names nobody thought of: what is said holds, what is taken back leaves no trace."""

import json

from hypothesis import given
from hypothesis import strategies as st

from src.catalog import Corrections, corrected, key_of, load_catalog

CATALOG = load_catalog()
EXERCISES = sorted(CATALOG.exercises)
names = st.text(min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    ["Deadlift", "deadlifts", "RDL", "Bench"]
)
said = st.lists(st.tuples(names, st.none() | st.sampled_from(EXERCISES)), max_size=6)


def made_of(pairs):
    corrections = Corrections()
    for name, exercise in pairs:
        corrections = one_more(corrections, name, exercise)
    return corrections


def one_more(corrections, name, exercise):
    if exercise is None:
        return corrections.ignore(name)
    return corrections.assign(name, CATALOG.exercises[exercise])


@given(said, names, st.none() | st.sampled_from(EXERCISES), st.lists(names, max_size=4))
def test_setting_and_taking_back_leaves_no_trace(before, name, exercise, others):
    corrections = made_of(before).unset(name)
    during = one_more(corrections, name, exercise)
    found = corrected(CATALOG, during).resolve(name)
    assert (found.exercise and found.exercise.id) == exercise
    after = during.unset(name)
    assert after == corrections
    old, new = corrected(CATALOG, corrections), corrected(CATALOG, after)
    for other in (name, *others):
        assert old.resolve(other) == new.resolve(other)


@given(said, names)
def test_other_names_are_left_alone(pairs, other):
    if key_of(other) not in {key_of(name) for name, _ in pairs}:
        assert corrected(CATALOG, made_of(pairs)).resolve(other) == CATALOG.resolve(other)


@given(said)
def test_settings_bring_back_what_was_said(pairs):
    corrections = made_of(pairs)
    settings = json.loads(json.dumps(corrections.in_settings({})))
    assert Corrections.of_settings(settings) == corrections


@given(said, said)
def test_a_merge_says_what_the_later_says_and_is_settled(mine, theirs):
    both = made_of(mine).merged(made_of(theirs))
    assert both.merged(made_of(theirs)) == both
    for name, exercise in made_of(theirs).names.items():
        assert both.names[name] == exercise
