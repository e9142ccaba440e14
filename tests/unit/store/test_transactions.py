import pytest

from src.store import open_store


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "log.duckdb")
    yield opened
    opened.close()


def add(transaction, athlete):
    transaction.rows(
        "insert into athletes (athlete_id, data_version, settings, created_at) "
        "values ($athlete, 1, '{}', timestamp '2024-01-01')",
        {"athlete": athlete},
    )


def test_rows_come_by_column_name_and_a_change_without_returning_has_none(store):
    with store.transaction() as work:
        add(work, "a")
        changed = work.rows("update athletes set data_version = 7 where athlete_id = $a", {"a": "a"})
        returned = work.rows("update athletes set data_version = 8 returning athlete_id, data_version")
    assert changed == []
    assert returned == [{"athlete_id": "a", "data_version": 8}]
    assert store.data_version("a") == 8


def test_an_error_takes_all_of_a_transaction_back(store):
    def fail_half_way():
        with store.transaction() as work:
            add(work, "a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert store.data_version("a") == 0
