import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from src.store import open_store
from src.store.connection import Connection


def test_sixteen_threads_read_their_own_rows_while_one_imports(store, record, sets_of):
    """Each athlete's sets carry the athlete's own load; a foreign or half-written row would show."""
    athletes = [f"athlete {number}" for number in range(8)]
    for number, athlete in enumerate(athletes):
        store.apply_import(athlete, record, sets_of(range(20), load=float(number + 1)), b"file")
    importing = threading.Event()

    def read(number):
        wrong, reads = 0, 0
        while not importing.is_set() or reads < 10:
            which = (number + reads) % len(athletes)
            rows = store.frame(
                "select load_kg from sets where athlete_id = $athlete", {"athlete": athletes[which]}
            )
            wrong += set(rows["load_kg"]) != {which + 1.0} or len(rows) not in (60, 63)
            reads += 1
        return wrong

    with ThreadPoolExecutor(16) as pool:
        answers = [pool.submit(read, number) for number in range(16)]
        for step in range(3):
            days = range(20 + step % 2)
            for number, athlete in enumerate(athletes[:2]):
                store.apply_import(athlete, record, sets_of(days, load=float(number + 1)), str(step).encode())
        importing.set()
    assert [answer.result() for answer in answers] == [0] * 16


def test_imports_from_many_threads_wait_for_each_other(store, record, sets_of):
    def send(number):
        return store.apply_import("me", record, sets_of(range(10 + number)), str(number).encode()).import_id

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(send, range(8)))
    assert sorted(numbers) == list(range(1, 9))
    keys = store.frame("select set_key from sets where athlete_id = $athlete", {"athlete": "me"})["set_key"]
    assert keys.is_unique


def test_no_thread_loses_what_another_saved_in_the_settings(store):
    def save(number):
        store.update_settings("me", lambda now: {**now, str(number): number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(24)))
    assert len(store.settings("me")) == 24


def test_two_holds_on_one_file_see_each_others_changes(tmp_path):
    path = tmp_path / "log.duckdb"
    with closing(open_store(path)) as one, closing(open_store(path)) as two:
        assert (one.data_version("me"), two.data_version("me")) == (0, 0)
        two.save_settings("me", {"unit": "lb"})
        assert one.data_version("me") == two.data_version("me") > 0
        assert one.settings("me") == {"unit": "lb"}


COUNT = "select n from counted"


@pytest.fixture
def counted(tmp_path):
    """A hold on a file with one number in it."""
    with closing(Connection(tmp_path / "log.duckdb")) as held:
        with held.writing() as cursor:
            cursor.execute("create table counted as select 1 as n")
        yield held


def remembers(held):
    """Whether what was asked is asked no second time."""
    return held.row(COUNT) is held.row(COUNT)


def test_what_was_remembered_is_not_said_once_the_file_says_otherwise(counted):
    """A reader that found one new answer in the file must not get an old one to the next question."""
    assert counted.row(COUNT) == (1,)
    with counted.writing() as cursor:
        cursor.execute("update counted set n = 2")
        assert counted.row(COUNT) == (1,)
        cursor.commit()  # as at the end, before anything else is done there
        assert counted.row(COUNT) == (2,)
        assert not remembers(counted)
        cursor.begin()
    assert remembers(counted)


def test_answers_are_remembered_again_after_changes_that_failed_or_lay_within_others(counted):
    with pytest.raises(ZeroDivisionError), counted.writing():
        raise ZeroDivisionError
    assert remembers(counted)
    with counted.writing():
        with counted.writing(keep=False):
            pass
        assert not remembers(counted)
    assert remembers(counted)


def test_an_answer_about_somebody_who_left_is_not_kept(embedded):
    embedded.save_settings("me", {"note": "mine alone"})
    assert embedded.settings("me") == {"note": "mine alone"}
    assert "mine alone" in str(vars(embedded._connection))
    embedded.forget("me")
    embedded.data_version("somebody else")
    assert "mine alone" not in str(vars(embedded._connection))
