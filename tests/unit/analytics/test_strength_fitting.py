"""Fitting and scoring the estimated max, on data whose answer is known."""

import csv

import numpy as np
import pandas as pd
import pytest

from benchmarks.estimated_max.examples import near_maximal, next_four_weeks, rep_peaks
from benchmarks.estimated_max.fitting import BARS, FEATURES, fit_head, predict, quantile_line
from benchmarks.estimated_max.formulas import BASELINES
from benchmarks.estimated_max.logs import athletes
from benchmarks.estimated_max.scores import crps, folds_of, gain, score
from src.analytics.strength.model import LEVELS, head_of


def test_a_quantile_line_is_found_again():
    rng = np.random.default_rng(3)
    x = rng.uniform(0, 1, 4000)
    y = 2 + 3 * x + (1 + x) * rng.exponential(1, 4000)
    frame = pd.DataFrame({"x": x})
    intercept, found = quantile_line(frame, ["x"], y, np.ones(4000), 0.75, 0.0, {})
    assert intercept == pytest.approx(2 + np.log(4), abs=0.25)
    assert found["x"] == pytest.approx(3 + np.log(4), abs=0.4)


def test_a_bound_holds_where_the_data_disagree():
    x = np.linspace(0, 1, 50)
    _, found = quantile_line(pd.DataFrame({"x": x}), ["x"], -x, np.ones(50), 0.5, 0.0, {"x": (0.1, np.inf)})
    assert found["x"] == pytest.approx(0.1)


def invented(rows=300):
    """Examples of 12 athletes whose load is the base and half of `month`, with an error of 4%."""
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({name: -rng.uniform(0, 0.2, rows) for name in FEATURES if name != "lighter"})
    frame["rest"] = rng.uniform(0, 3, rows)
    frame["base"] = np.log(rng.uniform(60, 200, rows))
    frame["y"] = frame["base"] + 0.5 * frame["month"] + rng.normal(0, 0.04, rows)
    frame["lighter"] = rng.uniform(0, 0.2, rows)
    return frame.assign(
        athlete=[f"a{i % 12}" for i in range(rows)],
        n=1,
        sessions_180d=20,
        lift="squat",
        **dict.fromkeys(BARS, -np.inf),
    )


def test_a_fitted_head_keeps_its_promises_and_knows_its_error():
    examples = invented()
    head = fit_head(examples)
    head_of(head)  # raises if it breaks one
    found = score(examples, predict(head, examples))
    assert found.mae == pytest.approx(100 * 0.04 * np.sqrt(2 / np.pi), abs=0.5)
    assert found.cover == pytest.approx((54, 85, 97), abs=4)  # stretched, for strangers
    assert head["median"]["weights"]["month"] == pytest.approx(0.5, abs=0.1)


def test_the_score_of_a_sure_prediction_is_its_error():
    y = np.log([100.0, 100.0])
    sure = np.repeat(np.log([[102.0], [95.0]]), len(LEVELS), axis=1)
    assert crps(y, sure) == pytest.approx(100 * np.abs(np.log([1.02, 0.95])))


def test_an_athlete_is_in_one_fold_and_better_predictions_are_seen_as_such():
    examples = invented()
    fold = folds_of(examples["athlete"])
    assert pd.Series(fold).groupby(examples["athlete"]).nunique().eq(1).all()
    assert sorted(set(fold)) == [0, 1, 2, 3, 4]
    near = predict(fit_head(examples), examples)
    less, low, high = gain(examples, near, near + 0.05)
    assert low <= less <= high < 0


def log_of(days, kg=100.0, reps=5):
    return pd.DataFrame(
        {
            "day": days,
            "load_kg": kg,
            "reps": float(reps),
            "kind": "work",
            "reserve": float("nan"),
            "exercise": "deadlift_barbell",
        }
    )


def test_an_event_is_predicted_from_the_sets_before_its_day_only(tmp_path):
    days = 19000 + 7 * np.arange(12)
    log = log_of(days)
    log.loc[11, ["load_kg", "reps"]] = 130.0, 1.0
    path = tmp_path / "events.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "ath", "lift", "date", "src", "kg", "reps", "n"])
        date = np.datetime64(int(days[11]), "D")
        writer.writerow(["a.csv", 1, "deadlift", date, "primary", 130, 1, 1.0])
        writer.writerow(["gone.csv", 2, "deadlift", date, "primary", 130, 1, 1.0])
    found = near_maximal({"a.csv": log}, path)
    assert len(found) == 1
    assert found["y"][0] == pytest.approx(np.log(130))
    assert np.exp(found["Epley 90 d"][0]) == pytest.approx(100 * (1 + 5 / 30))
    assert set(BASELINES) <= set(found.columns)
    assert found["heavy"][0] == pytest.approx(-0.0373 * 4**0.84)  # of 100 x 5, not of the single


def test_each_four_weeks_ask_for_their_best_set():
    days = 19000 + 7 * np.arange(16)
    found = next_four_weeks({"a.csv": log_of(days, kg=np.linspace(100, 115, 16))}, {})
    assert np.exp(found["y"].to_numpy()) == pytest.approx([111.0, 115.0])
    assert (found["athlete"] == "a.csv").all()


def test_a_best_set_of_twelve_weeks_is_predicted_as_if_its_reps_were_never_done():
    days = 19000 + 7 * np.arange(16)
    log = log_of(days, reps=3)
    log.loc[12, ["load_kg", "reps"]] = 90.0, 8.0
    log.loc[13, ["load_kg", "reps"]] = 85.0, 8.0  # lighter: no best
    found = rep_peaks({"a.csv": log}, {"a.csv": "a"}, 5)
    assert (len(found), found["n"][0]) == (1, 8)
    assert np.exp([found["y"][0], found["vouched"][0]]) == pytest.approx(
        [90, 100 * np.exp(-2 * 0.0373 * (7**0.84 - 2**0.84))]
    )
    assert found["made"][0] == -np.inf


def test_two_exports_of_one_person_are_one_athlete():
    days = 19000 + np.arange(100)
    long, short = log_of(days), log_of(days[:70])
    other = log_of(days, kg=90.0)
    assert athletes({"s": short, "l": long, "o": other}) == {"s": "l", "l": "l", "o": "o"}
