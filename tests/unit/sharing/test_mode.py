"""A hosted instance starts only when it is configured safely, and says all that is missing at once."""

import pytest

from src.sharing.mode import Hosting, NotReady, hosting, mode_of

AUTH = {
    "redirect_uri": "https://app.example/oauth2callback",
    "cookie_secret": "k7Jq2vXw9LmZ4tRb8YcN1pSd6FgH3aEu",
    "client_id": "hindsight",
    "client_secret": "between us",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
ENV = {"HINDSIGHT_MODE": "hosted", "HINDSIGHT_HOSTS": "app.example"}


def test_it_starts_when_all_is_there():
    ready = hosting(AUTH, ENV)
    assert ready.public_url == "https://app.example"
    assert ready.secure
    assert ready.recheck_s <= 60


def test_a_named_provider_will_do():
    named = {"redirect_uri": AUTH["redirect_uri"], "cookie_secret": AUTH["cookie_secret"]}
    provider = {name: AUTH[name] for name in ("client_id", "client_secret", "server_metadata_url")}
    assert hosting({**named, "google": provider}, ENV).mode == "hosted"


@pytest.mark.parametrize(
    ("auth", "env", "says"),
    [
        ({}, ENV, "No login"),
        ({**AUTH, "client_id": ""}, ENV, "provider"),
        ({**AUTH, "cookie_secret": "x"}, ENV, "too weak"),
        ({**AUTH, "cookie_secret": "a" * 64}, ENV, "too weak"),
        ({**AUTH, "redirect_uri": "http://app.example/oauth2callback"}, ENV, "https"),
        ({**AUTH, "redirect_uri": "https://app.example/"}, ENV, "oauth2callback"),
        (AUTH, {"HINDSIGHT_MODE": "hosted"}, "HINDSIGHT_HOSTS"),
        (AUTH, {**ENV, "HINDSIGHT_HOSTS": "*"}, "HINDSIGHT_HOSTS"),
        (AUTH, {**ENV, "HINDSIGHT_HOSTS": "other.example"}, "app.example"),
        (AUTH, {**ENV, "HINDSIGHT_RECHECK_SECONDS": "61"}, "60"),
        (AUTH, {**ENV, "HINDSIGHT_SIGN_UP": "anna"}, "closed, or addresses"),
        (AUTH, {**ENV, "HINDSIGHT_MODE": "public"}, "laptop, hosted or demo"),
    ],
)
def test_it_refuses_to_start_otherwise_and_says_why(auth, env, says):
    with pytest.raises(NotReady, match=says):
        hosting(auth, env)


def test_everything_that_is_missing_is_said_at_once():
    with pytest.raises(NotReady) as said:
        hosting({}, {"HINDSIGHT_MODE": "hosted"})
    assert str(said.value).count("\n- ") >= 4


def test_a_laptop_needs_nothing():
    assert mode_of({}) == "laptop"
    assert hosting({}, {}) == Hosting("laptop")
