"""The one exit from the database: an answer becomes a frame whose dtypes do not depend on the data."""

import warnings

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

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

_PANDAS_TYPES: dict[pa.DataType, pd.api.extensions.ExtensionDtype] = {
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(na_value=np.nan),  # what pandas calls `str`
}


def to_frame(answered: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Take the answer; whole numbers become Int64, other numbers float64, text `str`, moments us timestamps.

    `answered`: a cursor that has executed a statement. Decided by the types of its columns, so a column
    without values has the dtype it would have with them. Types outside these (lists, structs, intervals) stay
    as pandas makes them.
    """
    kinds = [column[1].id for column in answered.description or ()]
    table: pa.Table = answered.to_arrow_table()
    fields = [_target(kind, column) for kind, column in zip(kinds, table.schema, strict=True)]
    frame: pd.DataFrame = table.cast(pa.schema(fields)).to_pandas(types_mapper=_PANDAS_TYPES.get)
    return frame


def _target(kind: str, column: pa.Field) -> pa.Field:
    if kind in _WHOLE:
        return column.with_type(pa.int64())
    if kind in _REAL:
        return column.with_type(pa.float64())
    if kind in _TEXT:
        return column.with_type(pa.string())
    if kind in _MOMENT:
        return column.with_type(pa.timestamp("us"))
    return column
