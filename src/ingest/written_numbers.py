"""What a file writes into its numbers, whatever the app: a unit, a sign, a part of a rep."""

import re
from dataclasses import replace

import numpy as np

from src.analytics.written import counted
from src.ingest.reader import ASSIST, METRES, UNITS, UNSTATED, UNTOLD, Columns, Entries, constant
from src.ingest.values import UNREADABLE, number

_WITH_UNIT = re.compile(rf"(.*\d)\s*({'|'.join(sorted(UNITS, key=len, reverse=True))})\.?", re.IGNORECASE)


def as_written(columns: Columns, entries: Entries) -> Entries:
    """Return the entries with what header and cells say of the numbers, where the reader did not know it."""
    entries = _units_of_header(columns, entries)
    entries = _units_of_cells(entries)
    return _whole_reps(_assistance(entries))


def _units_of_header(columns: Columns, entries: Entries) -> Entries:
    """Believe 'Weight (lbs)' where the app, as we know it, writes only 'Weight'."""
    unit = UNITS.get(columns.stated.get("weight", ""))
    metres = METRES.get(columns.stated.get("distance", ""))
    if unit is not None:
        entries = replace(entries, weight_unit=constant(columns.rows, unit), unit_from="header")
    return replace(entries, metres=np.full(columns.rows, metres)) if metres else entries


def _units_of_cells(entries: Entries) -> Entries:
    """Read '102.5 kg': the unit of the cell is that of its row, whatever the header says.

    In a file that states no unit otherwise, every load has to have one: else the others would be guessed at.
    """
    unread = entries.weight.values == UNREADABLE
    if not unread.any():
        return entries
    text = entries.weight.text
    found = [_WITH_UNIT.fullmatch(spelling) for spelling in text.spellings]
    loads = np.array([number(match[1]) if match else UNREADABLE for match in found])[text.codes]
    units = np.array([UNITS[match[2].casefold()] if match else UNSTATED for match in found])[text.codes]
    read = unread & (loads != UNREADABLE)
    unstated = (entries.weight.values > 0) & (entries.weight_unit == UNSTATED)
    if not read.any() or unstated.any():
        return entries
    return replace(
        entries,
        weight=replace(entries.weight, values=np.where(read, loads, entries.weight.values)),
        weight_unit=np.where(read, units, entries.weight_unit),
        unit_from="column",
    )


def _assistance(entries: Entries) -> Entries:
    """Read a negative load as one taken off bodyweight."""
    loads = entries.weight.values
    helped = np.isfinite(loads) & (loads < 0)
    if not helped.any():
        return entries
    told = constant(len(loads), UNTOLD) if entries.load_basis is None else entries.load_basis
    return replace(
        entries,
        weight=replace(entries.weight, values=np.where(helped, -loads, loads)),
        load_basis=np.where(helped, ASSIST, told),
    )


def _whole_reps(entries: Entries) -> Entries:
    """Count the whole reps of '6.5', and say so."""
    reps = entries.reps.values
    part = np.isfinite(reps) & (reps > 0) & (reps != np.floor(reps))
    if not part.any():
        return entries
    remark = f"{counted(part.sum(), 'row')} with a part of a rep; only the whole ones were counted."
    whole = replace(entries.reps, values=np.where(part, np.floor(reps), reps))
    return replace(entries, reps=whole, remarks=[*entries.remarks, remark])
