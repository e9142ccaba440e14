"""A query without the athlete's context returns nothing, whoever wrote it."""

import psycopg
import pytest
from psycopg import sql

from src.store import StoreError
from src.store.postgres import open_postgres
from src.store.postgres.policies import ACROSS
from src.store.postgres.server import ROLE


@pytest.fixture
def hosted(database_url, record, sets_of):
    store = open_postgres(database_url)
    for athlete in ("ann", "bob"):
        store.apply_import(athlete, record, sets_of([0]), athlete.encode())
        store.save_settings(athlete, {"name": athlete})
    yield store
    store.close()


def tables(url):
    with psycopg.connect(url) as link:
        return {
            name: (secured, forced, own)
            for name, secured, forced, own in link.execute(
                """
                select relname, relrowsecurity, relforcerowsecurity, exists (
                    select 1 from pg_attribute where attrelid = c.oid and attname = 'athlete_id'
                )
                from pg_class c
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                    and relname <> 'migrations'
                """
            )
        }


def test_every_table_is_secured_and_those_read_across_athletes_are_named_with_a_reason(database_url):
    found = tables(database_url)
    assert {"athletes", "imports", "sets", "removed_sets", "raw_files", "sync_state"} <= found.keys()
    assert {name for name, (secured, forced, _) in found.items() if not (secured and forced)} == set()
    assert {name for name, (_, _, own) in found.items() if not own} <= ACROSS.keys()
    assert all(ACROSS.values())


@pytest.mark.parametrize("table", ["athletes", "imports", "sets", "raw_files"])
def test_without_an_athlete_there_is_nothing_and_with_one_only_theirs(hosted, database_url, table):
    with psycopg.connect(database_url) as link:
        link.execute(sql.SQL("set role {}").format(sql.Identifier(ROLE)))
        count = sql.SQL("select count(*), max(athlete_id) from {}").format(sql.Identifier(table))
        assert link.execute(count).fetchone() == (0, None)
        link.execute("select set_config('hindsight.athlete', 'ann', false)")
        rows, who = link.execute(count).fetchone()
        assert (rows > 0, who) == (True, "ann")
        changed = link.execute(
            sql.SQL("delete from {} where athlete_id = 'bob'").format(sql.Identifier(table))
        )
        assert changed.rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute("insert into athletes values ('bob2', 1, '{}', now())")


def test_a_transaction_sees_the_athlete_it_names(hosted):
    query = "select athlete_id from athletes where $athlete <> ''"
    with hosted.transaction() as work:
        assert work.rows(query, {"athlete": "ann"}) == [{"athlete_id": "ann"}]
        assert work.rows("select athlete_id from athletes") == []
        assert work.rows(query, {"athlete": "bob"}) == [{"athlete_id": "bob"}]
    assert hosted.rows(query, {"athlete": "bob"}) == [{"athlete_id": "bob"}]
    assert hosted.rows("select athlete_id from athletes") == []


def test_a_transaction_cannot_write_for_another_athlete(hosted):
    def write():
        with hosted.transaction() as work:
            work.rows(
                "insert into athletes (athlete_id, data_version, settings, created_at) "
                "select 'eve', 1, '{}', created_at from athletes where athlete_id = $athlete",
                {"athlete": "ann"},
            )

    with pytest.raises(StoreError, match="row-level security"):
        write()


def test_the_analytics_of_one_athlete_cannot_meet_anothers_rows(hosted):
    everything = "select athlete_id from sets union all select athlete_id from athletes where $athlete <> ''"
    assert set(hosted.frame(everything, {"athlete": "ann"})["athlete_id"]) == {"ann"}
    assert set(hosted.frame(everything, {"athlete": "bob"})["athlete_id"]) == {"bob"}
    assert hosted.frame("select athlete_id from sets").empty


def test_the_context_does_not_outlive_its_transaction(hosted):
    for _ in range(20):  # whichever connection of the pool it gets
        assert hosted.data_version("ann") > 0
        assert hosted.rows("select current_setting('hindsight.athlete', true) as who") == [{"who": ""}]


def test_an_owner_who_may_make_no_role_is_held_by_the_same_rules(postgres, new_database):
    postgres.execute("drop role if exists plain")
    url = new_database()
    name = url.rpartition("/")[2]
    postgres.execute("create role plain login nosuperuser nocreaterole nobypassrls")
    postgres.execute(f"alter database {name} owner to plain")
    postgres.execute("alter schema public owner to plain", name)
    store = open_postgres(url.replace("hindsight@", "plain@"))
    store.save_settings("ann", {"unit": "lb"})
    assert store.settings("ann") == {"unit": "lb"}
    assert store.rows("select * from athletes") == []
    store.close()


def test_of_accounts_a_log_shows_its_own_and_those_it_gave_access(hosted, database_url):
    """Anna shares with the coach, Bob with nobody; without a log, who signs in is looked for among all."""
    people = {name: f"acc_{name}" for name in ("ann", "bob", "coach")}
    with psycopg.connect(database_url) as link:
        for name, account in people.items():
            link.execute(
                "insert into accounts values (%s, 'i', %s, null, false, %s, %s, now(), now())",
                [account, name, name, name],
            )
        link.execute(
            "insert into grants values "
            "('ann', 'g', 'identity', null, 'acc_coach', 'C', '{}', now(), now(), null, null, 0)"
        )
    names = "select name from accounts where $athlete is not null order by name"
    assert [row["name"] for row in hosted.rows(names, {"athlete": "ann"})] == ["ann", "coach"]
    assert [row["name"] for row in hosted.rows(names, {"athlete": "bob"})] == ["bob"]
    assert len(hosted.rows("select name from accounts")) == 3
    with hosted.transaction() as work:
        change = (
            "update accounts set name = 'x' where account_id = 'acc_ann' and $athlete <> '' returning name"
        )
        assert work.rows(change, {"athlete": "bob"}) == []
