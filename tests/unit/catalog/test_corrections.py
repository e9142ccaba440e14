"""A lifter's own word for a name, an exercise, a load."""

import json
from dataclasses import replace

import pytest

from src.catalog import (
    CatalogError,
    Corrections,
    as_fields,
    corrected,
    load_catalog,
    own_exercise,
    problems,
)
from src.catalog.own_exercises import FIELDS, OWN, fields_of

CATALOG = load_catalog()
DEADLIFT = CATALOG.exercises["deadlift_barbell"]
BENCH = CATALOG.exercises["bench_press_barbell"]
SLED = {
    "exercise_name": "Backward Wagon Drag",
    "pattern": "carry",
    "implement": "sled",
    "mode": "carry",
    "unilateral": "no",
    "load": "total",
    "direct": "quads",
    "indirect": "calves glutes",
}


def sled(**other):
    return own_exercise(as_fields({**SLED, **other}), CATALOG)


def stands_for(corrections, name):
    found = corrected(CATALOG, corrections).resolve(name)
    return (found.exercise.id if found.exercise else None), found.how


def test_a_correction_holds_for_every_spelling_of_the_name():
    said = Corrections().assign("Deadlift Old Data", DEADLIFT)
    for written in ("Deadlift Old Data", "deadlift  old data", "DEADLIFTS (old data)"):
        assert stands_for(said, written) == ("deadlift_barbell", "correction")
    assert stands_for(said, "Deadlift Zog Data")[1] == "unknown"


def test_a_correction_wins_over_the_catalogue():
    assert stands_for(Corrections().assign("Deadlift", BENCH), "deadlifts") == (BENCH.id, "correction")


def test_an_ignored_name_is_not_an_unknown_one():
    assert stands_for(Corrections().ignore("Gym bag"), "gym bag") == (None, "ignored")


def test_a_name_without_letters_can_be_corrected_too():
    assert stands_for(Corrections().assign("???", DEADLIFT), "???") == ("deadlift_barbell", "correction")


def test_the_last_word_on_a_name_counts_and_taking_it_back_leaves_nothing():
    said = Corrections().assign("Old Data", DEADLIFT).ignore("old data")
    assert list(said.names) == ["old data"]
    assert said.unset("OLD DATA") == Corrections()


def test_without_corrections_the_catalogue_is_the_shared_one():
    assert corrected(CATALOG, Corrections()) is CATALOG


def test_the_shared_catalogue_is_left_alone():
    corrected(CATALOG, Corrections().assign("Deadlift", BENCH).set_load(BENCH.id, "per_hand"))
    assert CATALOG.resolve("Deadlift").exercise is DEADLIFT
    assert CATALOG.exercises[BENCH.id].load == "total"


def test_an_own_exercise_has_what_the_lifter_said():
    made = sled()
    own = corrected(CATALOG, Corrections().assign("wagon", made))
    found = own.resolve("Wagon").exercise
    assert found == made
    assert (found.id, found.lift, found.shares) == (
        "own_backward_wagon_drag",
        None,
        {"quads": 1, "calves": 0.5, "glutes": 0.5},
    )
    assert own.chain_of(found) == "mirror"


def test_an_own_exercise_goes_with_its_last_name():
    said = Corrections().assign("wagon", sled()).assign("cart", sled()).set_load(sled().id, "per_hand")
    assert list(said.unset("wagon").exercises) == [sled().id]
    assert said.unset("wagon").assign("cart", DEADLIFT) == Corrections().assign("cart", DEADLIFT)


def test_an_own_exercise_can_be_described_anew():
    said = Corrections().assign("wagon", sled()).assign("wagon", sled(load="per_hand"))
    assert corrected(CATALOG, said).resolve("wagon").exercise.load == "per_hand"


def test_no_exercise_of_the_catalogue_has_the_id_of_a_lifters_own():
    assert not [id_ for id_ in CATALOG.exercises if id_.startswith(OWN)]


def test_a_chosen_load_reaches_every_name_of_the_exercise():
    own = corrected(CATALOG, Corrections().set_load(DEADLIFT.id, "per_hand"))
    expected = replace(DEADLIFT, load="per_hand", load_chosen=True)
    assert own.resolve("Deadlift").exercise == own.resolve("Deads").exercise == expected
    assert Corrections().set_load(DEADLIFT.id, "per_hand").set_load(DEADLIFT.id, None) == Corrections()


def test_a_load_must_be_a_convention():
    with pytest.raises(CatalogError, match=r"'both' is no load convention\. Use one of: total, per_hand"):
        Corrections().set_load(DEADLIFT.id, "both")


def test_settings_keep_corrections_as_json_and_leave_others_alone():
    said = (
        Corrections().assign("wagon", sled()).ignore("bag").assign("Old", DEADLIFT).set_load(BENCH.id, "none")
    )
    settings = json.loads(json.dumps(said.in_settings({"unit": "lb", "names": {"gone": {"ignore": True}}})))
    assert settings["names"] == {
        "wagon": {"exercise": sled().id},
        "bag": {"ignore": True},
        "Old": {"exercise": "deadlift_barbell"},
    }
    assert settings["unit"] == "lb"
    assert Corrections.of_settings(settings) == said
    assert Corrections().in_settings(settings) == {"unit": "lb"}


def test_of_two_corrections_merged_the_later_wins_name_by_name():
    mine = Corrections().assign("Old Data", DEADLIFT).ignore("bag").assign("wagon", sled())
    theirs = Corrections().assign("old data", BENCH).assign("cart", sled(load="per_hand"))
    both = mine.merged(theirs)
    assert both.names == {"bag": None, "wagon": sled().id, "old data": BENCH.id, "cart": sled().id}
    assert stands_for(both, "wagon")[0] == sled().id
    assert corrected(CATALOG, both).resolve("wagon").exercise.load == "per_hand"


def test_what_the_catalogue_no_longer_has_is_left_out_and_said():
    said = Corrections(
        names={"Pull": "gone_exercise", "wagon": "own_old", "Row": "own_lost"},
        exercises={"own_old": {**SLED, "direct": "wings"}},
    )
    assert stands_for(said, "wagon") == (None, "unknown")
    own, pull, row = problems(CATALOG, said)
    assert own.startswith("Your exercise 'Backward Wagon Drag' is left out. direct: 'wings' is not a muscle.")
    assert pull == "'Pull' stands for 'gone_exercise', which is not in the catalogue. Assign it again."
    assert "'own_lost'" in row


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"exercise_name": " "}, "exercise_name: the cell is empty. Fill it in, or delete the line."),
        ({"exercise_name": "!!"}, "exercise_name: '!!' has no letters. Write a name."),
        (
            {"exercise_name": "deadlift (Barbell)"},
            "exercise_name: 'deadlift (Barbell)' is in the catalogue: 'deadlift_barbell'. Use that,",
        ),
        ({"exercise_name": "deads"}, "exercise_name: 'deads' is in the catalogue: 'deadlift_barbell'."),
        ({"pattern": "pulling"}, "pattern: 'pulling' is not allowed. Use one of: abduction, adduction,"),
        ({"implement": "rock"}, "implement: 'rock' is not allowed. Use one of: any, band, barbell,"),
        ({"mode": "power"}, "mode: 'power' is not allowed. Use one of: strength, ballistic, carry,"),
        ({"unilateral": "both"}, "unilateral: 'both' is not allowed. Use one of: yes, no."),
        ({"load": ""}, "load: the cell is empty."),
        ({"direct": "quads wings"}, "direct: 'wings' is not a muscle. Use ids of: traps, rear_delts,"),
        ({"indirect": "quads"}, "indirect: 'quads' is direct already. Delete it in one of the two."),
        ({"direct": ""}, "direct: no muscle is given. Name at least one that the exercise trains directly."),
        (
            {"mode": "cardio"},
            "direct: cardio counts for no muscle. Clear the muscles, or choose another mode",
        ),
    ],
)
def test_a_wrong_exercise_is_refused_with_the_field_and_what_to_do(wrong, sentence):
    with pytest.raises(CatalogError) as refused:
        sled(**wrong)
    assert str(refused.value).startswith(sentence)


def test_the_fields_of_an_exercise_make_it_again():
    assert own_exercise(as_fields(fields_of(sled())), CATALOG) == sled()
    assert tuple(fields_of(sled())) == FIELDS
