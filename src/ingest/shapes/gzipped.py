"""Gzip: one file inside, opened under a cap. LiftLog's backup comes this way and is refused by name."""

import zlib

from src.ingest.encoding import MAX_BYTES
from src.ingest.reject import Reject

_MAGIC = b"\x1f\x8b"
_AS_GZIP = 16 + zlib.MAX_WBITS
_BINARY_BELOW = 9  # control characters no text begins with


def is_gzip(data: bytes) -> bool:
    """Return whether the bytes are a gzip archive."""
    return data.startswith(_MAGIC)


def gunzip(data: bytes) -> bytes:
    """Return the file inside.

    Raises:
        Reject: it is damaged, too large, an archive again, or LiftLog's backup.

    """
    unpacker = zlib.decompressobj(_AS_GZIP)
    try:
        inside = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise Reject("The gzip archive is damaged. Export the log again.") from error
    if len(inside) > MAX_BYTES:
        raise Reject(
            f"The file in this gzip archive has more than {MAX_BYTES / 1e6:.0f} MB; a training log is far "
            "smaller."
        )
    if not unpacker.eof:
        raise Reject("The gzip archive is cut off. Export the log again.")
    if inside.startswith((_MAGIC, b"PK\x03\x04")):
        raise Reject("This is an archive in an archive. Unpack it and choose the file inside.")
    if _is_message(inside):
        raise Reject(
            "This is a gzip archive of binary data, as LiftLog writes its backup, which is meant for LiftLog "
            "alone. In LiftLog, export the workouts as plaintext (CSV) and choose that file."
        )
    return inside


def _is_message(inside: bytes) -> bool:
    """Return whether the bytes begin as a protocol-buffers message does: a tag, and no text at all."""
    start = inside[:512]
    return (
        any(byte < _BINARY_BELOW for byte in start)
        and not start.startswith(b"SQLite")
        and b".FIT" not in start
    )
