"""The uploaded bytes, kept as they came: compressed files named after their content."""

import gzip
import hashlib
import os
import tempfile
import zlib
from pathlib import Path

from src.store.errors import StoreError
from src.store.private import make_folder


def keep_raw(folder: Path, raw: bytes) -> str:
    """Keep the bytes below `folder`, safely on disk when this returns; return their SHA-256 in hex.

    Bytes that are there already, undamaged, are not written again.
    """
    digest = sha256_of(raw)
    path = _path(folder, digest)
    if _intact(path, digest):
        return digest
    try:
        make_folder(path.parent)
        _write_safely(path, gzip.compress(raw, compresslevel=1, mtime=0))
    except OSError as error:
        raise StoreError(
            f"The uploaded file cannot be kept in {folder} ({error.strerror}). Nothing was imported: "
            "check the free disk space and that the folder may be written to."
        ) from error
    return digest


def read_raw(folder: Path, digest: str) -> bytes:
    """Return the bytes with this SHA-256; StoreError when they are missing or not what they were."""
    path = _path(folder, digest)
    try:
        raw = gzip.decompress(path.read_bytes())
    except FileNotFoundError as error:
        raise StoreError(
            f"The file of this import is missing: {path} is gone. Restore it from a backup."
        ) from error
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"The file of this import is damaged: {path}. Restore it from a backup.") from error
    if sha256_of(raw) != digest:
        raise StoreError(f"The file of this import is damaged: {path}. Restore it from a backup.")
    return raw


def drop_raw(folder: Path, digest: str) -> None:
    """Remove the bytes with this SHA-256, and their folder when nothing else is in it."""
    path = _path(folder, digest)
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def sha256_of(raw: bytes) -> str:
    """Return the SHA-256 of the bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def _path(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}.gz"


def _intact(path: Path, digest: str) -> bool:
    try:
        return sha256_of(gzip.decompress(path.read_bytes())) == digest
    except (OSError, EOFError, zlib.error):  # missing or damaged: either way it is written again
        return False


def _write_safely(path: Path, content: bytes) -> None:
    """Write under another name, make it durable, then rename: a crash leaves the whole file or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    if os.name == "nt":  # Windows cannot open a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
