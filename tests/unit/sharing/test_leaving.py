"""Whoever deletes everything is gone from other athletes' logs too, and nothing comes back by itself."""

import pytest

from src.sharing import NoAccess, Scope
from src.sharing.access import as_coach, by_token, given_to, mark_used
from src.sharing.grants import create_link, grants_of
from src.sharing.invitations import accept, invitations_of, invite
from src.sharing.leaving import FORMER, leave_others
from src.sharing.notes import Notebook, notes_to
from src.sharing.summaries import refresh
from tests.unit.sharing.conftest import account
from tests.unit.sharing.test_notes import DAY


@pytest.fixture
def followed(store, anna, coach):
    """The access the coach has to Anna's log; the coach left a note there."""
    token = invite(store, anna.athlete_id, "coach@example.org", "My coach", Scope(comment=True))
    access = as_coach(store, coach, accept(store, token, coach))
    Notebook(store, access, coach.name).add(DAY)
    return access


def test_a_coach_who_leaves_has_no_access_and_no_name_in_an_athletes_log(store, anna, coach, followed):
    leave_others(store, coach)
    store.forget(coach.athlete_id)
    assert given_to(store, coach) == []
    with pytest.raises(NoAccess):
        as_coach(store, coach, followed.grant_id)
    (grant,) = grants_of(store, anna.athlete_id)
    assert (grant.label, grant.holder) == ("My coach", None)
    assert grant.revoked_at is not None
    (note,) = notes_to(store, anna.athlete_id)
    assert (note.author, note.text) == (FORMER, DAY.text)
    assert [one.email for one in invitations_of(store, anna.athlete_id)] == [""]
    assert store.rows("select * from accounts where account_id = $id", {"id": coach.account_id}) == []


def test_what_others_were_given_stays_when_a_coach_leaves(store, anna, bert, coach, followed):
    token = invite(store, anna.athlete_id, "bert@example.org", "Bert", Scope(comment=True))
    access = as_coach(store, bert, accept(store, token, bert))
    Notebook(store, access, bert.name).add(DAY)
    leave_others(store, coach)
    assert [one.grant_id for one in given_to(store, bert)] == [access.grant_id]
    assert {note.author for note in notes_to(store, anna.athlete_id)} == {FORMER, "bert"}


def test_who_comes_back_is_somebody_new(store, anna, coach, followed):
    leave_others(store, coach)
    store.forget(coach.athlete_id)
    again = account(store, "coach")
    assert again.account_id != coach.account_id
    assert given_to(store, again) == []


def test_an_open_page_or_a_late_summary_writes_nothing_of_an_athlete_who_left(
    store, catalog, copies, anna, followed
):
    """The access was found before everything was deleted; what follows from it comes after."""
    store.forget(anna.athlete_id)
    mark_used(store, followed)
    refresh(store, [followed], copies, catalog)
    for table in ("grant_events", "summaries"):
        found = store.rows(f"select * from {table} where athlete_id = $id", {"id": anna.athlete_id})
        assert found == []


def test_copies_are_forgotten_and_made_anew_when_they_are_still_shared(store, catalog, copies, anna):
    access = by_token(store, create_link(store, anna.athlete_id, "Kim", Scope()))
    first = copies.context(access)
    assert copies.context(access) is first
    copies.clear()
    assert copies.context(access) is not first
