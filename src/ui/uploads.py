"""Files on their way into the lifter's log: added at once when clear, else when the lifter says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from src.analytics.written import written
from src.ingest import (
    READERS,
    ImportReport,
    Mapping,
    Previewed,
    Reject,
    expand,
    first_rows,
    import_export,
    read_export,
)
from src.ingest.units import SURE
from src.store import StoreError
from src.ui.data import me, own_catalog, the_store
from src.ui.markup import md_escape
from src.ui.refusals import refusal_in

UPLOADER = "files"
_UPLOADS = "uploads"
ARRIVED = "uploads-arrived"  # keys of the uploads that the lifter was taken to the results of
SUMMARY = "uploads-summary"  # keys of those said in a line there

LoadUnit = Literal["kg", "lb"]


@dataclass(frozen=True)
class Upload:
    """One export of a dropped file: what it would do to the log, or did, or why it cannot."""

    file: str
    data: bytes
    unit: LoadUnit | None = None  # as the lifter said, against the evidence
    keep_later: bool = False
    mapping: Mapping | None = None  # what the columns mean, for a table no app wrote
    chosen: bool = False  # the mapping is the lifter's own: to be remembered
    first: tuple[Previewed, ...] = ()  # its first rows as the mapping reads them
    report: ImportReport | None = None
    taken: bool = True  # the server let it through
    refused: str = ""  # why it cannot be read or, where there is a report, why not in the way asked for last

    @property
    def stored(self) -> bool:
        """Whether its sets are in the log."""
        return self.report is not None and self.report.import_id is not None


def uploads() -> dict[str, Upload]:
    """Return the uploads of this session, by key."""
    found: dict[str, Upload] = st.session_state.setdefault(_UPLOADS, {})
    return found


def forget_files() -> None:
    """Forget the uploads whose files were just taken out of the drop zone."""
    made = uploads()
    there = {file.file_id for file in st.session_state[UPLOADER] or []}
    for key in [key for key in made if key.split("/")[0] not in there]:
        del made[key]


def take_files(dropped: Sequence[UploadedFile]) -> None:
    """Read the files that were not read yet; what leaves nothing to decide is added to the log at once.

    When nothing is left to decide and sets were added, the lifter is taken to what their log says now. Each
    file is stored whole or not at all, so that the page may be left at any moment.
    """
    made = uploads()
    fresh = [file for file in dropped if f"{file.file_id}/0" not in made]
    if not fresh:
        return
    progress = st.progress(0.0, "Reading \u2026")
    for done, file in enumerate(fresh):
        progress.progress(done / len(fresh), f"Reading {md_escape(file.name)} \u2026")
        for number, (name, data) in enumerate(_exports(file.name, file.getvalue())):
            upload = data if isinstance(data, Upload) else _import(Upload(name, data), dry_run=True)
            made[key := f"{file.file_id}/{number}"] = upload
            if addable(upload):
                confirm(key)
    progress.empty()


def addable(upload: Upload) -> bool:
    """Return whether an upload has something to add and leaves nothing for the lifter to decide.

    To decide is: what the columns of a table mean that no app wrote, a unit that is a weak guess, whether
    sets may leave the log, and whether a file is meant whose rows mostly look wrong.
    """
    report = upload.report
    return (
        report is not None
        and not upload.stored
        and upload.mapping is None
        and report.added > 0
        and report.removed == 0
        and report.unit_confidence >= SURE
        and not mostly_doubtful(report)
    )


def mostly_doubtful(report: ImportReport) -> bool:
    """Return whether half of the rows or more could not be read or look like slips."""
    lines = {one.line for one in report.skipped}
    lines |= {one.line for one in report.suspicious if one.line is not None}
    return len(lines) > 0 and 2 * len(lines) >= report.rows


def waiting() -> list[str]:
    """Return the keys of the uploads that wait for the lifter to add them."""
    return [key for key, one in uploads().items() if adds(one) and not one.stored]


def arrive() -> None:
    """Take the lifter to what their log says once uploads were added and none needs a decision."""
    made = uploads()
    new = [key for key, one in made.items() if one.stored and key not in _arrived()]
    undecided = [key for key, one in made.items() if one.refused or (not one.stored and adds(one))]
    if new and not undecided:
        st.session_state[ARRIVED] = {*_arrived(), *new}
        st.session_state[SUMMARY] = new
        st.switch_page("pages/overview.py")


def _arrived() -> set[str]:
    return set(st.session_state.get(ARRIVED, ()))


def adds(upload: Upload) -> bool:
    """Return whether an upload changes the log, or did: what is in it already needs no decision."""
    return upload.report is not None and (upload.report.added > 0 or upload.report.removed > 0)


def confirm(*keys: str) -> None:
    """Store the sets of these uploads."""
    made = uploads()
    for key in keys:
        made[key] = _import(made[key], dry_run=False)
        if made[key].stored:
            st.session_state.pop("unit", None)  # back to the default: loads as they were written


def read_again(
    key: str, *, unit: LoadUnit | None = None, keep_later: bool | None = None, mapping: Mapping | None = None
) -> None:
    """Read an upload otherwise; what is stored is stored anew, once it is known to be readable so."""
    made = uploads()
    before = made[key]
    wanted = replace(
        before,
        unit=unit or before.unit,
        keep_later=before.keep_later if keep_later is None else keep_later,
        mapping=mapping or before.mapping,
        chosen=before.chosen or mapping is not None,
    )
    trial = _import(wanted, dry_run=True)
    if not before.stored:
        made[key] = trial
    elif trial.refused:
        made[key] = replace(before, refused=trial.refused)
    else:
        made[key] = _stored_anew(before, wanted)


def _stored_anew(before: Upload, wanted: Upload) -> Upload:
    """Take a stored upload back and store it as wanted; where that fails, store it as it was."""
    assert before.report is not None  # noqa: S101 - of what is stored there is a report
    assert before.report.import_id is not None  # noqa: S101
    try:
        the_store().undo_import(me(), before.report.import_id)
    except StoreError as error:
        return replace(before, refused=str(error))
    try:
        after = _import(wanted, dry_run=False)
    except Exception:
        _import(before, dry_run=False)
        raise
    if after.stored:
        st.session_state.pop("unit", None)
        return after
    again = _import(before, dry_run=False)
    if again.stored:
        return replace(again, refused=f"{after.refused} Your log is as it was.")
    return replace(again, refused=f"{after.refused} Its sets have left your log: add the file again.")


def undo(import_id: int) -> None:
    """Take an import back, and forget its report; once is enough, so a second click changes nothing."""
    imports = the_store().imports(me())
    if imports.loc[imports["import_id"] == import_id, "undone_at"].notna().any():
        st.session_state.setdefault("undone", f"Import {import_id} was taken back.")
        return
    try:
        undone = the_store().undo_import(me(), import_id)
    except StoreError as error:
        st.session_state["undone"] = str(error)
        return
    made = uploads()
    for key in [key for key, one in made.items() if one.report and one.report.import_id == import_id]:
        made[key] = replace(made[key], report=None)
    back = f", {written(undone.restored)} came back" if undone.restored else ""
    st.session_state["undone"] = (
        f"Import {import_id} was taken back: {written(undone.removed)} {undone.what} left your log{back}."
    )


def _exports(name: str, data: bytes) -> Iterator[tuple[str, bytes | Upload]]:
    """Return name and content of each export in a file; one that cannot be opened as a refused upload."""
    if reason := refusal_in(data):
        yield name, Upload(name, b"", taken=False, refused=reason)
        return
    try:
        yield from expand(name, data)
    except Reject as error:
        yield name, Upload(name, data, refused=str(error))


def _import(upload: Upload, *, dry_run: bool) -> Upload:
    """Return the upload with its report or the reason there is none, and its first rows."""
    made = _reported(upload, dry_run=dry_run)
    if made.mapping is None:
        return made
    try:
        return replace(made, first=tuple(first_rows(made.data, made.mapping, catalog=own_catalog())))
    except Reject:  # the same that `refused` says
        return replace(made, first=())


def _reported(upload: Upload, *, dry_run: bool) -> Upload:
    own = upload.mapping if upload.chosen else None
    try:
        report = import_export(
            the_store(),
            me(),
            upload.file,
            upload.data,
            catalog=own_catalog(),
            unit=upload.unit,
            dry_run=dry_run,
            keep_later=upload.keep_later,
            mappings={own.fingerprint: own} if own else None,
            remember=own is not None,
        )
    except Reject as error:
        return replace(upload, report=None, refused=str(error), mapping=own or error.mapping)
    except StoreError as error:
        return replace(upload, report=None, refused=str(error))
    return replace(upload, report=report, refused="", mapping=upload.mapping or _guess(upload, report))


def _guess(upload: Upload, report: ImportReport) -> Mapping | None:
    """Return what the columns were taken for, when no app's reader knew them."""
    if report.app in {reader.label for reader in READERS}:
        return None
    return read_export(upload.file, upload.data, catalog=own_catalog(), mappings=None).mapping
