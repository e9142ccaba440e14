"""Plotly reads <b>, <a> and <img> in what it draws: what others wrote reaches it as text, in every chart."""

import json
from xml.etree import ElementTree as ET

import pytest

from src.catalog import Corrections, own_exercise
from src.catalog.own_exercises import as_fields
from src.ingest import import_export
from src.sharing import Scope
from src.sharing.access import by_token
from src.sharing.grants import create_link
from src.sharing.notes import Notebook, Written
from src.ui import home
from tests.app.hosted import Visitor, with_link
from tests.app.test_hosted_guests import account_of
from tests.app.visitor import components, specs
from tests.unit.sharing.conftest import a_log

BAD = "evil <b>x</b><img src=y onerror=z><a href='javascript:w'>v</a> &lt;i&gt;"
SHAPES = {"svg", "g", "defs", "pattern", "use", "path", "rect", "circle", "line", "text"}
TAGS = ("<b>x", "<img", "<a ", "&lt;i&gt;")
PAGES = ("overview", "lifts", "balance", "muscles", "sessions", "plan")


@pytest.fixture
def anna(hosted):
    """Her log has markup wherever words can stand; her guest left a note that is nothing else."""
    visitor = Visitor("anna@example.org", name=BAD)
    visitor.run()
    account = account_of(hosted, "anna")
    import_export(hosted, account.athlete_id, "log.csv", a_log(BAD), catalog=home.the_catalog(), unit="kg")
    fields = {"exercise_name": f"{BAD} own", "pattern": "hinge", "implement": "barbell", "mode": "strength"}
    made = own_exercise(
        as_fields({**fields, "unilateral": "no", "load": "total", "direct": "hamstrings"}), home.the_catalog()
    )
    hosted.save_settings(account.athlete_id, Corrections().assign(f"{BAD} move", made).in_settings({}))
    access = by_token(hosted, create_link(hosted, account.athlete_id, BAD, Scope(notes=True, comment=True)))
    where = "select workout_key, day from sets where athlete_id = $athlete order by day desc"
    rows = hosted.rows(where, {"athlete": account.athlete_id})
    last, keys = rows[0], {row["workout_key"] for row in rows}
    notebook = Notebook(hosted, access, BAD)
    notebook.add(Written("lift", "deadlift", last["day"], BAD))
    notebook.add(Written("session", last["workout_key"], last["day"], BAD))
    return visitor, access, keys


def strings(value):
    """Every text in a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@pytest.mark.usefixtures("all_open")
def test_nobodys_words_are_markup_in_a_chart(anna):
    visitor, access, keys = anna
    seen = set()
    for who in (visitor, Visitor(cookies=with_link(access))):
        for page in PAGES:
            who.go(page)
            if page == "sessions":
                opened = [one.key for one in who.app.button if str(one.key).startswith("open-")]
                who.click(opened[0])
            assert not who.app.exception
            drawn = {text for spec in specs(who.app) for text in strings(spec)} - keys  # those name, unseen
            for one in components(who.app, "picture"):
                made = ET.fromstring(json.loads(one.json)["svg"])  # noqa: S314 - else it would be no SVG
                assert {part.tag.partition("}")[2] for part in made.iter()} <= SHAPES
            for text in drawn:
                assert not any(tag in text for tag in TAGS), (page, text)
                if "evil" in text:
                    seen.add(page)
    assert seen >= {"lifts", "sessions"}, "else nothing was tried"
