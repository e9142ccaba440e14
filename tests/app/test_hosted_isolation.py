"""Two athletes and a guest on one process, in turn on every page: all see what they would see alone."""

import re

import pytest

from src.sharing import Scope
from src.sharing.access import by_token
from src.sharing.grants import create_link
from src.ui import data, kept, viewer
from src.ui.doors import NAMES
from tests.app.hosted import Visitor, with_link
from tests.app.test_hosted_guests import athlete

pytestmark = pytest.mark.usefixtures("all_open")
# Everyone comes after everyone, and after themselves: each of the nine pairs once.
ORDER = (
    "anna",
    "anna",
    "bert",
    "bert",
    "guest of anna",
    "guest of anna",
    "anna",
    "guest of anna",
    "bert",
    "anna",
)
MAY_NOT_SEE = {"anna": "bertsecret", "bert": "annasecret", "guest of anna": "bertsecret"}
SEES = {"anna": "annasecret", "bert": "bertsecret", "guest of anna": "annasecret"}
NAMING = {"log", "sessions", "lifts"}  # pages that show everyone a word of their own log
# Of a run, not of what it shows: names of files to download. Tables are compared by what they hold.
_NEW = re.compile(r"^\s*(?:deferred_file_id|data|set_value): .*\n", re.MULTILINE)


@pytest.fixture
def visitors(hosted):
    """Bert trained on other days than Anna, for longer: none of his numbers is hers."""
    (anna, account), (bert, _) = (
        athlete(hosted, "anna"),
        athlete(hosted, "bert", first="2025-09-01", weeks=20),
    )
    scope = Scope(notes=True, comment=True, export=True)
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", scope))
    guest = Visitor(cookies=with_link(access))
    guest.run()  # is noted, and from then on no news on Anna's page
    return {"anna": anna, "bert": bert, "guest of anna": guest}


def visit(visitors, name, page):
    """Return all that a page shows a visitor."""
    visitor = visitors[name]
    visitor.go(page)
    assert not visitor.app.exception, (page, name)
    sent = visitor.sent()
    assert MAY_NOT_SEE[name] not in sent, (page, name)
    assert SEES[name] in sent or page not in NAMING, (page, name)
    return _NEW.sub("", sent) + "".join(table.value.to_csv() for table in visitor.app.dataframe)


def alone(visitors, name, pages):
    """Return what pages show a visitor when nothing that another one asked is remembered."""
    kept.forget()
    return {(page, name): visit(visitors, name, page) for page in pages}


def in_turn(visitors, pages, expected):
    """Let all visit each page in turn, each page's answers worked out for another one first."""
    for number, page in enumerate(pages):
        kept.forget()
        first = 3 * number % len(ORDER)
        for name in (*ORDER[first:], *ORDER[:first]):
            assert visit(visitors, name, page) == expected[page, name], (page, name)


def test_on_every_page_each_sees_what_they_would_see_alone(visitors):
    expected = {}
    for name in visitors:
        expected |= alone(visitors, name, NAMES)
    for page in ("overview", "balance", "plan", "log"):
        assert expected[page, "anna"] != expected[page, "bert"], "what is equal would hide a leak"
    in_turn(visitors, NAMES, expected)


def remember(monkeypatch, module, name):
    """Plant a leak: a cache that does not ask whose log its answer is about."""
    work_out, kept = getattr(module, name), {}

    def first_answer(_source=None, *about):
        if about not in kept:
            kept[about] = work_out(_source, *about) if _source is not None else work_out()
        return kept[about]

    monkeypatch.setattr(module, name, first_answer)


@pytest.mark.parametrize(
    ("module", "name", "page"),
    [(viewer, "_found_out", "log"), (data, "balance_weeks", "balance")],
    ids=["who is looking", "a number"],
)
def test_a_leak_would_be_found(visitors, monkeypatch, module, name, page):
    expected = {}
    for who in visitors:
        expected |= alone(visitors, who, [page])
    remember(monkeypatch, module, name)
    with pytest.raises(AssertionError, match=page):
        in_turn(visitors, [page], expected)


def test_a_session_on_the_sample_is_loaded_from_what_each_visitor_owns(hosted):
    """Both look at the same sample log: what is cached of it may hold nothing of either's settings."""
    seen = {}
    for name, dumbbells in (("anna", [10.0, 34.0]), ("bert", [5.0, 22.5])):
        visitor = Visitor(f"{name}@example.org")
        visitor.run()
        about = {"email": f"{name}@example.org"}
        mine = hosted.rows("select athlete_id from accounts where email = $email", about)[0]["athlete_id"]
        hosted.save_settings(mine, {"dumbbells_kg": dumbbells})
        visitor.go("plan")
        assert not visitor.app.exception
        seen[name] = re.findall(r'<table class=\\?"short\\?">.*?</table>', visitor.sent())
    assert any("Dumbbell row" in table for table in seen["anna"])
    assert seen["anna"] != seen["bert"]
