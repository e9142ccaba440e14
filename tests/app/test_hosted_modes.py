"""A demonstration nobody can change, links where only the script can be served, and instances not ready."""

import time

import pytest
import streamlit as st

from src.sharing import Scope
from src.sharing.access import by_token
from src.sharing.cookies import invitation_cookie, sealed
from src.sharing.demo import ATHLETES
from src.sharing.grants import create_link, grants_of, revoke
from src.sharing.guard import ReadOnly
from src.sharing.invitations import invite
from src.sharing.notes import Notebook, Written
from src.ui import data, refresh, viewer
from tests.app.hosted import Visitor, with_link
from tests.app.test_hosted_guests import NOTHING, athlete, invited


@pytest.fixture
def demo(hosted, monkeypatch):
    """The same store, shown as a demonstration; its athletes arrive at the first visit."""
    monkeypatch.setenv("HINDSIGHT_MODE", "demo")
    viewer.home().close()
    st.cache_resource.clear()
    yield viewer.home()
    refresh._worker().submit(int).result(60)  # summaries still on their way
    viewer.home().close()


def test_the_list_of_a_demonstration_is_worked_out_from_the_first_look_at_any_page(demo):
    visitor = Visitor()
    visitor.run()
    refresh._worker().submit(int).result(60)
    visitor.go("coach")
    assert "needs you" in visitor.says() or "a look first" in visitor.says()
    assert "Being worked out" not in visitor.says()


def test_a_demonstration_shows_athletes_to_a_coach_and_takes_no_change(demo):
    visitor = Visitor()
    visitor.run()
    assert "**Sam**, an invented athlete" in visitor.says()
    visitor.go("coach")
    assert "The athletes are invented" in visitor.says()
    assert not visitor.app.exception
    names = [link.proto.label for link in visitor.app.get("page_link") if link.proto.label.startswith("**")]
    assert len(names) == len(ATHLETES)
    visitor.app.query_params["of"] = "demo.demo_alex"
    visitor.go("notes")
    assert "2 notes" in visitor.says()
    assert not visitor.app.get("text_area"), "nobody writes here"
    assert not visitor.app.button
    visitor.app.query_params["of"] = "demo.demo_kim"
    visitor.go("log")
    assert "Kim" in visitor.says()
    for page in ("settings", "data", "sharing", "notes", "plan"):
        visitor.go(page)
        assert not visitor.app.get("file_uploader")
        assert visitor.app.title[0].value != "Settings: chosen once, used on every page."
    with viewer.looking(), pytest.raises(ReadOnly):
        data.the_store().save_settings(data.me(), {})


def test_a_link_by_parameter_opens_once_and_leaves_the_address(hosted, monkeypatch):
    monkeypatch.delenv("HINDSIGHT_SERVED")
    _, account = athlete(hosted, "anna")
    token = create_link(hosted, account["athlete_id"], "Kim", Scope())
    visitor = Visitor(s=token)
    visitor.run()
    assert "Shared with you" in visitor.says()
    assert "s" not in visitor.app.query_params
    visitor.go("log")
    assert "annasecret" in visitor.sent()
    assert token not in visitor.sent()
    (grant,) = grants_of(hosted, account["athlete_id"])
    revoke(hosted, account["athlete_id"], grant.grant_id)
    visitor.go("log")
    assert NOTHING in visitor.says()


def test_a_link_by_parameter_does_not_open_where_cookies_can_be_set(hosted):
    _, account = athlete(hosted, "anna")
    visitor = Visitor(s=create_link(hosted, account["athlete_id"], "Kim", Scope()))
    visitor.go("log")
    assert "annasecret" not in visitor.sent()


def test_an_instance_that_is_not_ready_shows_what_is_missing_and_nothing_else(hosted, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_HOSTS", "")
    visitor = Visitor("anna@example.org")
    visitor.run()
    assert "HINDSIGHT_HOSTS" in visitor.app.error[0].value
    assert not visitor.app.title


def test_the_athlete_sees_what_the_holder_sees_and_comes_back(hosted):
    anna, account = athlete(hosted, "anna")
    create_link(hosted, account["athlete_id"], "Kim", Scope(views=("lifts",)))
    (grant,) = grants_of(hosted, account["athlete_id"])
    anna.go("sharing")
    anna.click(f"preview-{grant.grant_id}")
    anna.go("settings")
    assert "Preview" in anna.says()
    assert anna.app.title[0].value == "Settings is not shared with you."
    anna.go("lifts")
    assert anna.app.title[0].value.startswith("Deadlift")
    (after,) = grants_of(hosted, account["athlete_id"])
    assert after.use_count == 0, "looking oneself is no use of the link"
    anna.click("leave")
    anna.go("settings")
    assert anna.app.title[0].value.startswith("Settings")


def test_signing_out_everywhere_ends_other_sessions(hosted):
    anna, _ = athlete(hosted, "anna")
    elsewhere = Visitor("anna@example.org")
    elsewhere.app.user["iat"] -= 60
    elsewhere.go("log")
    assert "annasecret" in elsewhere.sent()
    anna.go("sharing")
    anna.click("sign-out-everywhere")
    elsewhere.go("log")
    assert [one.label for one in elsewhere.app.button] == ["Sign in"]


def test_signing_out_ends_every_tab_of_the_browser_and_no_other_browser(hosted):
    anna, account = athlete(hosted, "anna")
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", Scope()))
    other_tab, other_browser = Visitor("anna@example.org"), Visitor("anna@example.org")
    other_tab.app.user = anna.app.user = {**anna.app.user}
    other_tab.cookies = anna.cookies = with_link(access)
    anna.run()
    anna.click("leave")
    anna.go("sharing")
    anna.click("sign-out")
    other_tab.go("log")
    assert "annasecret" not in other_tab.sent(), "neither as one's own nor through the link"
    assert [one.label for one in other_tab.app.button] == ["Sign in"]
    other_browser.go("log")
    assert "annasecret" in other_browser.sent()


def test_who_goes_back_from_a_link_is_back_in_every_tab_until_it_is_opened_again(hosted):
    _, account = athlete(hosted, "anna")
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", Scope()))
    cookies = with_link(access)
    bert = Visitor("bert@example.org", cookies=cookies)
    bert.run()
    assert "Shared with you" in bert.says()
    bert.click("leave")
    tab = Visitor("bert@example.org", cookies=cookies)
    tab.go("data")
    assert tab.app.title[0].value.startswith("Drop your training app's export")
    time.sleep(1.1)  # a cookie made later is another one
    again = Visitor("bert@example.org", cookies=with_link(access))
    again.run()
    assert "Shared with you" in again.says()


def test_an_athlete_who_tries_the_link_they_made_sees_what_its_holder_sees(hosted):
    anna, account = athlete(hosted, "anna")
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", Scope(views=("lifts",))))
    anna.cookies = with_link(access)
    anna.run()
    assert "What **Kim** sees of your log" in anna.says()
    (grant,) = grants_of(hosted, account["athlete_id"])
    assert grant.use_count == 0, "trying it is no use of it"
    anna.click("leave")
    anna.go("settings")
    assert anna.app.title[0].value.startswith("Settings")


def test_a_coach_is_told_that_an_athlete_does_not_share_any_more(hosted):
    _, account = athlete(hosted, "anna")
    access = invited(hosted, account)
    coach = Visitor("coach@example.org", of=access.grant_id)
    coach.go("log")
    assert "annasecret" in coach.sent()
    revoke(hosted, account["athlete_id"], access.grant_id)
    coach.go("log")
    assert NOTHING in coach.says()
    assert "This log is not shared with you, or not any more" in coach.says()
    coach.click("leave")
    coach.go("coach")
    assert "Nobody shares a log with you yet" in coach.says()


def test_one_signs_out_on_settings_too(hosted):
    anna, _ = athlete(hosted, "anna")
    anna.go("settings")
    assert "anna@example.org" in anna.says()
    anna.click("sign-out")
    anna.run()
    assert [one.label for one in anna.app.button] == ["Sign in"]


def test_an_invitation_that_was_accepted_is_no_matter_on_the_next_visit(hosted):
    _, account = athlete(hosted, "anna")
    token = invite(hosted, account["athlete_id"], "coach@example.org", "Coach", Scope())
    ready = viewer.the_hosting()
    cookies = {invitation_cookie(ready): sealed(ready, "invitation", token)}
    coach = Visitor("coach@example.org", cookies=cookies)
    coach.go("coach")
    coach.click("accept")
    assert "You follow this log now" in coach.says()
    for email, said in (("coach@example.org", 0), ("bert@example.org", 1)):
        later = Visitor(email, cookies=cookies)
        later.go("coach")
        assert later.says().count("does not open anything") == said


def test_a_form_to_share_says_what_is_wrong_in_the_form_and_is_empty_once_it_was_used(hosted):
    anna, _ = athlete(hosted, "anna")
    anna.go("sharing")
    anna.click("link-make")
    assert "Say whom this is for" in anna.says()
    anna.write("text_input", "link-label", "My brother")
    anna.click("link-make")
    assert "Say whom this is for" not in anna.says()
    assert "This is the link." in anna.says()
    assert anna._widget("text_input", "link-label").value == ""


def test_nobody_opens_an_account_where_sign_up_is_closed_but_whom_an_athlete_invites(hosted, monkeypatch):
    _, account = athlete(hosted, "anna")
    monkeypatch.setenv("HINDSIGHT_SIGN_UP", "closed")
    for page in ("", "log", "sharing"):
        stranger = Visitor("bert@example.org")
        stranger.go(page)
        assert "There is no account for you here" in stranger.says()
        assert [one.label for one in stranger.app.button] == ["Sign out"]
    anna = Visitor("anna@example.org")
    anna.go("log")
    assert "annasecret" in anna.sent()
    invite(hosted, account["athlete_id"], "coach@example.org", "Coach", Scope())
    coach = Visitor("coach@example.org")
    coach.go("sharing")
    assert "coach@example.org" in coach.says()


def test_a_link_opens_for_someone_who_may_have_no_account(hosted, monkeypatch):
    _, account = athlete(hosted, "anna")
    monkeypatch.setenv("HINDSIGHT_SIGN_UP", "closed")
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", Scope()))
    visitor = Visitor("bert@example.org", cookies=with_link(access))
    visitor.go("log")
    assert "annasecret" in visitor.sent()


def test_the_secret_of_a_link_leaves_the_address_whatever_it_opens(hosted, monkeypatch):
    """Where links are served with a cookie, beside one's own log, after going back, and when it is wrong."""
    _, account = athlete(hosted, "anna")
    token = create_link(hosted, account["athlete_id"], "Kim", Scope())
    for served in ("1", ""):
        monkeypatch.setenv("HINDSIGHT_SERVED", served)
        for visitor in (Visitor(s=token), Visitor("bert@example.org", s=token), Visitor(s=f"{token}x")):
            visitor.run()
            assert "s" not in visitor.app.query_params
            assert token not in visitor.sent()


def test_a_second_link_opens_in_a_session_that_went_back_to_its_own_pages(hosted, monkeypatch):
    monkeypatch.delenv("HINDSIGHT_SERVED")
    _, account = athlete(hosted, "anna")
    bert = Visitor("bert@example.org", s=create_link(hosted, account["athlete_id"], "Kim", Scope()))
    bert.run()
    bert.click("leave")
    assert "Shared with you" not in bert.says()
    bert.app.query_params["s"] = create_link(hosted, account["athlete_id"], "Kim", Scope())
    bert.run()
    assert "Shared with you" in bert.says()


def test_a_note_on_a_session_stands_on_its_page_and_only_there(hosted):
    _, account = athlete(hosted, "anna")
    access = invited(hosted, account, comment=True)
    notebook = Notebook(hosted, access, "Coach <b>x</b>")
    about = {"athlete": account["athlete_id"]}
    sql = "select distinct workout_key, day from sets where athlete_id = $athlete order by day"
    first, second = hosted.rows(sql, about)[:2]
    notebook.add(Written("session", first["workout_key"], first["day"], "About <i>that</i> session."))
    notebook.add(Written("day", None, second["day"], "About that day."))
    seen = []
    for from_the_end in (1, 2, 3):
        reader = Visitor("anna@example.org")
        reader.go("sessions")
        listed = [one.key for one in reader.app.button if str(one.key).startswith("open-")]
        reader.click(listed[-from_the_end])
        assert not reader.app.exception
        seen.append([one.value for one in reader.app.text])
    assert seen == [["About <i>that</i> session."], ["About that day."], []]
