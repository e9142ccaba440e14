"""The hosted home: PostgreSQL holds the truth, any number of processes read and write it."""

from src.store.postgres.store import PostgresStore, open_postgres

__all__ = ["PostgresStore", "open_postgres"]
