"""The log's home. The only package that opens a database.

Everything above it asks through the `Query` and `Store` protocols, so that the analytics SQL is the same
whatever the home is.
"""

from src.store.embedded import EmbeddedStore, default_path, open_store
from src.store.errors import StoreError
from src.store.protocol import Diff, ImportRecord, Query, Store, Undone
from src.store.schema import SETS_SCHEMA

__all__ = [
    "SETS_SCHEMA",
    "Diff",
    "EmbeddedStore",
    "ImportRecord",
    "Query",
    "Store",
    "StoreError",
    "Undone",
    "default_path",
    "open_store",
]
