import pandas as pd

from src.charts import muscle_bars


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


def test_the_tiers_within_reach_are_drawn(muscles, colours):
    figure = muscle_bars(muscles, colours).figure
    assert [shape.x0 for shape in figure.layout.shapes] == [4, 10]


def test_no_sets_say_so(muscles, colours):
    made = muscle_bars(muscles.iloc[:0], colours)
    assert "no sets in this range" in made.alt


def test_a_muscle_without_sets_says_0_beside_its_line(colours):
    muscles = pd.DataFrame(
        {"muscle": ["Abs", "Pecs"], "chain": ["mirror"] * 2, "sets": [0.0, 12.0], "direct": [0.0, 12.0]}
    )
    bars = muscle_bars(muscles, colours).figure.data[0]
    assert list(bars.text) == ["0", "12"]
    assert list(bars.textposition) == ["outside", "inside"]


def test_no_line_strikes_a_number_out(colours):
    muscles = pd.DataFrame(
        {
            "muscle": ["Rear delts", "Glutes"],
            "chain": ["posterior"] * 2,
            "sets": [2.9, 16.0],
            "direct": [2.9, 9.0],
        }
    )
    figure = muscle_bars(muscles, colours, opinion={"Glutes": (4.0, 30.0)}, whose="Someone").figure
    assert list(figure.data[0].text) == ["", "16"]
    (number,) = [note for note in figure.layout.annotations if note.y == "Rear delts"]
    assert (number.text, number.x, number.bgcolor) == ("2.9", 2.9, colours.page)
    bar = 0.35  # half its height, in rows
    (bracket,) = [shape for shape in figure.layout.shapes if shape.type == "path"]
    heights = [float(point.split(",")[1]) for point in bracket.path[1:].replace("M", "L").split("L")]
    assert len(heights) == 6
    assert 1 - bar < min(heights) - bar  # the glutes are row 1: all of it lies below their number's middle
    assert max(heights) < 1.5


def test_the_tiers_are_explained_and_numbered_where_they_are_drawn(muscles, colours):
    made = muscle_bars(muscles, colours)
    assert made.key.endswith("dotted: doses studies compared")
    assert {note.text for note in made.figure.layout.annotations} >= {"4", "10"}
    more = muscle_bars(muscles.assign(sets=30.0), colours)
    assert {note.text for note in more.figure.layout.annotations} >= {"4", "10", "18", "29"}
