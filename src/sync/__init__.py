"""Logs that keep themselves up to date: servers, folders and links, each read by one `Source`.

`sync` runs one source for one athlete. Sources read the outside and say what they found, step by step; the
runner alone writes, so that a run can be stopped anywhere and the next one finishes the job.
"""

from src.sync.faults import KeyRefused, SyncFault, TryLater
from src.sync.history import histories, origins
from src.sync.run import SyncReport, sync
from src.sync.secret import Secret
from src.sync.source import Progress, Source
from src.sync.state import Key, connect, forget, pause, resume, states
from src.sync.steps import Export, Item, KnownFile, Named, Note, Remember, SetAside, Step, Sweep

__all__ = [
    "Export",
    "Item",
    "Key",
    "KeyRefused",
    "KnownFile",
    "Named",
    "Note",
    "Progress",
    "Remember",
    "Secret",
    "SetAside",
    "Source",
    "Step",
    "Sweep",
    "SyncFault",
    "SyncReport",
    "TryLater",
    "connect",
    "forget",
    "histories",
    "origins",
    "pause",
    "resume",
    "states",
    "sync",
]
