"""What the server loads, and when."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import sleep

import pandas as pd

from src.analytics import open_log
from src.serving.warm_up import warm_up
from src.store import open_store

ROOT = Path(__file__).parents[3]


def loaded_by(statement):
    """The modules of ours, and of the slow ones, that a fresh Python has loaded after a statement."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


def test_the_server_listens_before_it_loads_what_pages_need():
    loaded = loaded_by("import src.laptop")
    assert {"src.serving.first_page", "src.serving.warm_up"} <= loaded
    assert not {"src.analytics", "src.charts", "src.ui", "psycopg", "scipy", "httpx", "keyring"} & loaded


def test_a_log_in_a_file_needs_no_driver_of_a_server():
    assert not {"psycopg", "psycopg_pool"} & loaded_by("import src.ui.data, src.cli.main")


def test_warming_up_opens_the_log_and_gives_way_as_before(tmp_path, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "log.duckdb"))
    usual = sys.getswitchinterval()
    warm_up()
    assert (tmp_path / "log.duckdb").exists()
    assert sys.getswitchinterval() == usual


def test_what_the_first_page_loads_by_the_way_is_there_after_warming_up(tmp_path, monkeypatch):
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "log.duckdb"))
    loaded = loaded_by("from src.serving.warm_up import warm_up\nwarm_up()")
    assert {"PIL.Image", "babel.dates", "babel.numbers", "src.ui.week"} <= loaded


def test_a_log_that_cannot_be_opened_is_left_for_the_page_to_tell(tmp_path, monkeypatch, caplog):
    (tmp_path / "log.duckdb").mkdir()
    monkeypatch.setenv("HINDSIGHT_STORE", str(tmp_path / "log.duckdb"))
    with caplog.at_level(logging.INFO):
        warm_up()
    assert "Nothing was prepared" in caplog.text


def test_what_several_ask_at_once_is_made_once(tmp_path):
    log, made = open_log(open_store(tmp_path / "log.duckdb")), []

    def make():
        made.append(1)
        sleep(0.05)  # long enough for the others to ask
        return pd.DataFrame({"one": [1]})

    threads = [Thread(target=log.once, args=("slow", make)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
