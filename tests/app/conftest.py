"""The app as a visitor meets it: through app.py, on a store of each test's own."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from src.ui import data, entrance, folded, home, refresh, viewer
from tests.app.hosted import AUTH

ROOT = Path(__file__).parents[2]
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)


@pytest.fixture(scope="session")
def first_start(tmp_path_factory):
    """A folder with what the app's first start leaves: a store with the sample log."""
    folder = tmp_path_factory.mktemp("first_start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HINDSIGHT_STORE", str(folder / "hindsight.duckdb"))
        data.the_store().close()
    return folder


@pytest.fixture
def app(tmp_path, monkeypatch, first_start):
    """The app before its first run, on a store that holds nothing but the sample log."""
    folder = tmp_path / "store"
    shutil.copytree(first_start, folder)
    monkeypatch.setenv("HINDSIGHT_STORE", str(folder / "hindsight.duckdb"))
    yield AppTest.from_file(ROOT / "app.py", default_timeout=180)
    data.the_store().close()


@pytest.fixture
def all_open(monkeypatch):
    """Every table and section of a page is open, so that all it can show is there."""
    monkeypatch.setattr(folded, "is_open", lambda _: True)


@pytest.fixture
def own_log():
    """A small Strong export of our own: eight Mondays of deadlifts, bench, rows, and a name nobody knows."""
    lines = [HEADER]
    for week in range(8):
        day = f"{date(2026, 1, 5) + timedelta(weeks=week)} 18:00:00"
        for n in range(1, 5):
            lines += [
                f'{day},"Back",1h,"Deadlift (Barbell)",{n},{100 + 2.5 * week},5,0,0,,,8',
                f'{day},"Back",1h,"Bench Press (Barbell)",{n},60,8,0,0,,,8',
                f'{day},"Back",1h,"Bent Over Row (Barbell)",{n},60,8,0,0,,,',
            ]
        lines.append(f'{day},"Back",1h,"Zercher Moon Walk",1,20,5,0,0,,,')
    return "\n".join(lines).encode()


@pytest.fixture
def hosted(tmp_path, monkeypatch, first_start):
    """The environment of a hosted instance on a store of this test's own; `tests/app/hosted.py` visits it."""
    folder = tmp_path / "hosted"
    shutil.copytree(first_start, folder)
    for name, value in {
        "HINDSIGHT_STORE": str(folder / "hindsight.duckdb"),
        "HINDSIGHT_MODE": "hosted",
        "HINDSIGHT_HOSTS": "app.example",
        "HINDSIGHT_SERVED": "1",
    }.items():
        monkeypatch.setenv(name, value)
    for module in (viewer, entrance):
        monkeypatch.setattr(module, "get_secrets_auth_section", lambda: AUTH)
    yield home.home()
    refresh._worker().submit(int).result(60)  # summaries still on their way
    home.home().close()
    st.cache_resource.clear()
