"""What is tried by hand against a running instance: other people's sessions, cookies, pages and secrets."""

import pytest

from src.ui.doors import NAMES
from tests.hosting.asking import client_of, get
from tests.hosting.by_hand import socket
from tests.hosting.instance import sign_in


@pytest.fixture
def linked(url, secrets):
    """The cookies of a browser that opened Anna's link."""
    with client_of(base_url=url) as client:
        answer = client.get(f"/s/{secrets['anna link']}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        return dict(client.cookies)


def test_a_link_becomes_a_cookie_that_scripts_cannot_read_and_does_not_hold_it(url, secrets):
    answer = get(f"{url}/s/{secrets['anna link']}")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert secrets["anna link"].removeprefix("hindsight_s_") not in str(answer.headers)


def test_a_link_holder_sees_that_log_alone(url, linked):
    with socket(url, linked) as browser:
        seen = "".join(browser.run(page) for page in ("", *NAMES))
    assert "annasecret" in seen
    assert "bertsecret" not in seen


def test_opening_a_link_writes_nothing_and_looking_at_it_counts_once(url, secrets):
    """A messenger's preview fetches the address and opens no session: nothing it does uses anything up."""
    for _ in range(3):
        assert get(f"{url}/s/{secrets['bert link']}").status_code == 303
        assert get(f"{url}/i/{secrets['bert invitation']}").status_code == 303


@pytest.mark.parametrize("cookies", ["none", "another's"])
def test_who_resumes_a_guests_session_sees_nothing_of_it(url, secrets, linked, cookies):
    with socket(url, linked) as victim:
        assert "annasecret" in victim.run("log")
        session = victim.session
    mine = {}
    if cookies == "another's":
        with client_of(base_url=url) as client:
            client.get(f"/s/{secrets['bert link']}")
            mine = dict(client.cookies)
    with socket(url, mine, session=session) as thief:
        assert "annasecret" not in "".join(thief.run(page) for page in ("log", "", "sessions"))


def test_who_resumes_a_lifters_session_sees_nothing_of_it(url):
    with client_of(base_url=url) as client:
        sign_in(client, "anna")
        with socket(url, client.cookies) as victim:
            assert "annasecret" in victim.run("log")
            session = victim.session
    with socket(url, session=session) as thief:
        assert "annasecret" not in thief.run("log")


def test_anything_in_the_address_or_the_widgets_opens_no_other_log(url, secrets, linked):
    tries = [secrets["bert link"], secrets["bert athlete"], "sample", "me", "' or 1=1 --", "../../bert", "*"]
    names = ("of", "athlete", "s", "i", "log", "following", "previewing", "link")
    with socket(url, linked) as browser:
        for value in tries:
            query = "&".join(f"{name}={value}" for name in names)
            for page in ("log", "data", "sharing", "coach"):
                sent = browser.run(page, query, **dict.fromkeys(names, value))
                assert "bertsecret" not in sent, (value, page)


def test_no_secret_is_in_what_the_instance_said(url, secrets, linked, folder):
    """After all of the above; the log of the instance is what it wrote to the terminal."""
    get(f"{url}/s/{secrets['anna link']}x")
    said = (folder / "app.log").read_text(encoding="utf-8", errors="replace")
    assert "WebSocket" in said, "the instance does say what it does"
    for name, secret in secrets.items():
        if not name.endswith("athlete"):
            assert secret.split("_", 2)[2] not in said, name
    for value in linked.values():
        assert value not in said
