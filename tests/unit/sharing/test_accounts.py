"""Who signs in is known by provider and subject, and can be signed out everywhere at once."""

from datetime import UTC, datetime, timedelta

import pytest

from src.sharing.accounts import Identity, sign_in, sign_out_everywhere
from tests.unit.sharing.conftest import claims


def test_the_same_identity_is_the_same_account_whatever_its_address_is_now(store):
    first = sign_in(store, Identity.of_claims(claims("1", "old@example.org")))
    again = sign_in(store, Identity.of_claims(claims("1", "new@example.org")))
    assert again.account_id == first.account_id
    assert again.athlete_id == first.athlete_id
    assert again.email == "new@example.org"


def test_one_address_at_two_providers_is_two_accounts(store):
    one = sign_in(store, Identity.of_claims(claims("1", "a@example.org", iss="https://one.example")))
    two = sign_in(store, Identity.of_claims(claims("1", "a@example.org", iss="https://two.example")))
    assert one.athlete_id != two.athlete_id


@pytest.mark.parametrize("missing", ["iss", "sub", "iat"])
def test_claims_that_do_not_say_who_it_is_sign_nobody_in(missing):
    said = claims("1", "a@example.org")
    del said[missing]
    assert Identity.of_claims(said) is None


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_is_verified_only_when_the_provider_says_exactly_that(verified):
    assert not Identity.of_claims(claims("1", "a@example.org", verified=verified)).email_verified


def test_signing_out_everywhere_ends_what_was_signed_in_and_lets_a_new_login_in(store):
    earlier = Identity.of_claims(claims("1", issued=datetime.now(UTC) - timedelta(minutes=5)))
    account = sign_in(store, earlier)
    sign_out_everywhere(store, account)
    assert sign_in(store, earlier) is None
    later = Identity.of_claims(claims("1", issued=datetime.now(UTC) + timedelta(seconds=5)))
    assert sign_in(store, later).account_id == account.account_id
