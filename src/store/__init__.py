"""The log's home. The only package that opens a database.

Everything above it asks through the `Query` and `Store` protocols, so that the analytics SQL is the same
whatever the home is.
"""

from src.store.bodyweights import is_bodyweight
from src.store.copying import Copied, Dump, Home, copy, move_log
from src.store.corrections import SetCorrection
from src.store.embedded import EmbeddedStore, default_path, open_store
from src.store.errors import LogInUse, StoreError
from src.store.home import database_url, home_key, open_at, open_home
from src.store.memory import memory_store
from src.store.protocol import Diff, ImportRecord, Query, Store, Transaction, Undone
from src.store.schema import BODYWEIGHTS_SCHEMA, SETS_SCHEMA

__all__ = [
    "BODYWEIGHTS_SCHEMA",
    "SETS_SCHEMA",
    "Copied",
    "Diff",
    "Dump",
    "EmbeddedStore",
    "Home",
    "ImportRecord",
    "LogInUse",
    "Query",
    "SetCorrection",
    "Store",
    "StoreError",
    "Transaction",
    "Undone",
    "copy",
    "database_url",
    "default_path",
    "home_key",
    "is_bodyweight",
    "memory_store",
    "move_log",
    "open_at",
    "open_home",
    "open_store",
]
