"""What machines ask is answered whatever the host's name, and counts name nobody."""

import asyncio
import json
import logging

import httpx
import pytest
from starlette.applications import Starlette

from src.serving.json_logs import FACTS, JsonLines
from src.serving.metrics import Metrics
from src.serving.probes import Probes
from src.store import StoreError

TOKEN = "a token nobody guesses"  # noqa: S105


def record(level=logging.INFO, **facts):
    made = logging.LogRecord("hindsight.test", level, "x.py", 1, "what happened", None, None)
    made.__dict__.update(facts)
    return made


@pytest.fixture
def metrics():
    return Metrics()


class Asked:
    """The server asked by an address that is no name of it."""

    def __init__(self, metrics, ask=lambda: None, token=TOKEN):
        self.app = Probes(Starlette(), ask, metrics, token)

    def get(self, path, headers=None):
        async def answer():
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://10.0.0.7:8501") as client:
                return await client.get(path, headers=headers)

        return asyncio.run(answer())


def test_ready_means_that_the_log_s_home_answers(metrics):
    def broken():
        raise StoreError("secret path")

    asked = Asked(metrics, broken)
    answer = asked.get("/readyz")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert Asked(metrics).get("/readyz").status_code == 200


@pytest.mark.parametrize("header", [None, "Bearer wrong", TOKEN, "Bearer "])
def test_metrics_are_for_who_knows_the_token(metrics, header):
    headers = {"authorization": header} if header else {}
    assert Asked(metrics).get("/metrics", headers=headers).status_code == 404


@pytest.mark.parametrize("token", ["", "short"])
def test_without_a_good_token_there_are_none(metrics, token):
    asked = Asked(metrics, token=token)
    assert asked.get("/metrics", headers={"authorization": f"Bearer {token}"}).status_code == 404


def test_what_happened_is_counted(metrics):
    metrics.emit(record(event="rerun", page="Lifts", seconds=0.12))
    metrics.emit(record(event="import", app="Strong", outcome="imported", sets=40, seconds=0.2))
    metrics.emit(record(event="import", app="none", outcome="refused", sets=0, seconds=0.01))
    metrics.emit(record(logging.ERROR))
    said = Asked(metrics).get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
    for line in (
        'hindsight_rerun_seconds_bucket{le="0.15",page="Lifts"} 1.0',
        'hindsight_imports_total{app="Strong",outcome="imported"} 1.0',
        'hindsight_imports_total{app="none",outcome="refused"} 1.0',
        "hindsight_imported_sets_total 40.0",
        'hindsight_errors_total{level="error"} 1.0',
        "hindsight_open_pages 0.0",
    ):
        assert line in said
    assert "process_resident_memory_bytes" in said


def test_a_line_holds_the_facts_and_no_other_attribute():
    said = json.loads(
        JsonLines().format(record(event="rerun", page="Lifts", seconds=0.1, athlete="ada@x.org"))
    )
    assert said["message"] == "what happened"
    assert (said["page"], said["seconds"]) == ("Lifts", 0.1)
    assert "ada" not in json.dumps(said)
    assert set(said) <= {"time", "level", "logger", "message", "trace", *FACTS}


def test_other_paths_are_the_app_s(metrics):
    assert Asked(metrics).get("/lifts").status_code == 404
