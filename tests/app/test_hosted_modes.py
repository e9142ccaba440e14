"""A demonstration nobody can change, links where only the script can be served, and instances not ready."""

import pytest

from src.sharing import Scope
from src.sharing.demo import ATHLETES
from src.sharing.grants import create_link, grants_of, revoke
from src.sharing.guard import ReadOnly
from src.ui import data, viewer
from tests.app.hosted import Visitor
from tests.app.test_hosted_guests import NOTHING, athlete


@pytest.fixture
def demo(hosted, monkeypatch):
    """The same store, shown as a demonstration; its athletes arrive at the first visit."""
    monkeypatch.setenv("HINDSIGHT_MODE", "demo")
    viewer.home().close()
    data.st.cache_resource.clear()
    yield viewer.home()
    viewer.home().close()


def test_a_demonstration_shows_athletes_to_a_coach_and_takes_no_change(demo):
    visitor = Visitor()
    visitor.run()
    assert "Sam" in visitor.says()
    visitor.go("coach")
    assert not visitor.app.exception
    opened = [one.key for one in visitor.app.button if one.key.startswith("open-")]
    assert len(opened) == len(ATHLETES)
    visitor.click("open-demo.demo_kim")
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
