"""The report of an import, and the table of all imports."""

import json
from dataclasses import replace

import pandas as pd
import streamlit as st

from src.analytics.written import written
from src.charts import KILOGRAMS, LOADS, Unit, short
from src.ingest import ImportReport
from src.ingest.mapping import lacking
from src.report import inert_frame
from src.store import is_bodyweight
from src.sync import origins
from src.ui.data import counts_both, me, the_store
from src.ui.import_words import (
    already_words,
    assumptions,
    doubts,
    extent_words,
    later_words,
    left_out,
    outcome_words,
    preview_words,
    rows_words,
    skipped,
    unit_words,
)
from src.ui.mapper_form import choose_columns
from src.ui.markup import md_escape
from src.ui.show import table
from src.ui.uploads import Upload, adds, confirm, mostly_doubtful, read_again, undo, uploads, waiting

_AT_ONCE = 3  # imports shown, the newest
_LISTED = 20  # of those with a way to take them back; the rest are lines of a table
_NAMES = 10
KEPT = "The file itself is kept; **Delete everything** on Settings deletes it too."
_GONE = "taken back; its file is kept, and in “Everything” on Settings"


def show_uploads() -> None:
    """Show what each upload would do to the log, or did, and the way to confirm it."""
    made = uploads()
    for key, upload in made.items():
        if upload.refused:
            st.error(f"**{md_escape(upload.file)}** {md_escape(refusal_words(upload))}")
        if upload.report is not None:
            with st.container(border=True):
                _show_report(key, upload, upload.report)
        elif upload.refused and upload.mapping is not None:
            choose_columns(key, upload, upload.mapping, _load_unit(upload))
    keys = waiting()
    if len(keys) > 1:
        st.button(
            f"Add all {len(keys)} files to my log",
            key="confirm-all",
            on_click=confirm,
            args=keys,
            type="primary",
        )


def refusal_words(upload: Upload) -> str:
    """Return why an upload cannot be read; of a table that can be explained to us, only what is not clear."""
    if not upload.taken:
        return f"was not taken. {upload.refused}"
    if upload.report is not None:
        return f"cannot be read that way. {upload.refused}"
    if upload.mapping is None or upload.chosen:
        return f"cannot be read. {upload.refused}"
    return f"is no export of an app known here. {lacking(upload.mapping)} Say below what its columns mean."


def _show_report(key: str, upload: Upload, report: ImportReport) -> None:
    words = outcome_words(report) if upload.stored else preview_words(report)
    st.markdown(f"**{md_escape(report.file)}**: {words}")
    st.markdown(f"{md_escape(extent_words(report))}  \n{rows_words(report)}")
    _unit(key, report)
    if warning := later_words(report):
        st.warning(warning)
        st.button(
            "Keep those sets",
            key=f"keep-{key}",
            on_click=read_again,
            args=(key,),
            kwargs={"keep_later": True},
        )
    for sentence in (
        *already_words(report, both=counts_both()),
        *(md_escape(remark) for remark in report.remarks),
    ):
        st.markdown(f":gray[{sentence}]")
    _details(key, report)
    if unknown := len(report.names_unknown):
        names = "One exercise name is" if unknown == 1 else f"{written(unknown)} exercise names are"
        where = (
            "see below" if not adds(upload) or upload.stored else "you can say what they are once it is added"
        )
        st.markdown(f"{names} not recognised; {where}. The sets are kept and count for no muscle.")
    if upload.mapping is not None:
        choose_columns(key, upload, upload.mapping, _load_unit(upload))
    if adds(upload) and not upload.stored:
        if mostly_doubtful(report):
            st.markdown("Half of its rows or more look wrong: look at them above before you add it.")
        st.button("Add to my log", key=f"confirm-{key}", on_click=confirm, args=(key,), type="primary")


def _load_unit(upload: Upload) -> Unit:
    """Return the unit a table's loads are shown in: as they were read, else as its mapping says."""
    read = upload.report.unit if upload.report else upload.mapping.unit if upload.mapping else None
    return LOADS.get(read or "", KILOGRAMS)


def _unit(key: str, report: ImportReport) -> None:
    st.markdown(md_escape(unit_words(report)))
    if report.unit not in ("kg", "lb") or report.unit_from in ("header", "column", "app"):
        return
    other = "lb" if report.unit == "kg" else "kg"
    name = {"kg": "kilograms", "lb": "pounds"}[other]
    st.button(
        f"Wrong? Read them as {name}",
        key=f"unit-{key}",
        on_click=read_again,
        args=(key,),
        kwargs={"unit": other},
    )


def _details(key: str, report: ImportReport) -> None:
    parts = {
        "Not sets": left_out(report),
        "Skipped": skipped(report),
        "Kept, but look at": doubts(report),
        "Read by convention": assumptions(report),
    }
    for title, frame in parts.items():
        if frame.empty:
            continue
        with st.expander(f"{title} ({written(len(frame))})"):
            table(frame, f"{'-'.join(title.lower().split())}-{key}")
            if title == "Skipped":
                st.download_button(
                    "Download skipped rows",
                    inert_frame(frame).to_csv(index=False).encode(),
                    file_name="skipped.csv",
                    mime="text/csv",
                    key=f"skipped-{key}",
                    on_click="ignore",
                )


def show_imports() -> None:
    """Show every import of the lifter, the newest with a way to take it back."""
    imports = the_store().imports(me())
    if imports.empty:
        return
    st.subheader("Imports", anchor=False)
    if said := st.session_state.pop("undone", None):
        st.success(said)
    synced = origins(the_store(), me())
    for _, row in imports.head(_AT_ONCE).iterrows():
        _import_row(row, synced.get(int(row["import_id"])))
    if len(imports) > _AT_ONCE:
        with st.expander(f"All {written(len(imports))} imports", key="imports-all"):
            for _, row in imports.iloc[_AT_ONCE:_LISTED].iterrows():
                _import_row(row, synced.get(int(row["import_id"])))
            if len(imports) > _LISTED:
                table(_imports_table(imports), "imports")


def _import_row(row: pd.Series, synced: str | None) -> None:
    number, gone = int(row["import_id"]), not pd.isna(row["undone_at"])
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        state = _GONE if gone else f"{written(row['added'])} added, {written(row['removed'])} removed"
        unit = f", {row['unit']}" if isinstance(row["unit"], str) else ""
        what = "body weights" if is_bodyweight(row["source"]) else "sets"
        by = f" from {md_escape(synced)}" if synced else ""
        st.markdown(
            f"**{md_escape(row['file_name'])}**{by}  \n"
            f":gray[{short(row['imported_at'].date())} · {written(row['rows'])} {what}{unit} · {state}]",
            width="stretch",
        )
        with st.popover("What was read", key=f"read-{number}", on_change="rerun") as opened:
            if opened.open:
                _what_was_read(row)
        if not gone:
            with st.popover("Undo", key=f"undo-{number}"):
                st.markdown(f"Your log becomes what it was without this import. {KEPT}")
                st.button(
                    "Yes, take it back",
                    key=f"undo-now-{number}",
                    on_click=undo,
                    args=(number,),
                    type="primary",
                )


def _what_was_read(row: pd.Series) -> None:
    """Show the report of an import as it was given when the file was added."""
    try:
        report = ImportReport.from_json(json.loads(row["report"]))
    except (ValueError, KeyError, TypeError):  # of a version that kept less
        st.markdown("The report of this import cannot be read any more. Its sets are unharmed.")
        return
    report = replace(
        report, added=int(row["added"]), removed=int(row["removed"]), unchanged=int(row["unchanged"])
    )
    st.markdown(f"{outcome_words(report)}  \n{md_escape(extent_words(report))}  \n{rows_words(report)}")
    st.markdown(md_escape(unit_words(report)))
    for remark in report.remarks:
        st.markdown(f":gray[{md_escape(remark)}]")
    _details(f"import-{row['import_id']}", report)
    if report.names_unknown:
        names = ", ".join(report.names_unknown[:_NAMES])
        st.markdown(f"Not recognised then: {md_escape(names)}.")


def _imports_table(imports: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "No.": imports["import_id"],
            "File": imports["file_name"],
            "Imported (UTC)": imports["imported_at"],
            "Rows": imports["rows"],
            "Added": imports["added"],
            "Removed": imports["removed"],
            "Unit": imports["unit"],
            "Undone (UTC)": imports["undone_at"],
        }
    )
