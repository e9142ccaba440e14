"""What a browser gets before the app speaks."""

import asyncio
import json
import re
from pathlib import Path

import pytest
import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from src.charts.palette import DARK, LIGHT
from src.serving.first_page import STYLE, FirstPage

PAGE = '<!DOCTYPE html><html><head><title>Streamlit</title></head><body><div id="root"></div></body></html>'
BROWSER = [(b"accept", b"text/html,*/*"), (b"accept-encoding", b"gzip"), (b"if-none-match", b'"theirs"')]


def asked(answer: Response, headers=BROWSER, path="/lifts"):
    """What the middleware makes of an answer, and the request the app behind it saw."""
    sent, seen = [], []

    async def app(scope, receive, send):
        seen.append(Request(scope))
        await answer(scope, receive, send)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    asyncio.run(FirstPage(app)(scope, None, send))
    start, *bodies = sent
    return dict(start["headers"]), b"".join(part["body"] for part in bodies), seen[0] if seen else None


def test_the_page_brings_our_style_and_says_where_the_server_is():
    headers, body, _ = asked(HTMLResponse(PAGE, headers={"etag": '"theirs"'}))
    head = body.decode().partition("</head>")[0]
    assert STYLE.read_text(encoding="utf-8") in head
    assert "BACKEND_BASE_URL" in head
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers  # it would name the page without our head


def test_the_page_is_in_our_colours_before_the_server_has_spoken():
    _, body, _ = asked(HTMLResponse(PAGE))
    head = body.decode().partition("</head>")[0]
    for name, ours in (("LIGHT", LIGHT), ("DARK", DARK)):
        theme, _ = json.JSONDecoder().raw_decode(head.partition(f"{name}_THEME: ")[2])
        assert (theme["backgroundColor"], theme["textColor"]) == (ours.page, ours.text)
        assert f"background: {ours.page}" in head


def test_the_script_that_draws_charts_is_there_to_be_fetched():
    _, body, _ = asked(HTMLResponse(PAGE))
    fetched = re.search(r"import\('\./(static/js/PlotlyChart[^']+)'\)", body.decode())
    assert (Path(streamlit.__file__).parent / "static" / fetched[1]).exists()


def test_streamlits_font_which_we_do_not_use_is_not_fetched():
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    assert 'as="font"' in index
    _, body, _ = asked(HTMLResponse(index))
    assert 'as="font"' not in body.decode()


def test_the_app_behind_is_asked_for_the_whole_page_in_plain_bytes():
    _, _, seen = asked(HTMLResponse(PAGE))
    assert "accept-encoding" not in seen.headers
    assert "if-none-match" not in seen.headers


@pytest.mark.parametrize(
    "answer",
    [PlainTextResponse("</head>"), Response(b"", 304), HTMLResponse("<head></head><body>gone</body>", 404)],
)
def test_what_is_no_page_passes_as_it_is(answer):
    headers, body, _ = asked(answer)
    assert body == answer.body
    assert headers == dict(answer.raw_headers)


def test_what_no_page_was_asked_for_is_left_alone():
    _, body, seen = asked(HTMLResponse(PAGE), headers=[(b"accept", b"*/*"), (b"accept-encoding", b"gzip")])
    assert body == PAGE.encode()
    assert seen.headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/lifts/deadlift", "/lifts/x/y/"])
def test_an_address_below_a_page_leads_to_the_page(path):
    headers, _, behind = asked(HTMLResponse(PAGE), path=path)
    assert headers[b"location"] == b"/lifts"
    assert behind is None


@pytest.mark.parametrize("path", ["/", "/lifts", "/s/token", "/_stcore/health", "/elsewhere/x"])
def test_every_other_address_is_the_apps(path):
    assert asked(HTMLResponse(PAGE), path=path)[2] is not None
