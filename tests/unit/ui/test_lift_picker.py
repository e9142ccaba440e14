from datetime import date

import pandas as pd

from src.analytics import LEARNED, Headline
from src.ui.lift_picker import most_trained, told

END = date(2026, 1, 13)


def head(**changes):
    empty = dict.fromkeys(Headline.__dataclass_fields__)
    return Headline(**{**empty, "value": 100.0, "formula": LEARNED, "as_of": END, **changes})


def test_lifts_opens_on_one_it_can_say_something_of():
    heads = {
        "deadlift": head(),
        "good_morning": head(formula="auto", as_of=None),  # five sessions: no maximum yet
        "kettlebell_swing": head(formula=None, as_of=None),  # its own kind of best
        "power_clean": head(value=None, formula=None, as_of=None),
        "barbell_row": head(as_of=date(2022, 5, 1)),  # left off years ago
    }
    assert told(heads, END) == {"deadlift", "kettlebell_swing"}


def test_of_those_on_the_one_trained_most_lately():
    practice = pd.DataFrame(
        {"lift": ["deadlift", "barbell_row", "box_jump"], "sets_90d": [0, 12, 12], "sets": [900, 50, 60]}
    )
    assert most_trained(practice) == "box_jump"
    assert most_trained(practice[:0]) == ""
