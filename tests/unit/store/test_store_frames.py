import duckdb
import pytest

COLUMNS = {
    "1::tinyint": "Int64",
    "1::utinyint": "Int64",
    "1::integer": "Int64",
    "1::bigint": "Int64",
    "1::hugeint": "Int64",
    "sum(1::integer)": "Int64",
    "count(*)": "Int64",
    "1.5::decimal(9, 2)": "float64",
    "3::decimal(18, 0)": "float64",
    "1.5::float": "float64",
    "avg(1)": "float64",
    "'a'::varchar": "str",
    "'x'::enum('x')": "str",
    "uuid()": "str",
    "date '2024-01-31'": "datetime64[us]",
    "timestamp '2024-01-31 10:00'": "datetime64[us]",
    "timestamp_s '2024-01-31 10:00'": "datetime64[us]",
    "true": "boolean",
}


@pytest.mark.parametrize("rows", ["where true", "having false"])
@pytest.mark.parametrize(("column", "dtype"), COLUMNS.items())
def test_a_dtype_depends_on_the_type_not_on_the_rows(store, column, dtype, rows):
    frame = store.frame(f"select any_value(v) as v from (select {column} as v) {rows}")
    assert str(frame["v"].dtype) == dtype


@pytest.mark.parametrize(("column", "dtype"), COLUMNS.items())
def test_a_column_of_nulls_has_the_dtype_of_its_type(store, column, dtype):
    frame = store.frame(f"select if(v is null, v, null) as v from (select {column} as v)")
    assert str(frame["v"].dtype) == dtype
    assert frame["v"].isna().all()


def test_an_untyped_null_is_text(store):
    assert str(store.frame("select null as v")["v"].dtype) == "str"


def test_values_survive(store):
    row = store.frame(
        "select sum(v) as total, 1.25::decimal(9, 2) as half, max(v) > 2 as big, date '2024-02-29' as day, "
        "'0cc175b9-c0f1-b6a8-31c3-99e269772661'::uuid as key from (values (1), (2), (null)) as t(v)"
    ).iloc[0]
    assert (row["total"], row["half"], row["big"]) == (3, 1.25, False)
    assert (str(row["day"].date()), row["key"]) == ("2024-02-29", "0cc175b9-c0f1-b6a8-31c3-99e269772661")


def test_parameters_are_bound_by_name_and_a_strange_one_is_an_error(store):
    assert store.frame("select $a + 1 as v", {"a": 1})["v"].tolist() == [2]
    assert store.frame("select unnest($names) as v", {"names": ["x", "y"]})["v"].tolist() == ["x", "y"]
    with pytest.raises(duckdb.InvalidInputException, match="excess"):
        store.frame("select $a as v", {"a": 1, "b": 2})
