"""The article's sample workout, number by number."""

from src.analytics import totals
from src.analytics.templates.kept import FILE, _shipped
from src.catalog import load_catalog

CATALOG = load_catalog()
(ARTICLE,) = _shipped(FILE)


def test_the_sample_workout_is_the_articles():
    lines = [(CATALOG.exercises[one.exercise].lift, one.sets, one.reps) for one in ARTICLE.lines]
    assert lines == [
        ("box_jump", 5, 2),
        ("power_clean", 3, 3),
        ("romanian_deadlift", 3, 8),
        ("kettlebell_swing", 3, 15),
    ]


def test_it_adds_up_to_the_articles_numbers():
    made = totals(ARTICLE, CATALOG)
    assert (made.sets, made.reps, made.explosive_reps, made.contacts) == (14, 88, 64, 10)
