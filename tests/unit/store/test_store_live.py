import threading
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest


def test_a_published_table_is_seen_by_every_query_and_replaced(store):
    store.publish("lifts", pd.DataFrame({"id": ["a", "b"], "reps": [1, 5]}))
    store.publish("lifts", pd.DataFrame({"id": ["c"], "reps": [3]}))
    assert store.frame("select * from live.lifts").to_numpy().tolist() == [["c", 3]]


def test_a_table_of_another_shape_replaces_the_old_one(store):
    store.publish("lifts", pd.DataFrame({"id": ["a"]}))
    store.publish("lifts", pd.DataFrame({"id": [1.5], "name": ["x"]}))
    assert store.frame("select * from live.lifts").to_numpy().tolist() == [[1.5, "x"]]


def test_an_athletes_rows_are_replaced_and_the_others_stay(store):
    store.publish_for("ann", "names", pd.DataFrame({"name": ["a"], "id": ["x"]}))
    store.publish_for("bob", "names", pd.DataFrame({"name": ["b"], "id": ["y"]}))
    store.publish_for("ann", "names", pd.DataFrame({"name": ["c", "d"], "id": [None, None]}))
    rows = store.frame("select athlete_id, name from live.names order by all").to_numpy().tolist()
    assert rows == [["ann", "c"], ["ann", "d"], ["bob", "b"]]


def test_an_athlete_without_rows_leaves_the_others(store):
    empty = pd.DataFrame({"name": [], "share": []})
    store.publish_for("ann", "names", empty)
    store.publish_for("bob", "names", pd.DataFrame({"name": ["b"], "share": [0.5]}))
    store.publish_for("ann", "names", empty)
    assert store.frame("from live.names").to_numpy().tolist() == [["bob", "b", 0.5]]


def test_categories_are_text(store):
    store.publish("lifts", pd.DataFrame({"kind": pd.Categorical(["x", "y"])}))
    store.publish("lifts", pd.DataFrame({"kind": ["z"]}))
    assert store.frame("from live.lifts")["kind"].tolist() == ["z"]


def test_a_macro_joins_the_log_with_published_tables(store, record, sets_of):
    store.apply_import("me", record, sets_of([0]), b"file")
    store.publish("known", pd.DataFrame({"exercise_written": ["Deadlift"], "lift": ["deadlift"]}))
    store.define(
        "create or replace macro live.log_of(athlete) as table "
        "select * from sets join live.known using (exercise_written) where athlete_id = athlete"
    )
    assert (
        store.frame("select lift from live.log_of($athlete)", {"athlete": "me"})["lift"].tolist()
        == ["deadlift"] * 3
    )


@pytest.mark.parametrize("name", ["a b", "x; drop table sets", "live.x", "1a", "Ä", ""])
def test_a_name_that_is_no_name_is_refused(store, name):
    with pytest.raises(ValueError, match="not a name"):
        store.publish(name, pd.DataFrame({"a": [1]}))
    with pytest.raises(ValueError, match="not a name"):
        store.publish_for("me", name, pd.DataFrame({"a": [1]}))


def test_readers_see_a_whole_table_while_it_is_replaced(store):
    def publish(number, columns):
        frame = pd.DataFrame({"v": [number] * 50} | dict.fromkeys("xyz"[:columns], "t"))
        store.publish("moving", frame)
        store.publish_for("me", "names", frame)

    def read(table):
        seen = []
        while not done.is_set():
            seen += store.frame(f"select v, count(*) as n from live.{table} group by v")["n"].tolist()
        return seen

    publish(0, 0)
    done = threading.Event()
    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, table) for table in ("moving", "names") * 2]
        try:
            for number in range(60):
                publish(number, number // 20)
        finally:
            done.set()
    assert [set(reader.result()) for reader in readers] == [{50}] * 4
