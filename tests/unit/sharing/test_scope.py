"""A scope survives being stored, and what it does not say is not shared."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.sharing.scope import SHAREABLE, Scope

days = st.dates(date(2000, 1, 1), date(2050, 1, 1))
scopes = st.builds(
    Scope,
    views=st.lists(st.sampled_from(SHAREABLE), min_size=1, unique=True).map(tuple),
    first=st.none() | days,
    last=st.none() | st.dates(date(2050, 1, 2), date(2060, 1, 1)),
    bodyweight=st.booleans(),
    notes=st.booleans(),
    export=st.booleans(),
    comment=st.booleans(),
)


@given(scopes)
def test_what_is_stored_is_what_was_chosen(scope):
    assert Scope.from_json(scope.to_json()) == scope


@given(scopes, scopes)
def test_copies_are_shared_only_between_scopes_that_let_the_same_data_through(one, other):
    same = (one.first, one.last, one.bodyweight, one.notes) == (
        other.first,
        other.last,
        other.bodyweight,
        other.notes,
    )
    assert (one.data_key == other.data_key) == same


def test_nothing_that_is_sensitive_is_shared_unless_it_was_ticked():
    assert Scope() == Scope.from_json(json.dumps({"views": list(SHAREABLE)}))
    assert not any((Scope().bodyweight, Scope().notes, Scope().export, Scope().comment))
    assert Scope.from_json(json.dumps({"views": ["lifts"], "notes": "yes", "export": 1})) == Scope(("lifts",))


@pytest.mark.parametrize("views", [(), ("settings",), ("data",), ("sharing",), ("lifts", "plan")])
def test_pages_that_change_something_cannot_be_shared(views):
    with pytest.raises(ValueError, match="share"):
        Scope(views=views)
