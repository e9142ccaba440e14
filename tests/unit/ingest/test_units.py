"""Loads without a unit are guessed by evidence, which is said; dust is cleaned and nothing else."""

import numpy as np
import pytest

from src.ingest import read_export
from src.ingest.reader import KG, LB
from src.ingest.units import SURE, guess, kilograms

POUND = 0.45359237


def strong(sets):
    lines = ["Date,Exercise Name,Set Order,Weight,Reps"]
    lines += [f"2024-03-04 18:05:11,{name},1,{load},5" for name, load in sets]
    return ("\n".join(lines) + "\n").encode()


def log(bar, dumbbell, factor=1.0):
    names = ["Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)"]
    return [(name, load * factor) for name in names for load in bar] + [
        ("Bicep Curl (Dumbbell)", d) for d in dumbbell
    ]


POUNDS = log([45, 95, 135, 155, 185, 225, 245], [20, 25, 30, 35])
KILOGRAMS = log([20, 40, 60, 62.5, 80, 92.5, 100], [8, 12, 14, 16])


@pytest.mark.parametrize(("sets", "unit"), [(POUNDS, "lb"), (KILOGRAMS, "kg")])
def test_plates_and_heaviness_tell_the_unit_and_say_so(sets, unit):
    choice = read_export("a.csv", strong(sets)).unit
    assert (choice.unit, choice.how) == (unit, "evidence")
    assert choice.confidence >= SURE
    assert "The file states no unit" in choice.evidence
    assert "weak" not in choice.evidence


def test_kilogram_plates_shown_in_pounds_are_pounds_and_become_round_kilograms_again():
    converted = [(name, load / POUND) for name, load in KILOGRAMS]
    reading = read_export("a.csv", strong(converted))
    assert reading.unit.unit == "lb"
    assert "kilograms" in reading.unit.evidence
    assert reading.sets["load_kg"].to_pylist() == pytest.approx([load for _, load in KILOGRAMS], abs=1e-9)


def test_pound_plates_shown_in_kilograms_are_kilograms():
    converted = [(name, load * POUND) for name, load in POUNDS]
    reading = read_export("a.csv", strong(converted))
    assert reading.unit.unit == "kg"
    assert (reading.sets["load_kg"].to_numpy() / POUND).round(4).tolist() == [load for _, load in POUNDS]


def test_the_rounding_of_a_display_in_pounds_is_a_witness():
    plain = guess(np.array(["row"] * 3, object), np.array([50.0, 70.0, 80.0]))
    dusty = guess(
        np.array(["row"] * 3, object), np.array([50.00000000000001, 74.99999999999999, 245.00000000000003])
    )
    assert dusty.log_odds > plain.log_odds + 2


def test_a_slip_of_the_finger_is_no_witness_of_the_unit():
    choice = read_export("a.csv", strong([("Squat", 99999), ("Squat", 88888)])).unit
    assert choice.confidence < SURE


def test_a_guess_on_little_is_called_weak():
    choice = read_export("a.csv", strong([("My own exercise", 40)])).unit
    assert choice.confidence < SURE
    assert "weak guess" in choice.evidence


@pytest.mark.parametrize("asked", ["kg", "lb"])
def test_the_unit_asked_for_overrides_the_evidence(asked):
    reading = read_export("a.csv", strong(POUNDS), unit=asked)
    assert (reading.unit.unit, reading.unit.how) == (asked, "asked")


def test_a_unit_the_file_states_is_believed_whatever_is_asked_for_and_said():
    data = b"Date,Exercise Name,Set Order,Weight (kg),Reps\n2024-03-04 18:05:11,Squat,1,100,5\n"
    reading = read_export("a.csv", data, unit="lb")
    assert (reading.unit.unit, reading.unit.how) == ("kg", "header")
    assert any("states its unit: kg" in remark for remark in reading.remarks)


@pytest.mark.parametrize(
    ("written", "unit", "kg"),
    [
        (245.00000000000003, LB, 245 * POUND),
        (225.0, LB, 225 * POUND),
        (44.09245243697551, LB, 20.0),
        (88.18, LB, 40.0),
        (11.02, LB, 5.0),
        (22.05, LB, 10.0),
        (50.000001, LB, 50 * POUND),
        (12.5, LB, 12.5 * POUND),
        (52.3, LB, 52.3 * POUND),
        (2.2679618500000003, KG, 5 * POUND),
        (20.41168, KG, 45 * POUND),
        (61.23, KG, 135 * POUND),
        (6.80388555, KG, 15 * POUND),
        (102.06, KG, 225 * POUND),
        (20.4, KG, 20.4),
        (57.2, KG, 57.2),
        (42.25, KG, 42.25),
        (33.33, KG, 33.33),
        (76.80000305175781, KG, 76.8),
    ],
)
def test_dust_is_cleaned_to_the_number_that_was_typed(written, unit, kg):
    assert kilograms(np.array([written]), np.array([unit]))[0] == pytest.approx(kg, abs=1e-6)


def test_no_load_is_no_load():
    assert np.isnan(kilograms(np.array([0.0, np.nan]), np.array([KG, LB]))).all()
