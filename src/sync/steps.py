"""What a source tells the runner. Each step is stored whole before the next one is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Item:
    """One thing a server holds, as it says it."""

    kind: str  # 'workout', 'weight', 'template', ...
    item_id: str
    day: date  # as the server writes it, mostly in UTC
    body: Mapping[str, Any]
    updated: str = ""  # when it was changed, as the server writes it


@dataclass(frozen=True)
class Sweep:
    """Forget the items of a kind that a finished listing did not show, of all days or from one on."""

    kind: str
    since: date | None = None


@dataclass(frozen=True)
class Remember:
    """Take these items into the copy of what the server holds, and remember how far the source has read."""

    place: Mapping[str, Any] | None = None  # None: as before
    items: Sequence[Item] = ()
    gone: Sequence[tuple[str, str]] = ()  # kind and id
    listing: int = 0  # number of the full listing that shows them; 0: they come otherwise
    sweep: Sweep | None = None


@dataclass(frozen=True)
class Export:
    """A document or a file to import as if it had been uploaded.

    With `kind` it is the copy of the server's items of that kind, all from `covers_from` on, and the log's
    part that came from there becomes what it says. Without, it is a file found at `path`.
    """

    name: str  # for display
    data: bytes
    kind: str | None = None
    covers_from: date | None = None
    also: Sequence[str] = ()  # other kinds that the document is made of
    place: Mapping[str, Any] | None = None  # to remember once it is imported
    path: str | None = None
    modified: datetime | None = None  # UTC
    keep_later: bool = False  # sets of days after the file's last day stay: it may be an old one


@dataclass(frozen=True)
class SetAside:
    """A file that is not imported, with the reason; or, without a reason, one that is gone."""

    path: str
    sha256: str
    size: int
    reason: str | None
    modified: datetime | None = None  # UTC


@dataclass(frozen=True)
class KnownFile:
    """What is remembered of a file that was looked at before."""

    path: str
    sha256: str
    size: int
    modified: datetime | None
    import_id: int | None
    outcome: str
    reason: str | None


@dataclass(frozen=True)
class Noted:
    """What is to be remembered of a file that is not read into the log: it was renamed, touched, or went."""

    file: KnownFile


@dataclass(frozen=True)
class Note:
    """A sentence for the run's report."""

    sentence: str


@dataclass(frozen=True)
class Named:
    """What the app itself says that written names stand for: exercises of the catalogue, by id."""

    exercises: Mapping[str, str]


Step = Remember | Export | SetAside | Noted | Note | Named
