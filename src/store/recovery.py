"""Before the shape of a log changes it is copied; what cannot be read is set aside, never deleted.

Beside the database: `backups/` holds the copies, `quarantine/` what was damaged, one folder each time with a
`notice.txt` that says what happened until the person at the screen has seen it.
"""

import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from src.store.errors import DamagedLog, StoreError
from src.store.private import for_the_owner, make_folder
from src.store.raw import sync_folder

_NOTICE, _SEEN = "notice.txt", "seen.txt"
_NAMED = 5  # files, before 'and 3 more'


def back_up(path: Path, schema: int) -> Path:
    """Copy a closed database file to `backups/`, check the copy, and return its path.

    Raises:
        StoreError: no copy could be made; the file is as it was.

    """
    to = path.parent / "backups" / f"{path.stem}.schema{schema}.{_stamp()}.duckdb"
    try:
        make_folder(to.parent)
        for part, copy in _parts(path, to):
            _copy(part, copy)
        with for_the_owner(), duckdb.connect(to, read_only=True) as copied:
            found = copied.execute("select max(number) from migrations").fetchone()
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            f"The training log {path} has to be brought up to date, and no copy of it could be made first in "
            f"{to.parent} ({error}). Nothing was changed: check the free disk space, then start again."
        ) from error
    if found != (schema,):
        raise StoreError(f"The copy {to} of the training log is not what it should be. Nothing was changed.")
    return to


def set_aside(path: Path, damage: DamagedLog) -> None:
    """Move what is damaged into a folder of its own below `quarantine/`, with a copy of what it belongs to.

    Damage in the write-ahead log moves that alone: the database opens as of its last checkpoint. Damage in
    the database moves both, and an empty log begins.

    Raises:
        StoreError: it cannot be moved; it is where it was.

    """
    folder = path.parent / "quarantine" / _stamp()
    try:
        make_folder(folder)
        log = path.with_name(f"{path.name}.wal")
        if damage.part == "wal":
            _copy(path, folder / path.name)
            log.replace(folder / log.name)
        else:
            for part, moved in _parts(path, folder / path.name):
                part.replace(moved)
        sync_folder(folder)
        sync_folder(path.parent)
        with for_the_owner():
            (folder / _NOTICE).write_text(_sentence(path, folder, damage), encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"{damage} It cannot be set aside in {folder} ({error.strerror}): move {path} away by hand."
        ) from error


def note_unread(path: Path) -> None:
    """Leave a notice that the last changes were passed over: DuckDB says nothing of some damage."""
    folder = path.parent / "quarantine" / _stamp()
    make_folder(folder)
    with for_the_owner():
        said = (
            f"The training log {path} was not closed properly, and its last changes could not be read back."
        )
        (folder / _NOTICE).write_text(said, encoding="utf-8")


def unclosed_since(path: Path) -> float | None:
    """Return when the database was last written as a whole, if later changes wait in a log beside it."""
    waiting = path.exists() and path.with_name(f"{path.name}.wal").exists()
    return path.stat().st_mtime if waiting else None


def notices(path: Path) -> list[str]:
    """Return what was set aside and not seen yet, oldest first, one text each."""
    found = sorted((path.parent / "quarantine").glob(f"*/{_NOTICE}"))
    return [notice.read_text(encoding="utf-8") for notice in found]


def mark_seen(path: Path) -> None:
    """Let the notices be seen; what was set aside stays where it is."""
    for notice in (path.parent / "quarantine").glob(f"*/{_NOTICE}"):
        notice.replace(notice.with_name(_SEEN))


def files_not_in(folder: Path, known: set[str], since: float = 0.0) -> list[str]:
    """Return the uploads kept `since` whose SHA-256 is not `known`, oldest first, as names below `folder`."""
    kept = sorted((file.stat().st_mtime, file) for file in folder.glob("??/*.gz"))
    return [str(file.relative_to(folder)) for at, file in kept if at >= since and file.stem not in known]


def lost_words(files: list[str], folder: Path) -> str:
    """Say which kept uploads the log does not hold, or nothing."""
    if not files:
        return ""
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    files_are, them = ("file is", "it") if len(files) == 1 else ("files are", "them")
    return (
        f" {len(files)} uploaded {files_are} kept and not in this log: add {them} again from {folder}: "
        f"{', '.join(files[:_NAMED])}{more}."
    )


def _sentence(path: Path, folder: Path, damage: DamagedLog) -> str:
    if damage.part == "wal":
        return (
            f"The last changes to the training log {path} were damaged and could not be read back. The log "
            f"is as it was before them; the damaged file was moved to {folder}."
        )
    return (
        f"The training log {path} was damaged and could not be read. It was moved to {folder}, and an empty "
        f"log begins. Copies made before updates, if any, are in {path.parent / 'backups'}."
    )


def _parts(path: Path, to: Path) -> list[tuple[Path, Path]]:
    """Return the file and its write-ahead log, as far as they are there, and where they go."""
    pairs = [(path, to), (path.with_name(f"{path.name}.wal"), to.with_name(f"{to.name}.wal"))]
    return [(part, copy) for part, copy in pairs if part.exists()]


def _copy(file: Path, to: Path) -> None:
    """Copy under another name, make it durable, then rename: a crash leaves the whole copy or none."""
    handle, name = tempfile.mkstemp(dir=to.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as part, file.open("rb") as original:
            shutil.copyfileobj(original, part, 1 << 20)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(to)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(to.parent)


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
