# ruff: noqa: RUF001 - formulas are shown with the signs they are written with
import dataclasses

import numpy as np
import pytest

from src.analytics import FORMULAS, formula_named


@pytest.mark.parametrize("name", FORMULAS)
def test_a_rep_max_is_the_formula_backwards(name):
    formula = FORMULAS[name]
    reps = np.arange(1, 13)
    assert formula.one_rep_max(formula.rep_max(200.0, reps), reps) == pytest.approx(np.full(12, 200.0))


@pytest.mark.parametrize("name", FORMULAS)
def test_outside_its_range_a_formula_gives_no_number(name):
    assert np.isnan(FORMULAS[name].factor([0, 0.5, -3, 37, 50, np.nan])).all()


@pytest.mark.parametrize("name", FORMULAS)
def test_more_reps_with_a_load_never_mean_a_smaller_max(name):
    factors = FORMULAS[name].factor(np.arange(1, 12.5, 0.5))
    assert (np.diff(factors) > 0).all()


def test_a_formula_explains_itself_with_the_lifters_numbers():
    epley = formula_named("epley")
    assert (
        epley.explain(140, 5, 1) == "140 kg × 5 with 1 in reserve (6 to failure): 140 × (1 + 6/30) = 168 kg"
    )
    assert "at least" in epley.explain(140, 5, None)
    assert "the maximum itself" in epley.explain(140, 1, 0)
    assert "outside the range" in epley.explain(140, 25, 0)
    assert formula_named("rpe").explain(100, 5, 2, "lb").endswith("100 / 81.1% = 123.3 lb")


@pytest.mark.parametrize("name", FORMULAS)
def test_the_explanation_ends_with_the_number_the_formula_gives(name):
    formula = FORMULAS[name]
    assert formula.explain(100, 6, 1).endswith(f"= {float(formula.one_rep_max(100, 7)):.4g} kg")
    assert formula.source
    assert formula.error


def test_an_unknown_formula_is_named_with_the_choices():
    with pytest.raises(ValueError, match=r"no formula 'epply'.*epley, berger"):
        formula_named("epply")


def test_formulas_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        FORMULAS["epley"].last_rep = 99
