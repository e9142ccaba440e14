"""An athlete signs in, uploads, shares by link and invitation; a coach looks, writes, is revoked."""

import time
from urllib.parse import urlsplit

import pytest

from hindsight import ROOT
from tests.browser.conftest import PHONE, watched
from tests.hosting.instance import running_instance
from tests.hosting.provider import running_provider
from tools.chromium import settled

pytestmark = pytest.mark.browser
REVOKED_WITHIN_S = 60  # the instance asks every 2 s here, every 30 by default; a busy machine draws slowly


@pytest.fixture
def instance(tmp_path, new_database):
    """An instance on PostgreSQL, the home of most that are hosted."""
    home = {"DATABASE_URL": new_database()}
    with running_provider() as issuer, running_instance(tmp_path / "instance", issuer, **home) as url:
        yield url


def sign_in(page, name):
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=name, exact=True).click()
    settled(page)


def test_sharing_with_a_coach_from_login_to_revoking(browser, instance):
    with (
        browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB") as desk,
        browser.new_context(viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True) as pocket,
        browser.new_context(viewport=PHONE, locale="en-GB") as elsewhere,
    ):
        anna, coach, friend = watched(desk), watched(pocket), watched(elsewhere)
        referrers = []
        for page in (anna, coach, friend):
            page.on("request", lambda request: referrers.append(request.headers.get("referer")))

        anna.goto(f"{instance}/data")
        settled(anna)
        sign_in(anna, "anna")
        assert anna.url == f"{instance}/data", "the page asked for before the login"
        anna.locator("input[type=file]").first.set_input_files(ROOT / "data" / "demo" / "sample_log.csv")
        anna.wait_for_url(f"{instance}/")  # added, and taken to what the log says
        settled(anna)

        anna.goto(f"{instance}/sharing")
        settled(anna)
        link = make(anna, "Share by a link", "Make the link", "A friend")
        invitation = make(anna, "Invite a coach", "Make the invitation", "Coach", "coach@example.org")

        friend.goto(link)
        settled(friend)
        assert friend.url == f"{instance}/"
        assert link.rpartition("/")[2] not in friend.content()
        friend.get_by_text("Shared with you").wait_for()
        assert friend.evaluate("document.cookie").find("hindsight") == -1

        coach.goto(invitation)
        settled(coach)
        sign_in(coach, "coach")
        coach.get_by_role("button", name="Accept").click()
        coach.get_by_role("link", name="Anna").click()
        coach.wait_for_url(f"{instance}/?of=*")  # the first page that is shared
        coach.get_by_text("Shared with you").wait_for()
        settled(coach)
        assert coach.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

        leave_note(coach, instance, "Hips rose first. <b>Film it.</b>")

        anna.goto(f"{instance}/notes")
        anna.get_by_text("Hips rose first. <b>Film it.</b>").wait_for()
        anna.goto(f"{instance}/lifts")
        settled(anna)
        anna.get_by_text("Coach Kim: Hips rose first.").first.wait_for(
            state="attached"
        )  # listed with the marks

        anna.goto(f"{instance}/sharing")
        settled(anna)
        while (revoke := anna.get_by_role("button", name="Revoke")).count():
            revoke.first.click()
            settled(anna)
        began = time.monotonic()
        for page in (coach, friend):
            page.get_by_text("There is nothing to see here").wait_for(timeout=REVOKED_WITHIN_S * 1000)
        assert time.monotonic() - began < REVOKED_WITHIN_S

        for page in (anna, coach, friend):
            assert page.errors == [], "no word of the content security policy, nor any other"
        told = [one for one in referrers if one and one.startswith(instance)]
        assert told == [], "no address of ours was told to anybody"


def test_where_streamlit_serves_alone_a_link_leaves_the_address_and_opens_this_tab(browser, tmp_path):
    with (
        running_provider() as issuer,
        running_instance(tmp_path / "instance", issuer, plain=True) as url,
        browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB") as desk,
        browser.new_context(viewport=PHONE, locale="en-GB") as elsewhere,
    ):
        anna, friend = watched(desk), watched(elsewhere)
        anna.goto(url)
        settled(anna)
        sign_in(anna, "anna")
        anna.goto(f"{url}/sharing")
        settled(anna)
        link = make(anna, "Share by a link", "Make the link", "A friend")
        assert link.startswith(f"{url}/?s=hindsight_s_")

        friend.goto(link)
        settled(friend)
        friend.get_by_text("Shared with you").wait_for()
        friend.wait_for_url(f"{url}/")
        secret = link.partition("=")[2]
        assert secret not in friend.content()
        assert friend.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        friend.get_by_test_id("stExpandSidebarButton").click()
        friend.get_by_test_id("stSidebar").get_by_role("link", name="Balance").click()
        friend.get_by_text("Shared with you").wait_for()
        settled(friend)
        assert secret not in friend.url
        friend.go_back()
        settled(friend)
        assert secret not in friend.url

        anna.get_by_role("button", name="Revoke").click()
        friend.get_by_text("There is nothing to see here").wait_for(timeout=REVOKED_WITHIN_S * 1000)
        friend.reload()
        friend.get_by_role("button", name="Sign in").wait_for()
        for page in (anna, friend):  # Streamlit looks for its server below a page's address first
            assert [one for one in page.errors if "/_stcore/" not in one] == []


def make(page, opener, maker, label, email=None):
    """Fill in one of the two forms; return the address it gives, once."""
    page.get_by_role("button", name=opener).click()
    if email:
        page.get_by_label("E-mail address your coach signs in with").fill(email)
    page.get_by_label("Whom it is for").fill(label)
    page.get_by_role("button", name=maker).click()
    address = page.get_by_test_id("stCode").inner_text().strip()
    page.get_by_role("button", name="I have copied it").click()
    page.get_by_test_id("stCode").wait_for(state="detached")
    return address


def leave_note(page, instance, text):
    """As a coach who follows an athlete."""
    page.goto(f"{instance}/notes?{urlsplit(page.url).query}")
    settled(page)
    page.get_by_label("Note", exact=True).fill(text)
    page.get_by_role("button", name="Leave this note").click()
    page.get_by_text("Your note is on the athlete's page.").wait_for()
