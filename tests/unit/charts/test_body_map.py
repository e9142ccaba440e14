"""The drawn body: what it shows of each muscle, and that it can be read, heard and walked through."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from src.catalog import load_catalog
from src.charts import body_map
from src.charts.body_shapes import drawing
from src.charts.ramps import contrast, ink_on, ramp

SIDES = ("back", "front")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def muscles():
    """Every muscle of the catalogue: glutes 12 sets a week, calves none, the others 5."""
    rows = [(one.id, one.name, one.chain) for one in load_catalog().muscles.values()]
    frame = pd.DataFrame(rows, columns=["id", "muscle", "chain"])
    sets = frame["id"].map({"glutes": 12.0, "calves": 0.0}).fillna(5.0)
    return frame.assign(sets=sets, direct=sets / 2)


def root_of(drawn):
    return ET.fromstring(drawn.svg)  # noqa: S314 - we made it


def parts(drawn):
    """The drawn muscles by name."""
    return {one.get("data-name"): one for one in root_of(drawn).iter(f"{SVG}g") if one.get("data-name")}


def test_every_muscle_of_the_catalogue_is_drawn_and_no_other(muscles, colours):
    drawn = {muscle for side in SIDES for muscle in drawing(side).muscles}
    assert drawn == set(load_catalog().muscles)
    shown = parts(body_map(muscles, colours))
    assert set(shown) == set(muscles["muscle"])
    assert all(list(one.iter(f"{SVG}path")) for one in shown.values())


def test_every_muscle_has_one_number_on_the_body():
    numbered = [muscle for side in SIDES for muscle in drawing(side).places]
    assert sorted(numbered) == sorted(load_catalog().muscles)


def test_the_posterior_chain_is_seen_from_the_back():
    posterior = {one.id for one in load_catalog().muscles.values() if one.chain == "posterior"}
    assert posterior <= set(drawing("back").muscles)


def test_what_refers_to_a_half_of_the_body_finds_it(muscles, colours):
    root = root_of(body_map(muscles, colours))
    names = [one.get("id") for one in root.iter() if one.get("id")]
    used = [one.get("href").removeprefix("#") for one in root.iter(f"{SVG}use")]
    assert len(names) == len(set(names))
    assert all(name.startswith("body-") for name in names), "no other picture of a page has such a name"
    assert set(used) <= set(names)
    assert len(used) == sum(len(drawing(side).muscles) + 1 for side in SIDES)


@pytest.mark.parametrize("side", SIDES)
def test_every_muscle_lies_within_the_body(side):
    drawn = drawing(side)
    half = along(drawn.outline)
    body = [*half, *((-x, y) for x, y in reversed(half))]
    for muscle, paths in drawn.muscles.items():
        for path in paths:
            points = along(path)
            x, y = (sum(one) / len(points) for one in zip(*points, strict=True))
            assert inside(x, y, body), muscle


def along(path):
    """Points along a path of M, C and Z."""
    numbers = [float(one) for one in path.replace("M", " ").replace("C", " ").replace("Z", " ").split()]
    anchors = list(zip(numbers[::2], numbers[1::2], strict=True))
    found = [anchors[0]]
    for first in range(0, len(anchors) - 3, 3):
        bent = anchors[first : first + 4]
        for t in (0.25, 0.5, 0.75, 1.0):
            shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            found.append(tuple(sum(w * p[i] for w, p in zip(shares, bent, strict=True)) for i in (0, 1)))
    return found


def inside(x, y, body):
    crossed = False
    for (x1, y1), (x2, y2) in zip(body, [*body[1:], body[0]], strict=True):
        if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def test_the_colour_changes_at_the_tiers(muscles, colours):
    for sets, step in ((0.1, 0), (3.9, 0), (4.0, 1), (10.0, 1), (10.1, 2), (18.1, 3), (29.0, 3), (29.1, 4)):
        drawn = parts(body_map(muscles.assign(sets=sets), colours))
        assert drawn["Glutes"].get("fill") == ramp(colours, "posterior")[step]
        assert drawn["Pecs"].get("fill") == ramp(colours, "mirror")[step]


def test_a_muscle_without_a_set_is_hatched_and_says_0(muscles, colours):
    drawn = body_map(muscles, colours)
    hatched = [name for name, one in parts(drawn).items() if one.get("fill").startswith("url(#")]
    assert hatched == ["Calves and feet"]
    assert drawn.svg.count(">0</text>") == 2  # its own, and the legend's


def test_the_pointer_finds_sets_and_exercises_as_text(muscles, colours):
    exercises = {"glutes": [("Hip <b>thrust", 7.5), ("Deadlift", 4.5)]}
    glutes = parts(body_map(muscles, colours, exercises))["Glutes"]
    assert glutes.get("data-hint").split("\n") == [
        "Glutes, posterior",
        "12 sets a week, 6 of them direct",
        "Hip <b>thrust 7.5",
        "Deadlift 4.5",
    ]
    assert "<b>" not in body_map(muscles, colours, exercises).svg


def test_a_screen_reader_hears_the_finding_and_walks_the_muscles_in_one_stop(muscles, colours):
    drawn = body_map(muscles, colours)
    root = root_of(drawn)
    assert (root.get("role"), root.get("aria-label")) == ("group", drawn.alt)
    assert [one.get("tabindex") for one in parts(drawn).values()].count("0") == 1
    assert {one.get("role") for one in parts(drawn).values()} == {"option"}
    assert parts(drawn)["Glutes"].get("aria-label").startswith("Glutes, posterior; 12 sets a week")


def test_a_screen_reader_hears_no_number_without_its_muscle(muscles, colours):
    root = root_of(body_map(muscles.assign(sets=7.5), colours))
    silent = [words for one in root.iter() if one.get("aria-hidden") for words in one.itertext()]
    assert silent == ["7.5"] * len(muscles)
    assert list(root.itertext()).count("7.5") == len(silent)


def test_the_chosen_muscle_alone_is_outlined_over_its_neighbours(muscles, colours):
    drawn = parts(body_map(muscles, colours, chosen="lats"))
    outlined = [name for name, one in drawn.items() if one.get("stroke-width") == "2.5"]
    assert outlined == ["Lats"] == [name for name, one in drawn.items() if one.get("aria-selected") == "true"]
    assert list(drawn)[-1] == "Lats"


def test_the_finding_is_said_and_tabled(muscles, colours):
    drawn = body_map(muscles, colours, {"glutes": [("Hip thrust", 7.5)]})
    assert "Most of the posterior chain: glutes with 12; fewest: calves and feet with 0; 1 of 9" in drawn.alt
    row = drawn.table.set_index("Muscle").loc["Glutes"]
    assert (row["Sets a week"], row["Mostly from"]) == (12.0, "Hip thrust 7.5")
    assert len(drawn.table) == 19


def test_a_range_without_sets_says_so(muscles, colours):
    assert "no sets in this range" in body_map(muscles.assign(sets=0.0, direct=0.0), colours).alt


def test_little_is_sent_and_a_page_keeps_room_for_it(muscles, colours):
    drawn = body_map(muscles, colours)
    assert len(drawn.svg) < 45_000
    assert drawn.height <= 470


def test_every_number_can_be_read_on_its_colour(colours):
    for chain in ("posterior", "mirror", "neutral"):
        for fill in ramp(colours, chain):
            assert contrast(ink_on(fill, colours), fill) >= 4.5


def test_steps_of_a_chain_can_be_told_apart(colours):
    for chain in ("posterior", "mirror", "neutral"):
        light = [contrast(fill, colours.page) for fill in ramp(colours, chain)]
        assert light == sorted(light)
        assert all(high / low > 1.25 for low, high in pairwise(light))
