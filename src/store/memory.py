"""A log's home in memory, filled once: it holds what it was given, and is gone with the process."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from src.store.connection import HARDENED, Connection, Lane, lock_down
from src.store.embedded import EmbeddedStore
from src.store.migrate import migrate

_TABLES = ("athletes", "imports", "sets", "set_corrections", "bodyweights")


class _MemoryConnection(Connection):
    """A hold on a database without a file."""

    def __init__(self) -> None:
        self.path = Path(":memory:")
        self._database = duckdb.connect(
            ":memory:", config={**HARDENED, "memory_limit": "256MB", "threads": 1}
        )
        lock_down(self._database)
        self._set_up(Lane())


def memory_store(tables: Mapping[str, pd.DataFrame]) -> EmbeddedStore:
    """Return a store with these rows, by table; columns a frame does not have stay null.

    Tables: athletes, imports, sets, set_corrections, bodyweights.
    """
    if unknown := tables.keys() - set(_TABLES):
        raise ValueError(f"no table of a log: {', '.join(sorted(unknown))}")
    connection = _MemoryConnection()
    migrate(connection)
    with connection.writing() as cursor:
        for name, frame in tables.items():
            rows = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
            cursor.register("given", rows)
            cursor.execute(f"insert into {name} by name select * from given")
    return EmbeddedStore(connection)
