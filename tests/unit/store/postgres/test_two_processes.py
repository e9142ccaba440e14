"""What one process changes, the others see at once; what only one may do, one does."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from src.analytics import log_summary, open_log
from src.sharing import NoAccess, Scope
from src.sharing.access import by_token
from src.sharing.grants import create_link, grants_of, revoke
from src.store import StoreError
from src.store.postgres import open_postgres
from tests.waiting import until

PROJECT = Path(__file__).parents[4]


@pytest.fixture
def two(database_url):
    """Two processes' stores: nothing but the database is shared."""
    stores = [open_postgres(database_url), open_postgres(database_url)]
    yield stores
    for store in stores:
        store.close()


def test_an_import_an_undo_and_a_setting_are_seen_at_once(two, record, sets_of):
    one, other = two
    assert log_summary(open_log(other)).sets == 0
    one.apply_import("me", record, sets_of([0, 1]), b"file")
    assert log_summary(open_log(other)).sets == 6
    other.undo_import("me", 1)
    assert log_summary(open_log(one)).sets == 0
    version = other.data_version("me")
    one.save_settings("me", {"unit": "lb"})
    assert other.settings("me") == {"unit": "lb"}
    assert other.data_version("me") == one.data_version("me") == version + 1


def test_an_import_that_changes_nothing_is_listed_by_the_other_process_too(two, record, sets_of):
    one, other = two
    one.apply_import("me", record, sets_of([0]), b"file")
    assert len(other.imports("me")) == 1
    one.apply_import("me", record, sets_of([0]), b"file")
    time.sleep(0.25)  # nobody asked for the data version, which did not move
    assert len(other.imports("me")) == 2


def test_a_link_opens_and_ends_in_every_process_at_once(two):
    one, other = two
    token = create_link(one, "me", "coach", Scope())
    assert by_token(other, token).athlete_id == "me"
    (grant,) = grants_of(other, "me")
    revoke(other, "me", grant.grant_id)
    with pytest.raises(NoAccess):
        by_token(one, token)


def test_two_imports_of_one_athlete_queue_and_of_two_do_not(two, record, sets_of):
    one, other = two
    inside, go_on = threading.Event(), threading.Event()

    def slowly(settings):
        inside.set()
        assert go_on.wait(60)
        return {**settings, "slow": True}

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(one.update_settings, "ann", slowly)
        assert inside.wait(60)
        other.apply_import("bob", record, sets_of([0]), b"file")  # does not wait
        queued = pool.submit(other.apply_import, "ann", record, sets_of([0]), b"file")
        time.sleep(0.3)
        assert not queued.done()
        go_on.set()
        slow.result()
        assert queued.result().added == 3
    assert other.settings("ann") == {"slow": True}


def test_who_waits_too_long_for_a_lane_is_told(two, monkeypatch):
    monkeypatch.setattr("src.store.postgres.server.PATIENCE_S", 0.2)
    one, other = two

    def change(settings):
        with pytest.raises(StoreError, match="still running"):
            other.save_settings("ann", {"late": True})
        return {**settings, "first": True}

    one.update_settings("ann", change)
    assert other.settings("ann") == {"first": True}


def test_a_job_is_done_by_one_process_and_is_free_again_when_that_one_dies(two, database_url):
    one, other = two
    with one.alone("me", "sync wger") as mine, other.alone("me", "sync wger") as theirs:
        assert (mine, theirs) == (True, False)
        with other.alone("me", "sync hevy") as another, other.alone("you", "sync wger") as anothers:
            assert another
            assert anothers
    script = (
        "import sys\nfrom src.store.postgres import open_postgres\n"
        "with open_postgres(sys.argv[1]).alone('me', 'sync wger') as mine:\n"
        "    print(mine, flush=True)\n    sys.stdin.read()\n"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", script, database_url],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdout.readline() == "True\n"
    with one.alone("me", "sync wger") as mine:
        assert not mine
    held.kill()
    held.communicate()

    def is_free():
        with one.alone("me", "sync wger") as mine:
            return mine

    until(is_free)


def test_a_lost_connection_is_asked_again_and_a_change_says_what_is_known(two, postgres, record, sets_of):
    one, _ = two
    one.apply_import("me", record, sets_of([0]), b"file")
    cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hindsight'"
    version = one.data_version("me")
    postgres.execute(cut)
    assert one.data_version("me") == version

    def cut_off(settings):
        postgres.execute(cut)
        return {**settings, "lost": True}

    with pytest.raises(StoreError, match="was lost"):
        one.update_settings("me", cut_off)
    assert one.settings("me") == {}
    assert len(one.frame("from sets where athlete_id = $athlete", {"athlete": "me"})) == 3


def test_logs_make_room_for_others_and_come_back(database_url, record, sets_of, monkeypatch):
    monkeypatch.setattr("src.store.postgres.mirror.KEPT", 2)
    store = open_postgres(database_url)
    for number in range(5):
        store.apply_import(f"a{number}", record, sets_of(range(number + 1)), b"file")
    for number in (*range(5), *range(5)):
        query = "select count(*) as n from sets where athlete_id = $athlete"
        assert store.frame(query, {"athlete": f"a{number}"})["n"].tolist() == [3 * (number + 1)]
        held = store.frame("select count(*) as n from duckdb_databases() where database_name like 'log_%'")
        assert held["n"].iloc[0] <= 3
    store.close()


def test_a_log_is_held_compressed_after_a_change_and_after_it_was_pulled(two, record, sets_of):
    two[0].apply_import("me", record, sets_of(range(5_000)), b"file")  # uncompressed 5 MB
    for store in two:
        assert (
            len(store.frame("select day from sets where athlete_id = $athlete", {"athlete": "me"})) == 15_000
        )
        query = "select memory_usage_bytes / 1e6 as mb from duckdb_memory() where tag = 'IN_MEMORY_TABLE'"
        assert store.frame(query)["mb"].iloc[0] < 2
