"""Files on their way into the lifter's log, and what became of each in this session."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from src.ingest import ImportReport, Reject, import_export
from src.store import StoreError
from src.ui.data import ME, the_catalog, the_store

UPLOADER = "files"
_OUTCOMES = "outcomes"
_UNITS: dict[str, Literal["kg", "lb"]] = {"kg": "kg", "lb": "lb"}


@dataclass(frozen=True)
class Outcome:
    """What became of one file: a report, or the sentence that says why not."""

    file: str
    report: ImportReport | None
    refused: str = ""


def outcomes() -> dict[str, Outcome]:
    """Return what was imported in this session, by upload."""
    found: dict[str, Outcome] = st.session_state.setdefault(_OUTCOMES, {})
    return found


def take_files() -> None:
    """Import every file that was just dropped; those seen before are left alone."""
    made = outcomes()
    dropped = st.session_state[UPLOADER] or []
    for gone in set(made) - {file.file_id for file in dropped}:
        del made[gone]
    for file in dropped:
        if file.file_id not in made:
            made[file.file_id] = _import(file.name, file.getvalue())


def read_again(upload: str, *, unit: str | None = None, keep_later: bool = False) -> None:
    """Import a file of this session once more, with another unit or keeping what came after it."""
    before = outcomes()[upload].report
    if before is None or before.import_id is None:
        return
    store = the_store()
    try:
        name, data = store.raw_import(ME, before.import_id)
        store.undo_import(ME, before.import_id)
    except StoreError as error:
        outcomes()[upload] = Outcome(before.file, None, str(error))
        return
    outcomes()[upload] = _import(
        name, data, unit or (before.unit if before.unit_from == "asked" else None), keep_later=keep_later
    )


def undo(import_id: int) -> None:
    """Take an import back, and forget its report."""
    try:
        undone = the_store().undo_import(ME, import_id)
    except StoreError as error:
        st.session_state["undone"] = str(error)
        return
    made = outcomes()
    for upload in [key for key, one in made.items() if one.report and one.report.import_id == import_id]:
        made[upload] = Outcome(made[upload].file, None)
    back = f", {undone.restored:,} came back" if undone.restored else ""
    st.session_state["undone"] = (
        f"Import {import_id} was taken back: {undone.removed:,} sets left your log{back}."
    )


def _import(name: str, data: bytes, unit: str | None = None, *, keep_later: bool = False) -> Outcome:
    try:
        report = import_export(
            the_store(),
            ME,
            name,
            data,
            catalog=the_catalog(),
            unit=_UNITS.get(unit or ""),
            keep_later=keep_later,
        )
    except (Reject, StoreError) as error:
        return Outcome(name, None, str(error))
    if report.unit in _UNITS:
        st.session_state.pop("unit", None)  # back to the default: loads as they were written
    return Outcome(name, report)
