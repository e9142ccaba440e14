"""A link opens what was shared, for as long as it stands; every failure looks the same."""

from datetime import timedelta

import pytest

from src.sharing import NoAccess, Scope, access, grants
from src.sharing.access import as_athlete, as_coach, by_link_id, by_token, given_to, mark_used
from src.sharing.grants import create_link, events_of, grants_of, revoke
from src.sharing.moments import now
from src.sharing.tokens import new_token
from src.store import StoreError


def a_link(store, who, **more):
    return create_link(store, who.athlete_id, "Kim", Scope(), **more)


def test_a_link_opens_its_athlete_and_its_scope(store, anna, bert):
    scope = Scope(views=("lifts",), notes=True)
    found = by_token(store, create_link(store, anna.athlete_id, "Kim", scope))
    assert (found.athlete_id, found.scope, found.label) == (anna.athlete_id, scope, "Kim")


def test_the_token_is_stored_nowhere(embedded, anna):
    token = a_link(embedded, anna)
    embedded.close()
    assert token.encode() not in embedded.path.read_bytes()
    assert token.removeprefix("hindsight_s_").encode() not in embedded.path.read_bytes()


def unknown(store, who, _):
    a_link(store, who)
    return new_token("link")


def malformed(store, who, _):
    return a_link(store, who)[:-1]


def an_invitation(store, who, _):
    return a_link(store, who).replace("_s_", "_i_")


def expired(store, who, patch):
    token = a_link(store, who, days=1)
    later = now() + timedelta(days=1, seconds=1)
    patch.setattr(access, "now", lambda: later)
    return token


def revoked(store, who, _):
    token = a_link(store, who)
    revoke(store, who.athlete_id, by_token(store, token).grant_id)
    return token


@pytest.mark.parametrize("broken", [unknown, malformed, an_invitation, expired, revoked])
def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(store, anna, monkeypatch, broken):
    token = broken(store, anna, monkeypatch)
    with pytest.raises(NoAccess) as said:
        by_token(store, token)
    assert str(said.value) == str(NoAccess())


def test_what_has_not_the_form_of_a_token_is_never_looked_up(store, monkeypatch):
    monkeypatch.setattr(type(store), "transaction", lambda _: pytest.fail("asked the store"))
    for text in ("", "x", "' or 1=1 --", "hindsight_s_" + "a" * 42, "hindsight_s_" + "a" * 43 + "\n"):
        with pytest.raises(NoAccess):
            by_token(store, text)


def test_nobody_revokes_or_previews_another_athletes_link(store, anna, bert):
    found = by_token(store, a_link(store, anna))
    revoke(store, bert.athlete_id, found.grant_id)
    assert by_link_id(store, found.grant_id)
    with pytest.raises(NoAccess):
        as_athlete(store, bert.athlete_id, found.grant_id)


def test_a_link_is_no_coachs_access_and_the_other_way_round(store, anna, coach):
    found = by_token(store, a_link(store, anna))
    with pytest.raises(NoAccess):
        as_coach(store, coach, found.grant_id)
    assert given_to(store, coach) == []


def test_the_athlete_sees_who_has_access_and_when_it_was_used(store, anna):
    found = by_token(store, a_link(store, anna))
    mark_used(store, found)
    (listed,) = grants_of(store, anna.athlete_id)
    assert listed.use_count == 1
    assert listed.last_used_at is not None
    revoke(store, anna.athlete_id, found.grant_id)
    assert [kind for _, kind in events_of(store, anna.athlete_id, found.grant_id)] == [
        "revoked",
        "used",
        "created",
    ]


@pytest.mark.parametrize("days", [0, -1, 366, 10_000])
def test_access_lasts_at_least_a_day_and_never_for_ever(store, anna, days):
    with pytest.raises(StoreError):
        a_link(store, anna, days=days)


def test_a_link_without_a_word_for_whom_it_is_is_refused(store, anna):
    with pytest.raises(StoreError):
        create_link(store, anna.athlete_id, "  ", Scope())


def test_a_form_left_alone_cannot_fill_the_store(store, anna, monkeypatch):
    monkeypatch.setattr(grants, "MOST_STANDING", 2)
    a_link(store, anna)
    a_link(store, anna)
    with pytest.raises(StoreError):
        a_link(store, anna)
