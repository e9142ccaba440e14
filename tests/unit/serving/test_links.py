"""Whatever is wrong with a link or an invitation, whoever opens it learns nothing of what it once was."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from src.serving.links import link_routes
from src.serving.rates import Failures
from src.sharing import Scope, access, invitations
from src.sharing.accounts import Identity, sign_in
from src.sharing.cookies import by_cookie, link_value
from src.sharing.grants import create_link, grants_of, revoke
from src.sharing.invitations import accept, invitations_of, invite, withdraw
from src.sharing.mode import Hosting
from src.sharing.tokens import new_token
from src.store import open_store
from tests.unit.sharing.conftest import claims

HOSTING = Hosting("hosted", ("app.example",), "https://app.example", "k7Jq2vXw9LmZ4tRb8YcN1pSd6FgH3aEu")
MALFORMED = [
    "",
    "x",
    "x" * 500,
    "hindsight_s_short",
    "hindsight_i_short",
    "%00",
    "..%2F..%2Fs",
    "' or 1=1 --",
    "é",
]


class Counted:
    """A store that notes what it is asked, and in which words."""

    def __init__(self, store):
        self._store, self.asked = store, []

    def rows(self, sql, params=None):
        self.asked.append(" ".join(sql.split()))
        return self._store.rows(sql, params)

    def __getattr__(self, name):
        pytest.fail(f"opening a link used {name}")


@pytest.fixture
def people(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    found = [
        sign_in(store, Identity.of_claims(claims(name, f"{name}@example.org"))) for name in ("anna", "coach")
    ]
    yield store, *found
    store.close()


@pytest.fixture
def ended(people):
    """Secrets that open nothing, by what was wrong with them."""
    store, anna, coach = people
    links, invited = {}, {}
    links["unknown"], invited["unknown"] = new_token("link"), new_token("invitation")
    links["revoked"] = create_link(store, anna.athlete_id, "Kim", Scope())
    revoke(store, anna.athlete_id, grants_of(store, anna.athlete_id)[0].grant_id)
    invited["taken back"] = invite(store, anna.athlete_id, "kim@example.org", "Kim", Scope())
    withdraw(store, anna.athlete_id, invitations_of(store, anna.athlete_id)[0].invitation_id)
    invited["accepted"] = invite(store, anna.athlete_id, coach.email, "Coach", Scope())
    accept(store, invited["accepted"], coach)
    links["expired"] = create_link(store, anna.athlete_id, "Kim", Scope(), 1)
    invited["expired"] = invite(store, anna.athlete_id, "kim@example.org", "Kim", Scope())
    links["an invitation's"], invited["a link's"] = invited["unknown"], links["unknown"]
    return links, invited


@pytest.fixture
def a_week_later(ended, monkeypatch):
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=7)
    for module in (access, invitations):
        monkeypatch.setattr(module, "now", lambda: later)


@pytest.fixture
def opened(people):
    """Open an address; return all of the answer, and what the store was asked meanwhile."""
    counted = Counted(people[0])
    app = Starlette(routes=link_routes(HOSTING, lambda: counted, Failures(each=1000)))

    async def get(path):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="https://app.example") as client:
            return await client.get(path)

    def open_it(path):
        counted.asked.clear()
        answer = asyncio.run(get(path))
        return (answer.status_code, answer.headers.multi_items(), answer.content), list(counted.asked)

    return open_it


def test_whatever_is_wrong_the_answer_is_the_same_to_the_byte(opened, ended, a_week_later):
    links, invited = ended
    paths = [
        *(f"/s/{token}" for token in (*links.values(), *MALFORMED)),
        *(f"/i/{token}" for token in (*invited.values(), *MALFORMED)),
    ]
    answers = {path: opened(path)[0] for path in paths}
    first = next(iter(answers.values()))
    assert first[0] == 404
    assert {path for path, answer in answers.items() if answer != first} == set()


def test_whatever_is_wrong_the_work_is_the_same(opened, ended, a_week_later):
    """One look-up in the same words for each secret that has the form of one, none for what has not."""
    links, invited = ended
    for kind, secrets in (("s", links), ("i", invited)):
        work = {name: opened(f"/{kind}/{token}")[1] for name, token in secrets.items()}
        other = work.pop("an invitation's" if kind == "s" else "a link's")
        assert {len(asked) for asked in work.values()} == {1}
        assert len({asked[0] for asked in work.values()}) == 1
        assert other == []
        assert [opened(f"/{kind}/{text}")[1] for text in MALFORMED] == [[]] * len(MALFORMED)


def test_a_secret_that_stands_opens(opened, people):
    store, anna, _ = people
    for kind, token in (
        ("s", create_link(store, anna.athlete_id, "Kim", Scope())),
        ("i", invite(store, anna.athlete_id, "kim@example.org", "Kim", Scope())),
    ):
        (status, *_), asked = opened(f"/{kind}/{token}")
        assert status == 303
        assert len(asked) > 1


def test_cookies_of_a_link_that_was_revoked_and_of_one_that_expired_take_the_same_work(people, monkeypatch):
    store, anna, _ = people
    values = []
    for _ in range(2):
        found = access.by_token(store, create_link(store, anna.athlete_id, "Kim", Scope(), 1))
        values.append(link_value(HOSTING, found))
    revoke(store, anna.athlete_id, grants_of(store, anna.athlete_id)[0].grant_id)
    counted, work = Counted(store), []
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=7)
    monkeypatch.setattr(access, "now", lambda: later)
    for value in values:
        counted.asked.clear()
        with pytest.raises(access.NoAccess):
            by_cookie(counted, HOSTING, value)
        work.append(list(counted.asked))
    assert work[0] == work[1]
    assert len(work[0]) == 1
