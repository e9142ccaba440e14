"""A folder on this computer where exports land: Dropbox, iCloud Drive, Syncthing, or a download folder.

What a file says is known by its content, not by its name: a file that was renamed, copied or put back is
not read again, a file that grew is. Files are read in the order in which they were changed. A file that was
read before speaks for its whole history again, as an upload does; one with a new name may be an old export,
so the sets after its last day stay.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from src.analytics.written import written
from src.sync.faults import SyncFault
from src.sync.looking import Found, NotWhole, files_in, read_whole
from src.sync.past import Past
from src.sync.source import Progress
from src.sync.steps import Export, KnownFile, Note, Noted, SetAside, Step

SETTLED_S = 3.0  # a file that was not changed for so long is whole; more than the coarsest clock of a disk
GONE = "gone"
PATIENCE_S = 10.0  # how long a run waits for files that are still being written


@dataclass(frozen=True)
class Folder:
    """The files of one folder. A laptop only: a server has no folders of its visitors."""

    path: Path
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Any] = time.sleep
    name: str = "folder"

    @property
    def account(self) -> str:
        """The folder itself."""
        return str(self.path)

    @property
    def label(self) -> str:
        """What a person calls it."""
        return f"Folder {self.path.name or self.path}"

    def fetch(self, past: Past, progress: Progress) -> Iterator[Step]:
        """Yield the files whose content is new, those that cannot be read, and those that went."""
        known = past.files()
        listed = self._listed()
        changed = [found for found in listed if not _as_before(found, known.get(found.path))]
        taken = 0
        for done, found in enumerate(self._settled(changed)):
            progress("files", done, len(changed))
            if step := _step(found, known.get(found.path), past):
                taken += 1
                yield step
        if waiting := len(changed) - taken:
            yield Note(_waiting_words(waiting))
        there = {found.path for found in listed}
        for file in known.values():
            if file.path not in there and file.outcome != GONE:
                yield Noted(replace(file, outcome=GONE))
        progress("files", len(changed), len(changed))

    def _listed(self) -> list[Found]:
        try:
            return files_in(self.path)
        except FileNotFoundError as error:
            raise SyncFault(
                f"The folder {self.path} is not there. Connect its disk, or choose another folder."
            ) from error
        except OSError as error:
            why = error.strerror or "it cannot be read"
            raise SyncFault(f"The folder {self.path} cannot be looked through: {why}.") from error

    def _settled(self, changed: list[Found]) -> Iterator[Found]:
        """Yield the files that nobody is writing to; wait a little for the others, then leave them."""
        ends = self.clock() + PATIENCE_S
        for found in changed:
            while (wait := found.modified_ns / 1e9 + SETTLED_S - self.clock()) > 0:
                if self.clock() + min(wait, SETTLED_S) > ends:
                    break
                self.sleep(min(wait, SETTLED_S))
            else:
                yield found


def _as_before(found: Found, known: KnownFile | None) -> bool:
    """Return whether a file was looked at before and looks the same; one that had gone is looked at again."""
    return (
        known is not None
        and known.outcome != "gone"
        and (known.size, known.modified) == (found.size, found.modified)
    )


def _step(found: Found, before: KnownFile | None, past: Past) -> Step | None:
    """Return what is to be done about one file; None: nothing yet."""
    if found.refused:
        return SetAside(found.path, "", found.size, found.refused, found.modified)
    try:
        data = read_whole(found)
    except NotWhole:
        return None
    except OSError as error:
        return SetAside(found.path, "", found.size, f"It cannot be opened: {error.strerror}.", found.modified)
    digest = hashlib.sha256(data).hexdigest()
    here = before if before and before.outcome != GONE else None  # what went and came back is new here
    same = here if here and here.sha256 == digest else None
    # A file that goes back to what it said before speaks again; one that was renamed or copied does not.
    same = same or (_read_before(found.path, digest, past) if here is None else None)
    if same is None:
        return Export(
            name=PurePosixPath(found.path).name,
            data=data,
            path=found.path,
            modified=found.modified,
            keep_later=here is None,
        )
    return Noted(replace(same, path=found.path, size=found.size, modified=found.modified))


def _read_before(path: str, digest: str, past: Past) -> KnownFile | None:
    """Return what became of the same content when it was read under another name, or uploaded."""
    if made := past.import_of(digest):
        return KnownFile(path, digest, 0, None, made, "imported", None)
    others = [file for file in past.files().values() if file.sha256 == digest]
    if not others:
        return None
    outcome = "set aside" if others[0].import_id is None else "imported"  # it may have gone since
    return replace(others[0], outcome=outcome)


def _waiting_words(count: int) -> str:
    if count == 1:
        return "1 file is still being written; the next sync reads it."
    return f"{written(count)} files are still being written; the next sync reads them."
