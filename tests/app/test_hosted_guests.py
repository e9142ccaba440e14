"""What a guest can reach: the pages, days and words that were shared, and nothing of anybody else."""

from datetime import date

import pytest

from src.ingest import import_export
from src.sharing import Account, Scope
from src.sharing.access import as_coach, by_token
from src.sharing.cookies import link_cookie, sealed
from src.sharing.grants import create_link, revoke
from src.sharing.invitations import accept, invite
from src.sharing.scope import SHAREABLE
from src.store import EmbeddedStore
from src.ui import home, refresh, viewer
from src.ui.doors import NAMES
from src.ui.leaving import CONFIRM
from tests.app.hosted import Visitor, with_link
from tests.unit.sharing.conftest import a_log

NOTHING = "There is nothing to see here"
WRITES = [
    "apply_import",
    "preview_import",
    "undo_import",
    "apply_bodyweights",
    "correct_set",
    "undo_correction",
    "save_settings",
    "update_settings",
]


def athlete(store, name, **log):
    """Sign someone in and give them a log full of a word of their own; return visitor and account.

    `log`: as of `a_log`, its first day and number of weeks.
    """
    visitor = Visitor(f"{name}@example.org")
    visitor.run()
    account = store.rows("select * from accounts where email = $email", {"email": f"{name}@example.org"})[0]
    data = a_log(f"{name}secret", **log)
    import_export(store, account["athlete_id"], "log.csv", data, catalog=home.the_catalog(), unit="kg")
    return visitor, account


@pytest.fixture
def anna(hosted):
    return athlete(hosted, "anna")


@pytest.fixture
def bert(hosted):
    return athlete(hosted, "bert")


def link(store, account, **scope):
    return by_token(store, create_link(store, account["athlete_id"], "Kim", Scope(**scope)))


def guest(access, **query):
    return Visitor(cookies=with_link(access), **query)


def test_nobody_sees_anything_without_signing_in(hosted, anna):
    stranger = Visitor()
    for page in ("", *NAMES):
        stranger.go(page)
        assert "annasecret" not in stranger.sent()
        assert [one.label for one in stranger.app.button] == ["Sign in"]


def test_a_link_shows_its_log_and_no_other(hosted, anna, bert):
    visitor = guest(link(hosted, anna[1], notes=True))
    seen = ""
    for page in SHAREABLE:
        visitor.go(page)
        assert not visitor.app.exception
        assert not visitor.app.error
        seen += visitor.sent()
    assert "annasecret" in seen
    assert "bertsecret" not in seen
    assert bert[1]["athlete_id"] not in seen
    assert anna[1]["athlete_id"] not in seen


def test_hidden_pages_are_not_there_whatever_the_address(hosted, anna):
    """The address of a page that is not shared says so and leads to what is, and no more."""
    visitor = guest(link(hosted, anna[1], views=("lifts",)))
    visitor.run()
    for page in NAMES.keys() - {"methods", "lifts"}:
        visitor.go(page)
        assert visitor.app.title[0].value == f"{NAMES[page]} is not shared with you."
        assert not visitor.app.get("plotly_chart")
        assert "annasecret move" not in visitor.sent()


@pytest.mark.usefixtures("all_open")
def test_days_outside_the_scope_are_nowhere(hosted, anna):
    scope = {"first": date(2026, 2, 1), "last": date(2026, 2, 15), "notes": True}
    visitor = guest(link(hosted, anna[1], **scope), range="All", first="2020-01-01", last="2030-01-01")
    seen = set()
    for page in SHAREABLE:
        visitor.go(page)
        assert not any(f"{day} 2026 · annasecret" in visitor.sent() for day in ("26 Jan", "16 Feb"))
        for table in visitor.app.dataframe:
            seen |= {day for day in table.value.to_numpy().flat if isinstance(day, date)}
    assert {day.isoformat()[:10] for day in seen} == {"2026-02-02", "2026-02-09"}


def test_no_parameter_of_the_address_names_another_log(hosted, anna, bert):
    own, other = link(hosted, anna[1]), link(hosted, bert[1])
    named = (other.grant_id, bert[1]["athlete_id"], "sample", "me", create_link_of(hosted, bert[1]))
    for parameter in ("of", "athlete", "log", "s", "i", "session", "set"):
        for value in named:
            visitor = guest(own, **{parameter: value})
            visitor.go("methods")
            assert "Shared with you" in visitor.says()
            visitor.go("log")
            assert "bertsecret" not in visitor.sent()


def create_link_of(store, account):
    return create_link(store, account["athlete_id"], "Kim", Scope())


def test_a_signed_in_stranger_opens_nobodys_access_by_its_id(hosted, anna, bert):
    for access in (link(hosted, anna[1]), invited(hosted, anna[1])):
        stranger = Visitor("bert@example.org", of=access.grant_id)
        for page in SHAREABLE:
            stranger.go(page)
            assert NOTHING in stranger.says()
            assert "annasecret" not in stranger.sent()


def invited(store, account, **scope):
    """Return the access of a coach who accepted an invitation."""
    coach = Visitor("coach@example.org")
    coach.run()
    token = invite(store, account["athlete_id"], "coach@example.org", "Coach", Scope(**scope))
    return as_coach(store, account_of(store, "coach"), accept(store, token, account_of(store, "coach")))


def account_of(store, name):
    row = store.rows("select * from accounts where email = $email", {"email": f"{name}@example.org"})[0]
    return Account(row["account_id"], row["email"], row["email_verified"], row["name"], row["athlete_id"])


def test_a_coach_opens_an_athlete_and_goes_back(hosted, anna, bert):
    access = invited(hosted, anna[1], notes=True)
    coach = Visitor("coach@example.org")
    coach.go("coach")
    assert "1 athlete shares with you, reading the log" in coach.says()
    refresh._worker().submit(int).result(60)  # the page asks by itself whether it is read
    coach.go("coach")
    assert "1 athlete shares with you, 1 needs a look first" in coach.says()
    (way,) = [link.proto for link in coach.app.get("page_link") if link.proto.label == "**anna**"]
    assert f"of={access.grant_id}" in way.query_string
    coach.app.query_params["of"] = access.grant_id
    coach.go("log")
    assert "annasecret" in coach.sent()
    assert "bertsecret" not in coach.sent()
    coach.click("leave")
    coach.go("log")
    assert "annasecret" not in coach.sent()


def test_the_list_is_there_for_a_coach_with_a_narrow_link_open(hosted, anna, bert):
    invited(hosted, anna[1], notes=True)
    coach = Visitor("coach@example.org", cookies=with_link(link(hosted, bert[1], views=("balance",))))
    coach.go("coach")
    refresh._worker().submit(int).result(60)
    coach.go("coach")
    assert "1 athlete shares with you" in coach.says()
    assert [link.proto.label for link in coach.app.get("page_link") if "anna" in link.proto.label]


def test_a_log_that_cannot_be_summed_up_leaves_the_list_in_peace(hosted, anna, monkeypatch):
    invited(hosted, anna[1])
    asked = []

    def broken(*_):
        asked.append(1)
        raise ValueError("a log that cannot be read")

    monkeypatch.setattr(refresh, "refresh", broken)
    coach = Visitor("coach@example.org")
    coach.go("coach")
    refresh._worker().submit(int).result(60)
    coach.go("coach")
    assert "1 athlete shares with you" in coach.says()
    assert len(asked) <= 4


def test_opening_a_log_again_after_the_list_is_noted(hosted, anna):
    access = invited(hosted, anna[1])
    coach = Visitor("coach@example.org")

    def opened():
        coach.app.query_params["of"] = access.grant_id
        coach.go("log")
        return as_coach(hosted, account_of(hosted, "coach"), access.grant_id).last_used_at

    first = opened()
    assert opened() == first  # the same visit
    coach.go("coach")
    assert opened() > first


def test_files_are_offered_only_where_export_was_ticked(hosted, anna):
    for export in (False, True):
        visitor = guest(link(hosted, anna[1], export=export))
        offered = 0
        for page in SHAREABLE:
            visitor.go(page)
            offered += len(visitor.app.get("download_button"))
        assert bool(offered) == export


def test_no_page_of_a_guest_tries_to_change_anything(hosted, anna, monkeypatch):
    visitor = guest(link(hosted, anna[1], notes=True, bodyweight=True, export=True, comment=True))
    visitor.run()  # notes that the link was used
    for verb in WRITES:
        monkeypatch.setattr(EmbeddedStore, verb, lambda *_, **__: pytest.fail("a guest's page wrote"))
    monkeypatch.setattr(EmbeddedStore, "transaction", lambda _: pytest.fail("a guest's page wrote"))
    for page in (*SHAREABLE, "notes", "methods"):
        visitor.go(page)
        assert not visitor.app.exception
        assert not visitor.app.error


def test_a_guest_has_no_button_that_changes_the_log(hosted, anna):
    visitor = guest(link(hosted, anna[1], notes=True))
    for page in SHAREABLE:
        visitor.go(page)
        labels = {one.label for one in visitor.app.button if not one.label.endswith("annasecret day")}
        assert labels <= {"Close", "Correct", "Show the whole log"}, "these look, and change nothing"
        assert not visitor.app.get("file_uploader")


def test_revoking_ends_an_open_page_at_its_next_run(hosted, anna):
    access = link(hosted, anna[1])
    visitor = guest(access)
    visitor.go("log")
    assert "annasecret" in visitor.sent()
    revoke(hosted, anna[1]["athlete_id"], access.grant_id)
    visitor.go("log")
    assert NOTHING in visitor.says()
    assert "annasecret" not in visitor.sent()


def test_a_forged_cookie_opens_nothing(hosted, anna):
    ((name, text),) = with_link(link(hosted, anna[1])).items()
    for spoilt in (text[:-1], "x" + text, "", "a.b.c", text.replace(".", "..")):
        visitor = Visitor(cookies={name: spoilt})
        visitor.run()
        assert "Sign in" in {one.label for one in visitor.app.button}


def test_a_cookie_made_for_one_link_does_not_open_another(hosted, anna, bert):
    """Whoever has the server's own secret and a link's id still lacks the link."""
    access, ready = link(hosted, anna[1]), viewer.the_hosting()
    for value in (f"{access.grant_id}.", f"{access.grant_id}.{'0' * 32}", access.grant_id):
        visitor = Visitor(cookies={link_cookie(ready): sealed(ready, "link", value)})
        visitor.run()
        assert NOTHING in visitor.says()


def test_an_invitations_cookie_is_no_links_cookie(hosted, anna):
    access, ready = link(hosted, anna[1]), viewer.the_hosting()
    other = sealed(ready, "invitation", access.grant_id)
    visitor = Visitor(cookies={link_cookie(ready): other})
    visitor.run()
    assert NOTHING in visitor.says()


def test_who_wrote_a_note_is_told_to_each_as_they_know_it(hosted, anna):
    """The athlete reads the word they gave the link; its holder does not, and a coach is themselves."""
    lifter, account = anna
    by_link, by_name = link(hosted, account, comment=True), invited(hosted, account, comment=True)
    holder, coach = guest(by_link), Visitor("coach@example.org", of=by_name.grant_id)
    for visitor, text in ((holder, "From the holder."), (coach, "From the coach.")):
        visitor.go("notes")
        visitor.write("text_area", "note-text", text)
        visitor.click("note-add")
    holder.go("notes")
    assert "**You, or who else has this link**" in holder.says()
    assert by_link.label not in holder.says()
    assert "From the coach." not in [one.value for one in holder.app.text]
    coach.go("notes")
    assert "**You**" in coach.says()
    lifter.go("notes")
    assert f"**{by_link.label} (by link)**" in lifter.says()
    assert "**coach**" in lifter.says()


def test_markup_in_a_name_is_text(hosted, anna):
    bad = "<img src=x onerror=alert(1)> ![x](http://evil.example/x.png) [go](http://evil.example) :red[x] $x$"
    lifter = Visitor("anna@example.org", name=bad)
    lifter.run()
    access = invited(hosted, anna[1], comment=True)
    coach = Visitor("coach@example.org", name=bad)
    coach.go("coach")
    coach.app.query_params["of"] = access.grant_id
    coach.go("notes")
    coach.write("text_area", "note-text", bad)
    coach.click("note-add")
    for visitor, page in ((coach, "notes"), (coach, "coach"), (lifter, "notes"), (lifter, "sharing")):
        visitor.go(page)
        assert not any("![x](" in one.label or "](http" in one.label for one in visitor.app.button)
        for one in visitor.app.markdown:
            assert "![x](" not in one.value
            assert "](http" not in one.value
            assert not one.allow_html
        assert bad in " ".join(one.value for one in visitor.app.text) or page != "notes"


def delete_everything(visitor):
    visitor.go("settings")
    visitor.write("text_input", "delete-typed", CONFIRM)
    visitor.run()
    visitor.click("delete-everything")


def test_a_page_open_on_another_device_while_everything_is_deleted_opens_no_account_anew(hosted, anna):
    visitor, account = anna
    phone = Visitor(account["email"])
    phone.go("log")
    assert "annasecret" in phone.sent()
    delete_everything(visitor)
    for _ in range(2):
        phone.go("settings")
        assert "Sign in" in [one.label for one in phone.app.button]
    mine = {"email": account["email"]}
    assert not hosted.rows("select * from accounts where email = $email", mine)
    Visitor(account["email"]).go("overview")
    assert len(hosted.rows("select * from accounts where email = $email", mine)) == 1


def test_who_deleted_everything_is_signed_out_in_every_tab_and_no_account_comes_back(hosted, anna):
    visitor, account = anna
    other_tab = Visitor()
    other_tab.app.user = dict(visitor.app.user)
    other_tab.go("log")
    assert "annasecret" in other_tab.sent()
    delete_everything(visitor)
    assert not visitor.app.exception
    for page in ("log", "settings"):
        other_tab.go(page)
        assert "annasecret" not in other_tab.sent()
    assert not hosted.rows("select * from accounts where email = $email", {"email": account["email"]})
