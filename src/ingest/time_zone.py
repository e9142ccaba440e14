"""Whose clock a file's times are: the lifter's own, or UTC."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa

from src.ingest.dates import offset
from src.ingest.reader import Entries
from src.ingest.reject import quoted
from src.ingest.spelled import Ints

AS_WRITTEN = "UTC, as written"
_AT_UTC = frozenset({"Z", "+00:00", "-00:00", "+0000", "-0000"})


@dataclass(frozen=True)
class TimeZone:
    """The clock of a file's times, which are kept as they are written whatever it is."""

    zone: Literal["local", "UTC, as written", "none (days only)"]
    how: str  # one sentence
    remark: str | None = None  # what the reader has not said yet


def in_zone(sets: pa.Table, zone: str) -> pa.Table:
    """Return sets (of SETS_SCHEMA) with times in UTC by the clock and the days of a zone: 'Europe/Rome'."""
    written = pd.Series(sets["started_at"].to_numpy()).dt.tz_localize("UTC")
    local = written.dt.tz_convert(zone).dt.tz_localize(None).to_numpy().astype("datetime64[s]")
    columns = {"started_at": pa.array(local), "day": pa.array(local.astype("datetime64[D]"))}
    for name, column in columns.items():
        at = sets.schema.get_field_index(name)
        sets = sets.set_column(at, sets.schema.field(at), column)
    return sets


def time_zone(entries: Entries, rows: Ints, remarks: Sequence[str]) -> TimeZone:
    """Return the clock of the given rows' times; `remarks` are those the file's format made already."""
    started = entries.started[rows]
    if (started == started.astype("datetime64[D]")).all():
        return TimeZone("none (days only)", "The file gives days without a time.")
    if said := next((remark for remark in remarks if "UTC" in remark), None):
        return TimeZone("UTC, as written", said)
    texts = [entries.started_text.spellings[code] for code in np.unique(entries.started_text.codes[rows])]
    offsets = {text: at for text in texts if (at := offset(text))}
    at_utc = next((text for text, at in offsets.items() if at in _AT_UTC), None)
    if at_utc is not None:
        how = (
            f"Times are UTC as the file writes them ({quoted(at_utc)}), and they are kept so: a session near "
            "midnight may stand a day off."
        )
        return TimeZone("UTC, as written", how, how)
    if offsets:
        text = next(iter(offsets))
        return TimeZone("local", f"Times carry their own zone ({quoted(text)}); the clock's time was kept.")
    return TimeZone("local", "Times stand without a zone: they are taken for the clock of the place.")
