import pytest

A = {"athlete": "a"}


def add(transaction, athlete):
    transaction.rows(
        "insert into athletes (athlete_id, data_version, settings, created_at) "
        "values ($athlete, 1, '{}', timestamp '2024-01-01') "
        "on conflict (athlete_id) do update set data_version = 1",
        {"athlete": athlete},
    )


def test_rows_come_by_column_name_and_a_change_without_returning_has_none(store):
    with store.transaction() as work:
        add(work, "a")
        changed = work.rows("update athletes set data_version = 7 where athlete_id = $athlete", A)
        returned = work.rows(
            "update athletes set data_version = 8 where athlete_id = $athlete "
            "returning athlete_id, data_version",
            A,
        )
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


def test_what_was_read_before_a_change_is_read_anew_after_it(store):
    assert (store.data_version("a"), store.settings("a")) == (0, {})
    store.save_settings("a", {"unit": "lb"})
    first = store.data_version("a")
    told = store.settings("a")
    told["unit"] = "kg"  # a caller's own copy
    assert store.settings("a") == {"unit": "lb"}
    with store.transaction() as work:
        work.rows("update athletes set data_version = 70 where athlete_id = $athlete", A)
        assert store.data_version("a") == first  # not yet committed
    assert store.data_version("a") == 70

    def broken_off():
        with store.transaction() as work:
            work.rows("update athletes set data_version = 80 where athlete_id = $athlete", A)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert store.data_version("a") == 70
