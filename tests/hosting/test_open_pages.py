"""A page that stays open: it asks by itself whether it may, and after a lost connection it is asked again."""

import pytest

from tests.hosting.asking import client_of, put
from tests.hosting.by_hand import socket
from tests.hosting.instance import sign_in

NOTHING = "There is nothing to see here"


@pytest.fixture
def carl(url):
    """An athlete who signed in on two devices."""
    return two_logins(url, "carl")


def two_logins(url, who):
    cookies = []
    for _ in range(2):
        with client_of(base_url=url) as client:
            sign_in(client, who)
            cookies.append(dict(client.cookies))
    return cookies


def test_a_lost_connection_that_comes_back_asks_again(url, carl, secrets):
    """Revoked while it was lost: neither what the page asks by itself nor another page shows anything."""
    with client_of(base_url=url) as client:
        client.get(f"/s/{secrets['carl link']}")
        guest = dict(client.cookies)
    with socket(url, guest) as before:
        assert "carlsecret" in before.run("log")
        assert "carlsecret" not in before.tick()
        session, fragment = before.session, before.fragment
    with socket(url, carl[0]) as mine:
        mine.run("sharing")
        mine.press("revoke-", "sharing")
    with socket(url, guest, session=session) as after:
        after.fragment = fragment
        for said in (after.tick(), after.run("log"), after.run("sessions")):
            assert NOTHING in said
            assert "carlsecret" not in said


def test_signing_out_everywhere_ends_a_page_that_is_open_elsewhere(url, carl):
    here, elsewhere = carl
    with socket(url, elsewhere) as open_page, socket(url, here) as mine:
        assert "Sign out everywhere" in open_page.run("sharing")
        assert "Sign out everywhere" not in open_page.tick(), "nothing changed, so nothing is drawn again"
        mine.run("sharing")
        mine.press("sign-out-everywhere", "sharing")
        assert "Is the back half" in open_page.tick()


def test_a_login_that_was_signed_out_uploads_nothing_more(url):
    def refused(cookies):
        answer = put(f"{url}/_stcore/upload_file/some-session/some-file", content=b"x", cookies=cookies)
        return answer.text == "Sign in to upload."

    here, elsewhere = two_logins(url, "anna")
    assert not refused(here)
    with socket(url, here) as mine:
        mine.run("sharing")
        mine.buttons = {one for one in mine.buttons if one.endswith("-sign-out")}
        mine.press("sign-out", "sharing")
    assert refused(here)
    assert not refused(elsewhere)
