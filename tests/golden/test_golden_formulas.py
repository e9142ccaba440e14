"""The published multipliers and the whole RPE chart, cell by cell."""

import numpy as np
import pytest

from src.analytics import FORMULAS, rpe_percent, sigma_between, sigma_total

REPS = (1, 3, 5, 8, 10, 12)
PUBLISHED = {
    "epley": (1.033, 1.100, 1.167, 1.267, 1.333, 1.400),
    "brzycki": (1.000, 1.059, 1.125, 1.241, 1.333, 1.440),
    "lombardi": (1.000, 1.116, 1.175, 1.231, 1.259, 1.282),
    "mayhew": (1.089, 1.140, 1.190, 1.263, 1.309, 1.354),
    "oconner": (1.025, 1.075, 1.125, 1.200, 1.250, 1.300),
    "wathan": (1.013, 1.090, 1.166, 1.277, 1.348, 1.415),
    "berger": (1.000, 1.054, 1.111, 1.202, 1.267, 1.335),
}
CHART = {
    10: (100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0),
    9.5: (97.8, 93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7),
    9: (95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3),
    8.5: (93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0),
    8: (92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6),
    7.5: (90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3),
    7: (89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9),
    6.5: (87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3, 58.6),
    6: (86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.4),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_curve_gives_its_published_multipliers(name):
    assert FORMULAS[name].curve(np.array(REPS, dtype=float)) == pytest.approx(PUBLISHED[name], abs=0.0006)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_single_to_failure_is_the_max_itself_and_the_rest_follows_the_curve(name):
    formula = FORMULAS[name]
    assert formula.factor(1) == 1.0
    assert formula.factor([2, 3, 5, 8, 10, 12]) == pytest.approx(
        formula.curve(np.array([2.0, 3, 5, 8, 10, 12]))
    )


def test_every_shipped_formula_is_held_to_its_table():
    assert set(PUBLISHED) | {"rpe"} == set(FORMULAS)


@pytest.mark.parametrize("rpe", CHART)
def test_the_rpe_chart_is_whole(rpe):
    assert rpe_percent(np.arange(1, 13), rpe) == pytest.approx(CHART[rpe], abs=1e-9)


def test_off_the_chart_there_is_no_number():
    assert np.isnan(rpe_percent([5, 5, 0, 13], [5.5, 10.5, 10, 6])).all()


def test_people_differ_more_the_longer_the_set():
    assert sigma_between([1, 2, 3, 5, 6, 8, 10, 12]) * 100 == pytest.approx(
        [1.8, 2.4, 3.0, 4.2, 4.8, 6.0, 7.1, 8.1], abs=0.06
    )
    assert sigma_total([3, 5, 6, 8, 10]) * 100 == pytest.approx([5.17, 5.97, 6.4, 7.3, 8.22], abs=0.06)
