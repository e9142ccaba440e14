"""No secret reaches a log, however it is written there."""

import logging

import pytest

from src.serving.logs import keep_secrets_out_of_logs, redacted
from src.sharing.tokens import new_token

LINK = new_token("link")
SECRETS = {
    f"GET /s/{LINK} HTTP/1.1": LINK,
    f"opened {LINK}": LINK,
    f"GET /?s={LINK}": LINK,
    "GET /oauth2callback?code=abc-DEF_1&state=xyz123 200": "abc-DEF_1",
    "PUT /_stcore/upload_file/3f0c9b1e-aaaa/77": "3f0c9b1e-aaaa",
    "Cookie: __Host-hindsight_share=Ij.aw.sig; other=1": "Ij.aw.sig",
    "cookie _streamlit_user=.eJx1j0.aw.x": ".eJx1j0.aw.x",
    "{'access_token': 'q9WbZ', 'expires_in': 600}": "q9WbZ",
    "api-key: 9d1f-77": "9d1f-77",
    "Authorization: Bearer eyJhbGciOi.J9.abc": "eyJhbGciOi.J9.abc",
}


@pytest.fixture
def records(monkeypatch):
    monkeypatch.setattr(logging, "_logRecordFactory", logging.LogRecord)
    keep_secrets_out_of_logs()
    keep_secrets_out_of_logs()
    heard = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(logging.Formatter().format(record))
    log = logging.getLogger("tests.secrets")
    log.addHandler(handler)
    log.propagate = False
    yield log, heard
    log.removeHandler(handler)


@pytest.mark.parametrize(
    ("line", "secret"), SECRETS.items(), ids=range(len(SECRETS))
)  # tokens are made anew in each process
def test_a_secret_is_cut_out_wherever_it_stands(records, line, secret):
    log, heard = records
    log.warning(line)
    log.warning("said: %s", line)
    log.warning("said: %(what)s", {"what": line})
    log.warning("%s", RuntimeError(line))
    log.error("went wrong", exc_info=RuntimeError(line))
    assert len(heard) == 5
    assert secret not in "\n".join(heard)


def test_what_is_no_secret_stays(records):
    log, heard = records
    log.info("Uvicorn running on %s://%s:%d", "http", "127.0.0.1", 8501)
    log.warning("100%% of %d sets, status=%s, sessions: 3", 5, "ok")
    assert heard[-1] == "100% of 5 sets, status=ok, sessions: 3"
    assert redacted("GET /lifts?lift=Deadlift&range=All") == "GET /lifts?lift=Deadlift&range=All"


def test_what_a_web_servers_own_line_is_made_of_stays_in_parts(monkeypatch):
    monkeypatch.setattr(logging, "_logRecordFactory", logging.LogRecord)
    keep_secrets_out_of_logs()
    record = logging.getLogger("uvicorn.access").makeRecord(
        "uvicorn.access", 20, "f", 1, '%s - "%s %s" %d', ("1.2.3.4", "GET", f"/s/{LINK}", 404), None
    )
    assert record.args == ("1.2.3.4", "GET", "/s/[removed]", 404)
