from itertools import pairwise
from math import isnan

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest

from src.catalog import load_catalog
from src.charts import body_map
from src.charts.body_shapes import drawing
from src.charts.ramps import contrast, ink_on, ramp

SIDES = ("back", "front")


@pytest.fixture
def muscles():
    """Every muscle of the catalogue: glutes 12 sets a week, calves none, the others 5."""
    rows = [(one.id, one.name, one.chain) for one in load_catalog().muscles.values()]
    frame = pd.DataFrame(rows, columns=["id", "muscle", "chain"])
    sets = frame["id"].map({"glutes": 12.0, "calves": 0.0}).fillna(5.0)
    return frame.assign(sets=sets, direct=sets / 2)


def trace(chart, name, mode):
    (found,) = (one for one in chart.figure.data if one.name == name and one.mode == mode)
    return found


def test_every_muscle_of_the_catalogue_is_drawn_and_no_other():
    drawn = {muscle for side in SIDES for muscle in drawing(side).muscles}
    assert drawn == set(load_catalog().muscles)


def test_every_muscle_has_one_number_on_the_body():
    numbered = [muscle for side in SIDES for muscle in drawing(side).places]
    assert sorted(numbered) == sorted(load_catalog().muscles)


def test_the_posterior_chain_is_seen_from_the_back():
    posterior = {one.id for one in load_catalog().muscles.values() if one.chain == "posterior"}
    assert posterior <= set(drawing("back").muscles)


@pytest.mark.parametrize("side", SIDES)
def test_both_halves_are_alike(side):
    for xs, ys in drawing(side).muscles.values():
        points = {(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True) if not isnan(x)}
        assert points
        assert points == {(-x + 0.0, y) for x, y in points}


@pytest.mark.parametrize("side", SIDES)
def test_every_muscle_lies_within_the_body(side):
    drawn = drawing(side)
    body = list(zip(*drawn.outline, strict=True))
    for muscle, spots in drawn.spots.items():
        assert len(spots), muscle
        assert all(inside(x, y, body) for x, y in spots), muscle


def inside(x, y, body):
    crossed = False
    for (x1, y1), (x2, y2) in zip(body, [*body[1:], body[0]], strict=True):
        if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def test_the_colour_changes_at_the_tiers(muscles, colours):
    for sets, step in ((0.1, 0), (3.9, 0), (4.0, 1), (10.0, 1), (10.1, 2), (18.1, 3), (29.0, 3), (29.1, 4)):
        drawn = body_map(muscles.assign(sets=sets), colours)
        assert trace(drawn, "Glutes", "lines").fillcolor == ramp(colours, "posterior")[step]
        assert trace(drawn, "Pecs", "lines").fillcolor == ramp(colours, "mirror")[step]


def test_a_muscle_without_a_set_is_hatched_and_says_0(muscles, colours):
    drawn = body_map(muscles, colours)
    hatched = {one.name for one in drawn.figure.data if one.fillpattern.shape and one.name}
    assert hatched == {"Calves and feet"}
    assert [note.text for note in drawn.figure.layout.annotations].count("<b>0</b>") == 1


def test_the_pointer_finds_sets_and_exercises_and_names_the_muscle(muscles, colours):
    exercises = {"glutes": [("Hip <b>thrust", 7.5), ("Deadlift", 4.5)]}
    points = trace(body_map(muscles, colours, exercises), "Glutes", "markers")
    assert points.hovertemplate.startswith("<b>Glutes</b>, posterior<br>12 sets a week, 6 of them direct")
    assert "Hip &lt;b&gt;thrust 7.5<br>Deadlift 4.5" in points.hovertemplate
    assert {name for (name,) in points.customdata} == {"Glutes"}


def test_the_chosen_muscle_alone_is_outlined(muscles, colours):
    drawn = body_map(muscles, colours, chosen="lats")
    outlined = [one.name for one in drawn.figure.data if one.line.width == 2.5]
    assert outlined == ["Lats"]


def test_the_finding_is_said_and_tabled(muscles, colours):
    drawn = body_map(muscles, colours, {"glutes": [("Hip thrust", 7.5)]})
    assert "Most of the posterior chain: glutes with 12; fewest: calves and feet with 0; 1 of 9" in drawn.alt
    row = drawn.table.set_index("Muscle").loc["Glutes"]
    assert (row["Sets a week"], row["Mostly from"]) == (12.0, "Hip thrust 7.5")
    assert len(drawn.table) == 19


def test_a_range_without_sets_says_so(muscles, colours):
    assert "no sets in this range" in body_map(muscles.assign(sets=0.0, direct=0.0), colours).alt


def test_plotly_knows_every_word_and_little_is_sent(muscles, colours):
    figure = body_map(muscles, colours).figure
    go.Figure(figure.to_dict())
    assert len(plotly.io.to_json(figure, validate=False)) < 75_000
    assert figure.layout.height <= 470


def test_every_number_can_be_read_on_its_colour(colours):
    for chain in ("posterior", "mirror", "neutral"):
        for fill in ramp(colours, chain):
            assert contrast(ink_on(fill, colours), fill) >= 4.5


def test_steps_of_a_chain_can_be_told_apart(colours):
    for chain in ("posterior", "mirror", "neutral"):
        light = [contrast(fill, colours.page) for fill in ramp(colours, chain)]
        assert light == sorted(light)
        assert all(high / low > 1.25 for low, high in pairwise(light))
