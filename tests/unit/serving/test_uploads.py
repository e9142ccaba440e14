"""Who may send files, how many, and how someone who sent too many is told."""

import asyncio
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from src.serving.rates import MB, Quota
from src.serving.uploads import UploadQuota
from src.ui.refusals import as_file, refusal_in

PATH = "/_stcore/upload_file/session/file"
TOO_MUCH = "That is a lot of files. Try again in ten minutes."


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    """All is sent at one moment: no minute and no ten minutes end while a busy machine sends it."""
    monkeypatch.setattr("limits.storage.memory.time", SimpleNamespace(time=lambda: 1_700_000_100.0))


@pytest.fixture
def put():
    """Send uploads to an app that keeps what it gets; `taken` is what that was."""
    taken = []

    async def keep(request):
        async with request.form() as form:
            taken.extend([(file.filename, await file.read()) for file in form.values()])
        return PlainTextResponse("", 204)

    app = Starlette(
        routes=[Route("/_stcore/upload_file/{session}/{file}", keep, methods=["PUT"])],
        middleware=[
            Middleware(
                UploadQuota,
                may_upload=lambda request: "login" in request.cookies,
                quota=Quota(2, 8),
                largest_mb=1,
                as_file=as_file,
            )
        ],
    )

    def send(*, login=True, **body):
        async def ask():
            transport = httpx.ASGITransport(app)
            cookies = {"login": "yes"} if login else {}
            async with httpx.AsyncClient(
                transport=transport, base_url="http://app", cookies=cookies
            ) as client:
                return await client.put(PATH, **body)

        return asyncio.run(ask())

    send.taken = taken
    return send


def form(name, content):
    return {"files": {"file": (name, content, "text/csv")}}


def test_a_file_within_the_quota_arrives_as_it_was_sent(put):
    assert put(**form("log.csv", b"a,b")).status_code == 204
    assert put.taken == [("log.csv", b"a,b")]


def test_of_too_much_the_page_gets_the_reason_in_place_of_the_file(put):
    sent = [put(**form(f"log {n}.csv", b"x" * (MB - 500))) for n in range(3)]
    assert [answer.status_code for answer in sent] == [204, 204, 204]
    name, told = put.taken[-1]
    assert (name, refusal_in(told)) == ("log 2.csv", TOO_MUCH)
    assert [refusal_in(data) for _, data in put.taken[:2]] == ["", ""]


def test_what_is_no_form_is_refused_with_the_reason_as_the_answer(put):
    answers = [put(content=b"x" * MB) for _ in range(3)]
    assert (answers[-1].status_code, answers[-1].text) == (429, TOO_MUCH)


def test_a_page_is_not_told_without_end(put):
    answers = [put(**form("log.csv", b"x" * (MB - 500))).status_code for _ in range(70)]
    assert answers.count(204) == 2 + 60
    assert answers[-1] == 429


def test_who_may_not_upload_takes_no_room_of_those_who_may(put):
    for _ in range(9):
        assert put(login=False, **form("log.csv", b"x" * (MB - 500))).status_code == 403
    assert put(**form("log.csv", b"a,b")).status_code == 204
    assert put.taken == [("log.csv", b"a,b")]


def test_a_file_that_is_too_large_is_refused_whoever_sends_it(put):
    assert put(**form("log.csv", b"x" * 3 * MB)).status_code == 413
    assert put.taken == []
