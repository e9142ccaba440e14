"""Points against body weight: the values their authors publish."""

import pytest

from src.analytics.points import POINTS, gl_factor


def test_dots_of_a_known_total():
    assert POINTS["dots"].points("male", 92.40, 755) == pytest.approx(481.87, abs=0.005)


def test_gl_of_a_known_equipped_total():
    assert 1035 * gl_factor("equipped", "male", 92.04) == pytest.approx(112.85, abs=0.005)


def test_wilks_at_100_kg():
    assert POINTS["wilks"].factor("male", 100) == pytest.approx(0.6085890719, abs=1e-10)
    assert POINTS["wilks"].factor("female", 100) == pytest.approx(0.8325833167, abs=1e-10)


@pytest.mark.parametrize(
    ("name", "sex", "low", "high"),
    [
        ("dots", "male", 40, 210),
        ("dots", "female", 40, 150),
        ("wilks", "male", 40, 201.9),
        ("wilks", "female", 26.51, 154.53),
    ],
)
def test_beyond_its_limits_a_body_weight_counts_as_the_limit(name, sex, low, high):
    formula = POINTS[name]
    assert formula.factor(sex, low - 5) == formula.factor(sex, low)
    assert formula.factor(sex, high + 5) == formula.factor(sex, high)
    assert formula.factor(sex, low) != formula.factor(sex, low + 1)


def test_gl_is_not_defined_below_35_kg():
    with pytest.raises(ValueError, match="34 kg"):
        POINTS["ipf_gl"].factor("male", 34)


@pytest.mark.parametrize("name", POINTS)
@pytest.mark.parametrize("sex", ["male", "female"])
def test_the_sum_shown_ends_in_the_points(name, sex):
    formula = POINTS[name]
    assert formula.explain(sex, 80, 200).endswith(f"= {formula.points(sex, 80, 200):.1f}")
