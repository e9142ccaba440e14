"""Two replicas on one PostgreSQL behind the shipped Caddyfile: visitors stay, both show the same."""

import contextlib
import json
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from hindsight import ROOT, free_port
from src.catalog import load_catalog
from src.ingest import import_export
from src.sharing import Scope
from src.sharing.accounts import Identity
from src.sharing.accounts import sign_in as account_of
from src.sharing.grants import create_link, grants_of, revoke
from src.store.postgres import open_postgres
from tests.hosting.asking import client_of, get
from tests.hosting.by_hand import TOKEN, socket
from tests.hosting.instance import METRICS_TOKEN, running_instance, sign_in
from tests.hosting.provider import PEOPLE
from tests.unit.sharing.conftest import a_log, claims
from tests.waiting import until


@pytest.fixture(scope="module")
def hosted(postgres):
    """The store of a process that is no replica: a timer's, say."""
    postgres.create("replicas")
    store = open_postgres(postgres.url("replicas"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def people(hosted, issuer):
    """The athletes Anna and Bert, each with a log that names itself."""
    found = {}
    for name in ("anna", "bert"):
        said = claims(name, f"{name}@example.org", iss=issuer, name=PEOPLE[name]["name"])
        found[name] = account_of(hosted, Identity.of_claims(said)).athlete_id
        take(hosted, found[name], f"{name}secret")
    return found


@pytest.fixture(scope="module")
def anna(people):
    return people["anna"]


def take(store, athlete, secret, first="2026-01-05"):
    data = a_log(secret, first=first)
    import_export(store, athlete, f"{secret}.csv", data, catalog=load_catalog(), unit="kg")


@pytest.fixture(scope="module")
def replicas(postgres, anna, issuer, tmp_path_factory):
    """The addresses of two replicas."""
    home = {"DATABASE_URL": postgres.url("replicas")}
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "two")]
    with (
        running_instance(folders[0], issuer, **home) as one,
        running_instance(folders[1], issuer, **home) as two,
    ):
        yield one, two


@pytest.fixture(scope="module")
def proxy(replicas, tmp_path_factory):
    """The address of the proxy before them."""
    if shutil.which("caddy") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Caddy is missing: apt-get install caddy")
        pytest.skip("needs Caddy: apt-get install caddy")
    with running_proxy(tmp_path_factory.mktemp("caddy"), replicas) as address:
        yield address


@contextmanager
def running_proxy(folder, replicas):
    address = f"http://localhost:{free_port()}"
    env = {
        **os.environ,
        "HOME": str(folder),
        "HINDSIGHT_SITE": address,
        "HINDSIGHT_REPLICAS": " ".join(url.removeprefix("http://") for url in replicas),
        "HINDSIGHT_COOKIE_KEY": "of-the-tests-alone",
    }
    shipped = ["caddy", "adapt", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
    config = json.loads(subprocess.run(shipped, env=env, check=True, capture_output=True).stdout)
    file = folder / "caddy.json"
    file.write_text(json.dumps({**config, "admin": {"disabled": True}}))
    with subprocess.Popen(
        ["caddy", "run", "--config", str(file)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as caddy:
        try:
            until(lambda: get(f"{address}/healthz").status_code == 200, among=httpx.HTTPError)
            yield address
        finally:
            caddy.terminate()


def page_runs(replica):
    """How many pages a replica has run."""
    told = get(f"{replica}/metrics", headers={"Authorization": f"Bearer {METRICS_TOKEN}"}).text
    return sum(
        float(n) for n in re.findall(r"^hindsight_rerun_seconds_count\{.*\} (\S+)$", told, re.MULTILINE)
    )


def visitor(proxy, token):
    """The cookies of a browser that opened a link behind the proxy."""
    with client_of(base_url=proxy) as client:
        client.get(f"/s/{token}")
        return dict(client.cookies)


def test_a_visitor_stays_with_one_replica_and_visitors_are_spread(proxy, replicas, hosted, anna):
    token = create_link(hosted, anna, "Kim", Scope())
    used = set()
    for _ in range(40):  # the proxy draws lots
        mine = visitor(proxy, token)
        before = [page_runs(replica) for replica in replicas]
        for _ in range(2):  # two connections, as after a page was loaded anew
            with socket(proxy, mine) as browser:
                assert "annasecret" in browser.run("log")
        ran = [now > then for now, then in zip(map(page_runs, replicas), before, strict=True)]
        assert ran.count(True) == 1
        used.add(ran.index(True))
        if len(used) == 2:
            return
    pytest.fail("forty visitors were all sent to one replica")


def signed_in(replica, who):
    """The cookies of a lifter's browser; a login belongs to the address it was made at."""
    with client_of(base_url=replica) as client:
        sign_in(client, who)
        return dict(client.cookies)


def test_what_another_process_imports_shows_in_both_replicas_at_once(replicas, hosted, people):
    one, two = replicas
    with socket(one, signed_in(one, "bert")) as first, socket(two, signed_in(two, "bert")) as second:
        assert "bertsecret" in first.run("log")
        for secret, day in (("earlysecret", "2026-05-04"), ("latesecret", "2026-05-05")):
            assert secret not in first.run("log") + second.run("log")
            take(hosted, people["bert"], secret, day)
            assert secret in first.run("log")
            assert secret in second.run("log")


def test_a_link_that_is_revoked_ends_in_both_at_once(replicas, hosted, anna):
    token = create_link(hosted, anna, "Lou", Scope())
    cookies = [visitor(replica, token) for replica in replicas]
    for replica, mine in zip(replicas, cookies, strict=True):
        with socket(replica, mine) as browser:
            assert "annasecret" in browser.run("log")
    (grant,) = [grant for grant in grants_of(hosted, anna) if grant.label == "Lou"]
    revoke(hosted, anna, grant.grant_id)
    for replica, mine in zip(replicas, cookies, strict=True):
        with socket(replica, mine) as browser:
            assert "annasecret" not in browser.run("log")


def test_when_a_replica_dies_its_visitors_go_on_with_the_other(postgres, issuer, hosted, anna, tmp_path):
    home = {"DATABASE_URL": postgres.url("replicas")}
    token = create_link(hosted, anna, "Max", Scope())
    with (
        running_instance(tmp_path / "stays", issuer, **home) as stays,
        running_instance(tmp_path / "dies", issuer, **home) as dies,
        running_proxy(tmp_path, (stays, dies)) as proxy,
    ):

        def sent_to_the_dying():
            mine, before = visitor(proxy, token), page_runs(dies)
            with socket(proxy, mine) as browser:
                browser.run("log")
            return mine if page_runs(dies) > before else None

        mine = next(found for _ in range(40) if (found := sent_to_the_dying()))
        os.kill(process_on(dies), 9)
        with socket(proxy, mine) as browser:
            assert "annasecret" in browser.run("log")


MB = 1024 * 1024
UPLOAD = "/_stcore/upload_file/no-such-session/file"


def test_a_flood_of_uploads_gets_a_sentence_and_the_pages_of_others_go_on(proxy, replicas, hosted, anna):
    """Through the proxy; a visitor cannot pass for many by naming other addresses."""
    token = create_link(hosted, anna, "Ida", Scope())
    before = sum(memory_of(replica) for replica in replicas)
    with client_of(base_url=proxy) as flood, socket(proxy, visitor(proxy, token)) as other:
        assert "annasecret" in other.run("log")
        refused = flood.put(UPLOAD, content=b"x" * MB)
        assert (refused.status_code, refused.text) == (403, "Sign in to upload.")
        flood.cookies.update({**signed_in(replicas[0], "bert"), "_streamlit_xsrf": TOKEN})
        flood.headers["X-Xsrftoken"] = TOKEN
        for size in (22, 26):  # more than the app takes, than the proxy does
            large = flood.put(UPLOAD, content=b"x" * (size * MB))
            assert (large.status_code, large.text[:22]) == (413, "A file may have 20 MB.")
        answers = [
            flood.put(UPLOAD, content=b"x" * (19 * MB), headers={"X-Forwarded-For": f"9.9.9.{number}"})
            for number in range(6)
        ]
        last = answers[-1]
        assert (last.status_code, last.headers["retry-after"]) == (429, "600")
        assert last.text == "That is a lot of files. Try again in ten minutes."
        assert sum(one.status_code != 429 for one in answers) == 3, "60 MB of one address"
        assert "annasecret" in other.run("log")
    assert sum(memory_of(replica) for replica in replicas) - before < 300 * MB


def memory_of(replica):
    """Bytes a replica holds."""
    told = get(f"{replica}/metrics", headers={"Authorization": f"Bearer {METRICS_TOKEN}"}).text
    return float(re.search(r"^process_resident_memory_bytes (\S+)$", told, re.MULTILINE)[1])


def process_on(url):
    """The process that serves an address."""
    port = url.rpartition(":")[2].encode()
    for file in list(Path("/proc").glob("[0-9]*/cmdline")):
        with contextlib.suppress(OSError):  # it may be gone meanwhile
            said = file.read_bytes().split(b"\0")
            if b"src.server" in said and port in said:
                return int(file.parent.name)
    raise LookupError(url)
