"""The uploaded bytes of the hosted home: compressed in the database, or in a bucket where one is set."""

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from src.store.errors import StoreError
from src.store.imports import now
from src.store.postgres.server import Connection
from src.store.raw import sha256_of

BUCKET = "HINDSIGHT_BUCKET"  # s3://bucket/folder or any other address fsspec knows


class RawFiles(Protocol):
    """Where uploaded bytes are kept."""

    def keep(self, athlete_id: str, sha256: str, packed: bytes) -> str | None:
        """Keep the compressed bytes outside the database and return where; None: the database is to."""
        ...

    def read(self, place: str) -> bytes:
        """Return what was kept at a place."""
        ...

    def drop(self, place: str) -> None:
        """Remove what was kept at a place."""
        ...


class InDatabase:
    """The default: no second thing to back up."""

    def keep(self, athlete_id: str, sha256: str, packed: bytes) -> str | None:  # noqa: ARG002
        """Leave it to the database."""
        return None

    def read(self, place: str) -> bytes:
        """Say that a bucket is missing: this file lies in one."""
        raise StoreError(f"This file is kept in a bucket ({place}): set {BUCKET} to read it.")

    def drop(self, place: str) -> None:
        """Say that a bucket is missing: this file lies in one."""
        self.read(place)


class InBucket:
    """Files named after athlete and content in a bucket; written before the import is committed."""

    def __init__(self, address: str) -> None:
        try:
            import fsspec  # noqa: PLC0415 - only those who use a bucket have it

            self._files, self._folder = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise StoreError(
                f"{BUCKET} cannot be used ({error}). Install fsspec and the driver of the bucket (s3fs for "
                "s3://...), or unset it to keep uploaded files in the database."
            ) from error

    def keep(self, athlete_id: str, sha256: str, packed: bytes) -> str | None:
        """Write the bytes; StoreError when the bucket does not take them."""
        folder = sha256_of(athlete_id.encode())[:32]  # no name of a person in the bucket
        with _translated():
            self._files.makedirs(f"{self._folder}/{folder}", exist_ok=True)
            self._files.pipe_file(f"{self._folder}/{folder}/{sha256}.gz", packed)
        return f"{folder}/{sha256}.gz"

    def read(self, place: str) -> bytes:
        """Return the bytes; StoreError when they are gone."""
        with _translated():
            return bytes(self._files.cat_file(f"{self._folder}/{place}"))

    def drop(self, place: str) -> None:
        """Remove the file; one that is gone already is no error."""
        with _translated():
            if self._files.exists(f"{self._folder}/{place}"):
                self._files.rm_file(f"{self._folder}/{place}")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # each kind of bucket has errors of its own
        raise StoreError(
            f"The bucket for uploaded files does not answer ({error}). Nothing was changed: check {BUCKET} "
            "and what this server may do there."
        ) from error


def raw_files() -> RawFiles:
    """Return where this process keeps uploads."""
    address = os.environ.get(BUCKET)
    return InBucket(address) if address else InDatabase()


def keep_raw(connection: Connection, files: RawFiles, athlete_id: str, raw: bytes) -> None:
    """Keep the bytes as part of the transaction; those the database has already are not written again."""
    sha256 = sha256_of(raw)
    there = connection.execute(
        "select place from raw_files where athlete_id = %s and sha256 = %s", [athlete_id, sha256]
    ).fetchone()
    if there == (None,):
        return
    if there:  # in a bucket, where it may be gone: it is written anew
        mine = [athlete_id, sha256]
        connection.execute("delete from raw_files where athlete_id = %s and sha256 = %s", mine)
    packed = gzip.compress(raw, compresslevel=1, mtime=0)
    place = files.keep(athlete_id, sha256, packed)
    connection.execute(
        """
        insert into raw_files (athlete_id, sha256, bytes, content, place, kept_at)
        values (%s, %s, %s, %b, %s, %s)
        """,
        [athlete_id, sha256, len(raw), None if place else packed, place, now()],
    )


def read_raw(connection: Connection, files: RawFiles, athlete_id: str, sha256: str) -> bytes:
    """Return the bytes with this SHA-256; StoreError when they are missing or not what they were."""
    row = connection.execute(
        "select content, place from raw_files where athlete_id = %s and sha256 = %s", [athlete_id, sha256]
    ).fetchone()
    if row is None:
        raise StoreError("The file of this import is missing from the database. Restore it from a backup.")
    packed = files.read(row[1]) if row[1] else row[0]
    try:
        raw = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError("The file of this import is damaged. Restore it from a backup.") from error
    if sha256_of(raw) != sha256:
        raise StoreError("The file of this import is damaged. Restore it from a backup.")
    return raw
