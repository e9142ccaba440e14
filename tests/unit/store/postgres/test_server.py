"""What is said of the server, and to whom; what the database's own settings do not change."""

import traceback

import psycopg
import pytest
from psycopg import sql

from src.store import StoreError
from src.store.postgres import lane, open_postgres, store
from src.store.postgres.policies import ACROSS
from src.store.postgres.server import Server

# Whose key does not begin with the athlete, and why.
OTHER_KEYS = {
    "accounts": "who signs in is found by provider and subject",
    "bodyweights": "without a key: written and replaced an import at a time, found by the index",
    "grant_events": "without a key: a history that is only added to",
}


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:hunter/2secret@127.0.0.1:1/db",
        "postgresql://user:hunter?2secret@127.0.0.1:1/db",
        "postgresql://user:hunter@2secret@127.0.0.1:1/db",
        "postgresql://user:hunter%zz2secret@127.0.0.1:1/db",
        "postgresql://user:12/hunter2secret@127.0.0.1:1/db",
        "host=127.0.0.1 port=1 password='hunter 2secret",
        "hunter2secret",
    ],
)
def test_no_piece_of_a_password_is_said_however_wrong_the_address(address, caplog):
    with pytest.raises(StoreError) as error:
        Server(address)
    said = "".join(traceback.format_exception(error.value)) + caplog.text
    source = said.replace(address, "")  # a test's own line is quoted in the traceback
    assert "hunter" not in source
    assert "2secret" not in source


def test_a_server_that_does_not_answer_is_named_without_user_and_password(monkeypatch, caplog):
    monkeypatch.setattr("src.store.postgres.server.PATIENCE_S", 1)
    with pytest.raises(StoreError, match="cannot be reached") as error:
        Server("postgresql://user:hunter2secret@127.0.0.1:1/db")
    assert "db on 127.0.0.1" in str(error.value)
    assert "hunter2secret" not in str(error.value) + repr(error.value.__cause__) + caplog.text


def test_the_athlete_leads_every_key_but_those_named_with_a_reason(database_url):
    with psycopg.connect(database_url) as link:
        keys = link.execute(
            """
            select relname, (
                select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                where indrelid = c.oid and indisprimary
            )
            from pg_class c
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
            """
        ).fetchall()
        assert {table for table, first in keys if first != "athlete_id"} == OTHER_KEYS.keys()
        sequences = link.execute(
            "select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace"
        )
        assert sequences.fetchall() == []
        between = link.execute("select conname from pg_constraint where contype = 'f'")
        assert between.fetchall() == []


def test_a_rule_of_an_earlier_version_is_replaced(postgres, database_url):
    database = database_url.rpartition("/")[2]
    rules = "select tablename, qual, with_check from pg_policies where schemaname = 'public' order by 1"
    before = postgres.execute(rules, database)
    assert {table for table, *_ in before} >= ACROSS.keys()
    postgres.execute("drop policy whose on sets; create policy whose on sets using (true)", database)
    open_postgres(database_url).close()
    assert postgres.execute(rules, database) == before


def test_the_settings_of_the_database_change_no_answer(postgres, new_database, record, sets_of):
    url = new_database()
    name = sql.Identifier(url.rpartition("/")[2])
    for setting, value in (
        ("datestyle", "SQL, DMY"),
        ("timezone", "Pacific/Auckland"),
        ("default_transaction_isolation", "repeatable read"),
        ("client_encoding", "LATIN1"),
    ):
        set_it = sql.SQL("alter database {} set {} to {}").format(name, sql.Identifier(setting), value)
        postgres.execute(set_it)
    one, other = open_postgres(url), open_postgres(url)
    one.apply_import("me", record, sets_of([12], note="schwer 🏋"), b"file")
    seen = other.frame(
        "select day::varchar as day, note from sets where athlete_id = $athlete", {"athlete": "me"}
    )
    assert seen.to_numpy().tolist() == [["2024-01-13", "schwer 🏋"]] * 3
    imports = one.rows("select imported_at from imports where athlete_id = $athlete", {"athlete": "me"})
    assert imports[0]["imported_at"] == one.imports("me")["imported_at"].iloc[0]
    for number in range(3):
        other.update_settings("me", lambda now, number=number: {**now, str(number): number})
        one.update_settings("me", lambda now, number=number: {**now, f"one {number}": number})
    assert len(one.settings("me")) == 6
    one.close()
    other.close()


def test_a_change_that_gave_way_is_done_again_and_in_the_end_says_so(database_url, monkeypatch):
    home, left = open_postgres(database_url), [2]
    do = lane.change

    def change(*args, **more):
        def beside(link):
            if left[0]:
                left[0] -= 1
                link.execute("do $$ begin raise exception 'met' using errcode = '40P01'; end $$")

        return do(*args, **{**more, "beside": beside})

    monkeypatch.setattr(store.lane, "change", change)
    home.save_settings("me", {"unit": "lb"})
    assert home.settings("me") == {"unit": "lb"}
    left[0] = store.TRIES
    with pytest.raises(StoreError, match="Nothing was changed: try again"):
        home.save_settings("me", {"unit": "kg"})
    assert home.settings("me") == {"unit": "lb"}
    home.close()


def test_a_server_out_of_time_or_room_is_not_called_lost(database_url):
    server = Server(database_url)
    with pytest.raises(StoreError, match="statement timeout") as error, server.about("me") as link:
        link.execute("set local statement_timeout = 50; select pg_sleep(5)")
    assert "Nothing was changed" in str(error.value)
    server.close()


def test_a_log_is_deleted_after_the_run_of_sync_that_is_under_way(database_url, monkeypatch):
    monkeypatch.setattr("src.store.postgres.server.PATIENCE_S", 1)
    one, other = open_postgres(database_url), open_postgres(database_url)
    one.save_settings("me", {"unit": "lb"})
    with one.alone("me", "sync hevy") as mine:
        assert mine
        with pytest.raises(StoreError, match="still running"):
            other.forget("me")
        one.save_settings("me", {"unit": "kg"})  # the run goes on
    assert other.forget("me")["athletes"] == 1
    assert one.settings("me") == {}
    one.close()
    other.close()
