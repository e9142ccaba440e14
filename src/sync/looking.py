"""The files of a folder that may be exports: which are there, which are whole, what is in them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from src.analytics.written import written
from src.ingest.encoding import MAX_BYTES

FILE_TYPES = ("csv", "tsv", "txt", "json", "zip", "gz", "xlsx", "ods", "fit", "fitnotes", "sqlite", "db")
MOST_FILES = 2_000
DEEPEST = 4  # folders within folders
# What programs that move files write while they do, or keep for themselves.
_PASSING = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".icloud", ".swp", "~")
_CONFLICTS = (".sync-conflict-", "conflicted copy", "in konflikt")
_ODD_FOLDERS = {"__macosx", "$recycle.bin", "@eadir", "lost+found"}
_IN_THE_CLOUD = 0x40000000  # macOS SF_DATALESS: the content is not on this machine
_RECALLED = 0x1000 | 0x40000 | 0x400000  # Windows: offline, recall on open, recall on data access


@dataclass(frozen=True)
class Found:
    """A file that may be an export."""

    path: str  # within the folder, with / between
    place: Path
    size: int  # bytes
    modified_ns: int  # of the epoch
    refused: str | None = None  # why it is not opened

    @property
    def modified(self) -> datetime:
        """When it was changed: UTC, as the tables keep it."""
        return datetime.fromtimestamp(self.modified_ns // 1_000 / 1_000_000, UTC).replace(tzinfo=None)


class NotWhole(Exception):  # noqa: N818 - no error: it is still being written
    """A file changed, or went, while it was read."""


def files_in(folder: Path) -> list[Found]:
    """Return the files that may be exports, the oldest first; OSError when the folder cannot be read.

    Left out is what nobody means as an export: other kinds of files, hidden and half-transferred ones, copies
    that a sync program made of a conflict, files whose content is still in the cloud. A link that leads out
    of the folder is there, refused.
    """
    root = folder.resolve(strict=True)
    found = list(_walk(root, root, DEEPEST))
    if len(found) > MOST_FILES:
        raise OSError(None, f"it holds more than {written(MOST_FILES)} files")
    return sorted(found, key=lambda one: (one.modified_ns, one.path))


def read_whole(found: Found) -> bytes:
    """Return what is in a file that keeps still while it is read; NotWhole when it does not."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(found.place, flags), "rb") as file:
            data = file.read(MAX_BYTES + 1)
            now = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise NotWhole from error
    if (now.st_size, now.st_mtime_ns) != (found.size, found.modified_ns) or len(data) != now.st_size:
        raise NotWhole
    return data


def _walk(root: Path, folder: Path, depth: int) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if _passed_over(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth and entry.name.casefold() not in _ODD_FOLDERS:
                yield from _walk(root, Path(entry.path), depth - 1)
        elif Path(entry.name).suffix[1:].casefold() in FILE_TYPES and (one := _looked_at(root, entry)):
            yield one


def _passed_over(name: str) -> bool:
    low = name.casefold()
    return low.startswith((".", "~$")) or low.endswith(_PASSING) or any(part in low for part in _CONFLICTS)


def _looked_at(root: Path, entry: "os.DirEntry[str]") -> Found | None:
    """Return what a directory entry is; None: nothing to read, now or ever."""
    place = Path(entry.path)
    path = place.relative_to(root).as_posix()
    try:
        if entry.is_symlink():
            place = place.resolve(strict=True)
            if not place.is_relative_to(root):
                return Found(
                    path, place, 0, 0, "It is a link to a file outside the folder, which is not read."
                )
        about = place.stat(follow_symlinks=False)
    except OSError:  # a link to nothing, or gone since it was listed
        return None
    if not stat.S_ISREG(about.st_mode) or about.st_size == 0 or _elsewhere(about):
        return None
    refused = None
    if about.st_size > MAX_BYTES:
        refused = (
            f"It is larger than {MAX_BYTES // 1_000_000} MB. Take the photos out, or export less at once."
        )
    return Found(path, place, about.st_size, about.st_mtime_ns, refused)


def _elsewhere(about: os.stat_result) -> bool:
    """Return whether only a placeholder is here, which opening would make the cloud send."""
    return bool(
        getattr(about, "st_flags", 0) & _IN_THE_CLOUD or getattr(about, "st_file_attributes", 0) & _RECALLED
    )
