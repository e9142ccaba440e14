"""What a hosted instance answers before any page runs: headers, hosts, doors, logins, limits."""

import subprocess
import sys

import httpx
import pytest

from hindsight import ROOT
from src.sharing.tokens import new_token
from tests.hosting.asking import client_of, get, put
from tests.hosting.instance import METRICS_TOKEN, sign_in
from tests.waiting import until

HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "cache-control": "private, no-store",
}


@pytest.mark.parametrize("path", ["/", "/lifts", "/s/x", "/i/x", "/healthz", "/robots.txt", "/no/such/page"])
def test_every_answer_has_the_headers(url, path):
    answer = get(url + path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0], "scripts only from us"


def test_it_is_well_and_wants_no_robots(url):
    assert get(f"{url}/healthz").json() == {"status": "ok"}
    assert "Disallow: /" in get(f"{url}/robots.txt").text


def test_pages_and_scripts_are_compressed(url):
    page = get(url)
    script = next(part.split('"')[0] for part in page.text.split('src="./')[1:] if ".js" in part)
    assert get(f"{url}/{script}").headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/", "/healthz", "/s/x", "/_stcore/health", "/_stcore/stream"])
def test_another_host_is_not_answered(url, path):
    assert get(url + path, headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_doors_of_streamlits_own_are_closed(url, path):
    assert get(url + path).status_code == 404


def test_nobody_uploads_without_having_signed_in(url):
    answer = put(f"{url}/_stcore/upload_file/some-session/some-file", content=b"x")
    assert answer.status_code == 403
    forged = {"_streamlit_user": ".eJx1j01rwkAURf.awdBtw.UcT63keJIb4fMz3yTMyZ7FroQR4"}
    assert put(f"{url}/_stcore/upload_file/a/b", content=b"x", cookies=forged).status_code == 403


@pytest.fixture
def client(url):
    with client_of(base_url=url) as client:
        yield client


def test_a_login_ends_at_the_start_or_where_it_began(client):
    assert sign_in(client, "bert").headers["location"] == "/"
    client.cookies.clear()
    client.get("/lifts?lift=Deadlift&range=All")
    assert sign_in(client, "bert").headers["location"] == "/lifts?lift=Deadlift&range=All"
    assert "hindsight_back_to" not in client.cookies


@pytest.mark.parametrize(
    "path", ["//evil.example/lifts", "/\\evil.example", "/https://evil.example", "/auth/logout", "/s/x"]
)
def test_a_login_leads_nowhere_but_to_pages_of_ours(url, client, path):
    client.get(httpx.URL(url).copy_with(raw_path=path.encode()))
    assert sign_in(client, "bert").headers["location"] == "/"


def test_a_cookie_that_was_made_up_leads_nowhere(client):
    client.cookies.set("hindsight_back_to", "Ii9saWZ0cyI.awdBtg.forged")
    assert sign_in(client, "bert").headers["location"] == "/"


def test_all_links_that_open_nothing_get_the_same_answer(url):
    texts = {get(f"{url}/s/{secret}").text for secret in ("x", new_token("link"), "x" * 500)}
    texts.add(get(f"{url}/i/{new_token('invitation')}").text)
    assert len(texts) == 1


def test_who_tries_too_often_waits(url):
    """The last test of this file: this address has to wait afterwards."""
    answers = [get(f"{url}/s/{new_token('link')}").status_code for _ in range(12)]
    assert answers[-1] == 429
    assert set(answers) <= {404, 429}


def test_it_does_not_start_as_it_is_configured_for_a_laptop(tmp_path):
    said = subprocess.run(
        [sys.executable, "-m", "src.server"],
        cwd=ROOT,
        env={"HINDSIGHT_MODE": "hosted", "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert said.returncode == 2
    assert "No login is configured" in said.stderr
    assert "HINDSIGHT_HOSTS" in said.stderr


def test_machines_ask_whether_it_can_work_and_what_it_counted(url):
    inside = {"Host": "10.0.0.7:8501"}  # as a proxy or Prometheus asks
    assert get(f"{url}/readyz", headers=inside).json() == {"status": "ready"}
    assert get(f"{url}/metrics", headers=inside).status_code == 404
    known = {**inside, "Authorization": f"Bearer {METRICS_TOKEN}"}
    counted = get(f"{url}/metrics", headers=known).text
    assert "process_resident_memory_bytes" in counted
    until(lambda: "hindsight_open_pages 0.0" in get(f"{url}/metrics", headers=known).text)
