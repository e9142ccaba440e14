from datetime import date

import pandas as pd
import pytest

from src.analytics import mean_weekly_sets
from src.charts import muscle_bars

FIRST, LAST = date(2026, 1, 7), date(2026, 1, 20)


def test_a_week_off_counts_in_the_average(muscle_weeks):
    means = mean_weekly_sets(muscle_weeks, FIRST, LAST).set_index("muscle")
    assert means.loc["Glutes", "sets"] == 5.0
    assert means.loc["Glutes", "direct"] == 3.0
    assert means.loc["Pecs", "sets"] == 2.0


def test_weeks_off_count_at_both_ends_of_the_range(muscle_weeks):
    two_of_25 = muscle_weeks.assign(fractional_sets=10.0)
    means = mean_weekly_sets(two_of_25, date(2025, 8, 13), date(2026, 2, 1)).set_index("muscle")
    assert means.loc["Glutes", "sets"] == pytest.approx(0.8)


def test_the_fewest_sets_come_first_and_posterior_before_mirror(colours):
    muscles = pd.DataFrame(
        {
            "muscle": ["Pecs", "Glutes", "Calves"],
            "chain": ["mirror", "posterior", "posterior"],
            "sets": [1.0, 12.0, 0.0],
            "direct": [1.0, 6.0, 0.0],
        }
    )
    made = muscle_bars(muscles, colours)
    assert list(made.figure.data[0].y) == ["Calves", "Glutes", "Pecs"]
    assert list(made.figure.data[0].marker.color) == [colours.posterior, colours.posterior, colours.mirror]
    assert "Calves with 0; most: Glutes with 12. 1 of 2 posterior muscles is under 4" in made.alt


def test_the_tiers_within_reach_are_drawn(muscle_weeks, colours):
    figure = muscle_bars(mean_weekly_sets(muscle_weeks, FIRST, LAST), colours).figure
    assert [shape.x0 for shape in figure.layout.shapes] == [4, 10]


def test_no_sets_say_so(muscle_weeks, colours):
    made = muscle_bars(mean_weekly_sets(muscle_weeks.iloc[:0], FIRST, LAST), colours)
    assert "no sets in this range" in made.alt


def test_a_muscle_without_sets_says_0_beside_its_line(colours):
    muscles = pd.DataFrame(
        {"muscle": ["Abs", "Pecs"], "chain": ["mirror"] * 2, "sets": [0.0, 12.0], "direct": [0.0, 12.0]}
    )
    bars = muscle_bars(muscles, colours).figure.data[0]
    assert list(bars.text) == ["0", "12"]
    assert list(bars.textposition) == ["outside", "inside"]


def test_only_tiers_that_are_drawn_are_explained(muscle_weeks, colours):
    means = mean_weekly_sets(muscle_weeks, FIRST, LAST)
    assert muscle_bars(means, colours).key.endswith(", 4 and 10 sets a week")
    assert muscle_bars(means.assign(sets=30.0), colours).key.endswith(", 4, 10, 18 and 29 sets a week")
