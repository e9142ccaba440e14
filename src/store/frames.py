"""The one exit from the database: an answer becomes a frame whose dtypes do not depend on the data."""

import warnings
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

# Arrow's own pool keeps what texts took for a while: 30 MB and more after a long log.
pa.set_memory_pool(pa.system_memory_pool())

# A relation would spare that copy and plan every statement twice: for answers of a page, by far the dearer.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

_WHOLE = {
    "tinyint",
    "smallint",
    "integer",
    "bigint",
    "hugeint",  # what sum() of whole numbers gives
    "utinyint",
    "usmallint",
    "uinteger",
    "ubigint",
    "uhugeint",
}
_REAL = {"float", "double", "decimal"}
_TEXT = {"varchar", "enum", "uuid", "null"}
_MOMENT = {"date", "timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns"}

Values = ExtensionArray | NDArray[Any] | pd.Series

_STR = pd.StringDtype(na_value=np.nan)  # what pandas calls `str`
_BOOLEAN = pd.BooleanDtype()


def to_frame(answered: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Take the answer; whole numbers become Int64, other numbers float64, text `str`, moments us timestamps.

    `answered`: a cursor that has executed a statement. Decided by the types of its columns, so a column
    without values has the dtype it would have with them. Types outside these (lists, structs, intervals) stay
    as pandas makes them.
    """
    kinds = [column[1].id for column in answered.description or ()]
    table: pa.Table = answered.to_arrow_table()
    columns = zip(table.column_names, kinds, table.columns, strict=True)
    # Column by column: `Table.to_pandas` is made for large tables, and takes longer over a page's small ones.
    return pd.DataFrame({name: _values(kind, column) for name, kind, column in columns}, copy=False)


def _values(kind: str, column: pa.ChunkedArray) -> Values:
    if kind in _WHOLE:
        return _whole(column.cast(pa.int64()))
    if kind in _REAL:
        return _own(column.cast(pa.float64()).to_numpy())
    if kind in _TEXT:
        return _of_arrow(_STR, column.cast(pa.string()))
    if kind in _MOMENT:
        return _own(column.cast(pa.timestamp("us")).to_numpy())
    if kind == "boolean":
        return _of_arrow(_BOOLEAN, column)
    other: pd.Series = column.to_pandas()
    return other


def _of_arrow(dtype: Any, column: pa.ChunkedArray) -> ExtensionArray:  # noqa: ANN401 - its stubs lack the method
    values: ExtensionArray = dtype.__from_arrow__(column)
    return values


def _whole(column: pa.ChunkedArray) -> pd.arrays.IntegerArray:
    if column.null_count == 0:
        numbers = _own(column.to_numpy())
        return pd.arrays.IntegerArray(numbers, np.zeros(len(numbers), dtype=np.bool_))
    return pd.arrays.IntegerArray(_own(column.fill_null(0).to_numpy()), _own(column.is_null().to_numpy()))


def _own(values: NDArray[Any]) -> NDArray[Any]:
    """Return values that may be written to, and do not hold on to all that Arrow was given."""
    return values if values.flags.writeable and values.flags.owndata else values.copy()
