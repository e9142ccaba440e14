from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.analytics.events import (
    FIRST,
    LONGEST,
    MOST,
    Event,
    EventError,
    event_marks,
    events_of,
    marks,
    with_event,
    with_events,
    without_event,
)
from src.charts import lettered

DAY = date(2026, 3, 1)


def test_an_event_is_kept_changed_and_forgotten_beside_other_settings():
    kept = with_event({"unit": "lb"}, DAY, "  Started   a new programme ")
    assert events_of(kept) == [Event(1, DAY, "Started a new programme")]
    kept = with_event(kept, date(2026, 4, 1), "Back again", 1)
    assert events_of(kept) == [Event(1, date(2026, 4, 1), "Back again")]
    assert without_event(kept, 1) == {"unit": "lb"}


@pytest.mark.parametrize(
    ("day", "text", "why"),
    [
        (DAY, "   ", "Say what happened"),
        (DAY, "x" * (LONGEST + 1), "up to 120 characters"),
        (date(1949, 1, 1), "Born", "1950 or later"),
    ],
)
def test_what_is_no_event_is_refused_with_a_sentence(day, text, why):
    with pytest.raises(EventError, match=why):
        with_event({}, day, text)


def test_a_deleted_event_is_not_changed_and_there_is_a_most():
    with pytest.raises(EventError, match="deleted meanwhile"):
        with_event({}, DAY, "Back", 7)
    full = {"events": [{"id": n, "day": "2026-01-01", "text": "x"} for n in range(MOST)]}
    with pytest.raises(EventError, match="delete one first"):
        with_event(full, DAY, "One more")


@pytest.mark.parametrize(
    "kept", [None, "x", [None], [{"id": "1"}], [{"id": 1, "day": "2026-13-01", "text": "x"}], [{"id": 1}]]
)
def test_settings_written_by_hand_break_nothing(kept):
    assert events_of({"events": kept}) == []


@given(
    st.lists(
        st.tuples(st.dates(FIRST, date(2100, 1, 1)), st.text("abc ", min_size=1).filter(str.strip)),
        max_size=30,
    )
)
def test_no_event_takes_anothers_number_and_all_are_in_order(made):
    kept = {}
    for day, text in made:
        kept = with_event(kept, day, text)
    found = events_of(kept)
    assert len({one.id for one in found}) == len(made)
    assert [one.day for one in found] == sorted(day for day, _ in made)
    assert list(event_marks(found)["day"].dt.date) == [one.day for one in found]


def test_marks_of_anybody_are_lettered_together_by_day():
    own = event_marks([Event(1, date(2026, 2, 1), "New shoes"), Event(2, date(2020, 1, 1), "Long ago")])
    others = marks([(date(2026, 1, 15), "coach", "Brace harder")])
    found = lettered(pd.concat([own, others]), date(2026, 1, 1), date(2026, 3, 1))
    assert [(one.letter, one.kind, one.text) for one in found] == [
        ("A", "coach", "Brace harder"),
        ("B", "event", "New shoes"),
    ]


def test_letters_go_on_after_z():
    many = marks([(DAY, "event", "x")] * 28)
    assert [one.letter for one in lettered(many, DAY, DAY)][-3:] == ["Z", "AA", "AB"]


def test_only_events_of_the_days_shared_travel():
    kept = with_event(with_event({}, DAY, "Back injury"), date(2026, 5, 1), "New programme")
    told = with_events({"unit": "kg"}, events_of(kept), lambda day: day > DAY)
    assert [one.text for one in events_of(told)] == ["New programme"]
    assert with_events({"unit": "kg"}, events_of(kept), lambda _: False) == {"unit": "kg"}
