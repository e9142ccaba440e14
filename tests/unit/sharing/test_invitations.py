"""An invitation is for one person, once, for three days."""

from datetime import timedelta

import pytest

from src.sharing import NoAccess, Scope, grants, invitations
from src.sharing.access import as_coach, given_to
from src.sharing.invitations import (
    WrongPerson,
    accept,
    accepted_by,
    invitations_of,
    invite,
    look_at,
    withdraw,
)
from src.sharing.moments import now
from src.store import StoreError
from tests.unit.sharing.conftest import account


@pytest.fixture
def token(store, anna):
    return invite(store, anna.athlete_id, " Coach@Example.org ", "My coach", Scope(comment=True), 30)


def test_accepting_it_gives_the_invited_account_access(store, anna, coach, token):
    grant_id = accept(store, token, coach)
    assert as_coach(store, coach, grant_id).athlete_id == anna.athlete_id
    assert [one.grant_id for one in given_to(store, coach)] == [grant_id]


def test_looking_at_it_uses_nothing_up(store, coach, token):
    for _ in range(3):
        assert look_at(store, token).athlete_name == "anna"
    accept(store, token, coach)


def test_it_can_be_accepted_once(store, coach, token):
    accept(store, token, coach)
    with pytest.raises(NoAccess):
        accept(store, token, coach)
    assert len(given_to(store, coach)) == 1


def test_who_accepted_it_is_known_to_have_and_nobody_else(store, bert, coach, token):
    assert not accepted_by(store, token, coach)
    accept(store, token, coach)
    assert accepted_by(store, token, coach)
    assert not accepted_by(store, token, bert)
    assert not accepted_by(store, "no token at all", coach)


def test_somebody_elses_account_cannot_accept_it(store, bert, coach, token):
    with pytest.raises(WrongPerson):
        accept(store, token, bert)
    assert given_to(store, bert) == []
    accept(store, token, coach)  # and it is not used up by the attempt


def test_an_address_nobody_vouches_for_cannot_accept_it(store, token):
    claimant = account(store, "claimant", "coach@example.org", verified=False)
    with pytest.raises(WrongPerson):
        accept(store, token, claimant)
    assert given_to(store, claimant) == []


def test_it_stays_with_the_identity_that_accepted_it(store, coach, token):
    """Another account with the same address later (the domain changed hands) has no access."""
    grant_id = accept(store, token, coach)
    successor = account(store, "successor", "coach@example.org")
    with pytest.raises(NoAccess):
        as_coach(store, successor, grant_id)


def test_it_ends_after_three_days(store, coach, token, monkeypatch):
    later = now() + timedelta(hours=72, seconds=1)
    monkeypatch.setattr(invitations, "now", lambda: later)
    with pytest.raises(NoAccess):
        look_at(store, token)
    with pytest.raises(NoAccess):
        accept(store, token, coach)


def test_the_athlete_can_take_it_back_until_it_is_accepted(store, anna, bert, coach, token):
    (one,) = invitations_of(store, anna.athlete_id)
    withdraw(store, bert.athlete_id, one.invitation_id)
    assert look_at(store, token)
    withdraw(store, anna.athlete_id, one.invitation_id)
    with pytest.raises(NoAccess):
        accept(store, token, coach)


@pytest.mark.parametrize("address", ["", "coach", "@example.org", "coach@", "a@b@c", "a b@c.org"])
def test_what_is_no_address_is_refused(store, anna, address):
    with pytest.raises(StoreError):
        invite(store, anna.athlete_id, address, "My coach", Scope())


def test_nobody_invites_themselves(store, anna):
    token = invite(store, anna.athlete_id, "anna@example.org", "Me", Scope())
    with pytest.raises(WrongPerson):
        accept(store, token, anna)


@pytest.mark.parametrize("address", ["coach@example.org\u200b", "co\u202each@example.org", "a b@example.org"])
def test_an_address_with_what_nobody_sees_in_it_is_refused(store, anna, address):
    with pytest.raises(StoreError, match="not an e-mail address"):
        invite(store, anna.athlete_id, address, "Coach", Scope())


def test_an_address_of_other_letters_is_another_address(store, anna):
    """The Kelvin sign's small form is k: who owns the one address does not own the other."""
    token = invite(store, anna.athlete_id, "Kim@example.org", "Kim", Scope())
    with pytest.raises(WrongPerson):
        accept(store, token, account(store, "stranger", "\u212aim@example.org"))
    assert accept(store, token, account(store, "kim", "KIM@Example.org"))


def test_an_invitation_that_was_taken_back_is_not_accepted(store, anna, coach, token):
    (made,) = invitations_of(store, anna.athlete_id)
    withdraw(store, anna.athlete_id, made.invitation_id)
    with pytest.raises(NoAccess):
        accept(store, token, coach)


def test_a_coach_is_told_in_their_own_words_that_the_athlete_shares_with_too_many(
    store, anna, coach, token, monkeypatch
):
    monkeypatch.setattr(grants, "MOST_STANDING", 0)
    with pytest.raises(StoreError, match="This athlete shares with as many") as said:
        accept(store, token, coach)
    assert "You already share" not in str(said.value)
    monkeypatch.undo()
    assert accept(store, token, coach), "the invitation was not used up"


def test_two_crossed_invitations_give_each_what_it_says(store, anna, bert, coach):
    """Two athletes invite the same coach; each secret opens its own athlete's log, within its own scope."""
    first = invite(store, anna.athlete_id, "coach@example.org", "Coach", Scope(views=("log",)))
    second = invite(store, bert.athlete_id, "coach@example.org", "Coach", Scope(views=("lifts",)))
    of_bert, of_anna = (as_coach(store, coach, accept(store, one, coach)) for one in (second, first))
    assert (of_anna.athlete_id, of_anna.scope.views) == (anna.athlete_id, ("log",))
    assert (of_bert.athlete_id, of_bert.scope.views) == (bert.athlete_id, ("lifts",))
