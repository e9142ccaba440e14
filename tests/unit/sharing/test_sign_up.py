"""Who may open an account: everyone, named addresses and domains, or those an athlete invites."""

from datetime import UTC, datetime, timedelta

import pytest

from src.sharing import Scope, invitations
from src.sharing.accounts import Identity, NotAdmitted, sign_in, sign_out_everywhere
from src.sharing.admission import admitted
from src.sharing.invitations import accept, invite, invites, withdraw
from src.sharing.sign_up import sign_up
from tests.unit.sharing.conftest import claims


def identity(email, *, verified=True, **more):
    return Identity.of_claims(claims(f"sub of {email}", email, verified=verified, **more))


@pytest.mark.parametrize(
    ("said", "in_", "out"),
    [
        ("", ["anyone@where.example", None], []),
        ("closed", [], ["anna@example.org", None]),
        ("Anna@Example.org, club.example", ["anna@example.org", "bert@club.example"], ["carl@example.org"]),
        ("@club.example", ["bert@club.example"], ["bert@sub.club.example", "bert@notclub.example"]),
    ],
)
def test_addresses_and_domains_are_let_in_and_no_others(said, in_, out):
    admitted = sign_up(said)
    assert all(admitted.admits(identity(email)) for email in in_)
    assert not any(admitted.admits(identity(email)) for email in out)


def test_an_address_nobody_vouches_for_is_no_address():
    assert not sign_up("example.org").admits(identity("anna@example.org", verified=False))


@pytest.mark.parametrize("said", ["*", "anna", "anna@", "@", "anna@example.org example.org", "closed, x.org"])
def test_what_is_neither_is_said(said):
    with pytest.raises(ValueError, match=r".+"):
        sign_up(said)


def test_who_has_an_account_signs_in_whatever_is_decided_later(store, anna):
    mine = identity(anna.email)
    sign_in(store, mine)
    again = sign_in(store, mine, sign_up("closed").admits)
    assert again.email == anna.email


def test_nobody_new_gets_an_account_where_sign_up_is_closed(store):
    before = store.rows("select count(*) as n from accounts")
    with pytest.raises(NotAdmitted):
        sign_in(store, identity("new@example.org"), sign_up("closed").admits)
    assert store.rows("select count(*) as n from accounts") == before


def test_whom_an_athlete_invites_may_come_as_long_as_the_invitation_is_open(store, anna, monkeypatch):
    invite(store, anna.athlete_id, "Kim@example.org", "Kim", Scope())
    assert invites(store, identity("kim@example.org"))
    assert not invites(store, identity("kim@example.org", verified=False))
    assert not invites(store, identity("other@example.org"))
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=73)
    with monkeypatch.context() as patch:
        patch.setattr(invitations, "now", lambda: later)
        assert not invites(store, identity("kim@example.org"))
    (waiting,) = invitations.invitations_of(store, anna.athlete_id)
    withdraw(store, anna.athlete_id, waiting.invitation_id)
    assert not invites(store, identity("kim@example.org"))


def test_an_accepted_invitation_lets_nobody_else_in(store, anna, coach):
    accept(store, invite(store, anna.athlete_id, coach.email, "Coach", Scope()), coach)
    assert not invites(store, identity(coach.email))


def test_a_login_is_good_for_an_account_that_stands_or_may_be_opened(store, anna):
    nobody = sign_up("closed")
    assert not admitted(store, nobody, identity("dora@example.org"))
    assert admitted(store, sign_up("dora@example.org"), identity("dora@example.org"))
    invite(store, anna.athlete_id, "dora@example.org", "Dora", Scope())
    assert admitted(store, nobody, identity("dora@example.org"))
    earlier = identity("emil@example.org", issued=datetime.now(UTC) - timedelta(minutes=5))
    account = sign_in(store, earlier)
    assert admitted(store, nobody, earlier)
    sign_out_everywhere(store, account)
    assert not admitted(store, sign_up(""), earlier)
