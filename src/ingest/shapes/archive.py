"""Zip archives, opened as if a stranger had packed them: nothing is written, names are only shown."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from src.ingest.reject import Reject, quoted
from src.ingest.shapes.shape import Shape
from src.ingest.text import TextTable

MAX_MEMBERS = 50
MAX_TOTAL = 40_000_000  # bytes, unpacked
MAX_RATIO = 100
MAX_ENTRIES = 5_000  # of the directory, folders too
MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1
_KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def is_zip(head: bytes) -> bool:
    """Return whether the bytes are a zip archive (or a workbook, which is one too)."""
    return head.startswith(MAGIC)


def members(data: bytes, *, total: int = MAX_TOTAL, most: int = MAX_MEMBERS) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file in the archive, without folders and what systems add by themselves.

    Raises:
        Reject: it is damaged, encrypted, has too many files or a name that points outside, or unpacks to more
            than `total` bytes or MAX_RATIO times its size.

    """
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise Reject(
            "The zip archive lists far more files than one with training logs. Choose the log itself."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(name.endswith((".iwa", "Index.zip")) for name in archive.namelist()):
                raise Reject(
                    "This is an Apple Numbers document. In Numbers, choose File, Export To, CSV, and choose "
                    "that file here."
                )
            infos = list(_safe(archive, total, most))
            return [(info.filename, _read(archive, info)) for info in infos]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Reject("The zip archive is damaged or cut off. Pack or download it again.") from error


def _safe(archive: zipfile.ZipFile, total: int, most: int) -> Iterator[zipfile.ZipInfo]:
    infos = [
        info
        for info in archive.infolist()
        if not info.is_dir() and not any(n in info.filename for n in _NOISE)
    ]
    if len(infos) > most:
        raise Reject(f"The zip archive holds {len(infos):,} files; at most {most} are read.")
    size = sum(info.file_size for info in infos)
    if size > total:
        raise Reject(
            f"The zip archive unpacks to {size / 1e6:.0f} MB; at most {total / 1e6:.0f} MB are read."
        )
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise Reject(
                f"{quoted(info.filename)} in the zip archive is encrypted. Unpack it with its password first."
            )
        if _points_outside(info.filename):
            raise Reject(f"The name {quoted(info.filename)} in the zip archive points outside of it.")
        if info.compress_type not in _KNOWN:
            raise Reject(
                f"{quoted(info.filename)} is packed in a way that is not read. Pack it as a plain zip."
            )
        if info.file_size > MAX_RATIO * max(info.compress_size, 1_000):
            raise Reject(
                f"{quoted(info.filename)} unpacks to over {MAX_RATIO} times its size. It was not opened."
            )
        yield info


def _points_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or ":" in parts[0]


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return one file: no more than the directory says, so that a lie about the size shows as damage."""
    with archive.open(info) as file:
        return file.read(info.file_size)


def _refuse(data: bytes) -> list[TextTable]:
    del data
    raise Reject("This is a zip archive inside another file. Unpack it and choose the files in it.")


ZIP = Shape("zip archive", is_zip, _refuse)
