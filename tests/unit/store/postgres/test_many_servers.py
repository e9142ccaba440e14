"""The same schema spread by athlete over three servers: the same promises, one server an athlete."""

import psycopg
import pytest

from src.store import open_store
from src.store.copying import checksum, copy
from src.store.postgres import open_postgres
from tests.postgres import PostgresServer
from tests.property.store.test_store_machine import PostgresMachine, some
from tests.unit.homes.test_copying import fill
from tools.spread_over_servers import SPREAD, spread

ATHLETES = [f"athlete {number}" for number in range(12)]


@pytest.fixture(scope="module")
def servers():
    """A coordinator and three shards."""
    made = [PostgresServer() for _ in range(4)]
    for server in made:
        server.create("spread")
    yield made
    for server in made:
        server.stop()


@pytest.fixture(scope="module")
def home(servers):
    """The address of a home that had a log before it was spread."""
    url = servers[0].url("spread")
    store = open_postgres(url)
    fill(store, ["before"])
    store.close()
    spread(url, [server.url("spread") for server in servers[1:]])
    return url


@pytest.fixture
def spread_store(home):
    store = open_postgres(home)
    yield store
    store.close()


def rows_on(servers, table):
    """Of each shard, how many rows each athlete has in a table."""
    return [
        dict(server.execute(f"select athlete_id, count(*) from {table} group by 1", "spread"))
        for server in servers[1:]
    ]


def test_the_rows_there_before_are_on_a_shard_and_the_same(servers, spread_store, tmp_path):
    there = rows_on(servers, "sets")
    assert [shard.get("before") for shard in there].count(None) == 2
    embedded = open_store(tmp_path / "log.duckdb")
    fill(embedded, ["before"])
    same = ("sets", "removed_sets")
    mine, theirs = embedded.dump("before").rows, spread_store.dump("before").rows
    assert checksum({name: mine[name] for name in same}) == checksum({name: theirs[name] for name in same})
    embedded.close()


def test_every_athlete_lies_on_one_server_and_all_servers_are_used(servers, spread_store, record, sets_of):
    for athlete in ATHLETES:
        spread_store.apply_import(athlete, record, sets_of([0, 1]), athlete.encode())
        spread_store.apply_import(athlete, record, sets_of([0]), athlete.encode() + b"2")
    for table in SPREAD:
        shards = rows_on(servers, table)
        assert all(shards)
        assert sorted(name for shard in shards for name in shard if name in ATHLETES) == sorted(ATHLETES)
    assert servers[0].execute("select count(*) from only sets", "spread") == [(0,)]
    assert spread_store.raw_import(ATHLETES[3], 1)[1] == ATHLETES[3].encode()


def test_an_athletes_work_touches_one_server(servers, home, spread_store, record, sets_of):
    def statements():
        query = (
            "select coalesce(sum(seq_scan + idx_scan + n_tup_ins + n_tup_del), 0) from pg_stat_user_tables"
        )
        flush = "select pg_stat_force_next_flush()"
        return [
            (server.execute(flush, "spread"), server.execute(query, "spread")[0][0])[1]
            for server in servers[1:]
        ]

    with psycopg.connect(home) as link:
        plan = "\n".join(
            line for (line,) in link.execute("explain select * from sets where athlete_id = 'athlete 5'")
        )
    assert plan.count("Foreign Scan") == 1
    spread_store.apply_import("athlete 5", record, sets_of([0, 1, 2]), b"warm")
    spread_store.close()  # its connections hand in what they counted
    before = statements()
    again = open_postgres(home)
    again.apply_import("athlete 5", record, sets_of([0, 1, 2, 3], note="new"), b"more")
    again.undo_import("athlete 5", 1)
    assert len(again.frame("from sets where athlete_id = $athlete", {"athlete": "athlete 5"})) == 12
    again.close()
    touched = [after > then for after, then in zip(statements(), before, strict=True)]
    assert touched.count(True) == 1


def test_everyone_moves_out_of_many_servers_again(spread_store, tmp_path):
    embedded = open_store(tmp_path / "log.duckdb")
    copied = list(copy(spread_store, embedded))
    assert [one.athlete_id for one in copied] == embedded.athletes() == spread_store.athletes()
    embedded.close()


class SpreadMachine(PostgresMachine):
    """The model of an import's promises, on many servers."""

    url = None

    def opened(self):
        store = open_postgres(self.url)
        with psycopg.connect(self.url) as link:
            for table in ("sets", "removed_sets", "raw_files", "imports", "athletes"):
                link.execute(f"delete from {table} where athlete_id = 'me'")
        return store


@pytest.fixture
def spreading(home):
    SpreadMachine.url = home


SpreadMachine.TestCase.settings = some(3)
TestManyServersAgainstModel = pytest.mark.usefixtures("spreading")(SpreadMachine.TestCase)
