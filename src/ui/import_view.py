"""The report of an import, and the table of all imports."""

import pandas as pd
import streamlit as st

from src.charts import short
from src.ingest import ImportReport
from src.ui.components import table
from src.ui.data import ME, the_store
from src.ui.import_words import (
    doubts,
    extent_words,
    later_words,
    left_out,
    outcome_words,
    rows_words,
    skipped,
    unit_words,
)
from src.ui.markup import md_escape
from src.ui.uploads import Outcome, read_again, undo

_LISTED = 10


def show_outcome(upload: str, outcome: Outcome) -> None:
    """Show what became of one file."""
    if outcome.refused:
        st.error(f"**{md_escape(outcome.file)}** was not imported. {md_escape(outcome.refused)}")
    elif outcome.report is not None:
        with st.container(border=True):
            _show_report(upload, outcome.report)


def _show_report(upload: str, report: ImportReport) -> None:
    st.markdown(f"**{md_escape(report.file)}**: {outcome_words(report)}")
    st.markdown(f"{md_escape(extent_words(report))}  \n{rows_words(report)}")
    _unit(upload, report)
    if warning := later_words(report):
        st.warning(warning)
        st.button(
            "Keep those sets",
            key=f"keep-{upload}",
            on_click=read_again,
            args=(upload,),
            kwargs={"keep_later": True},
        )
    for remark in report.remarks:
        st.markdown(f":gray[{md_escape(remark)}]")
    _details(upload, report)
    if unknown := len(report.names_unknown):
        names = "One exercise name is" if unknown == 1 else f"{unknown:,} exercise names are"
        st.markdown(f"{names} not recognised; see below. The sets are kept and count for no muscle.")


def _unit(upload: str, report: ImportReport) -> None:
    st.markdown(md_escape(unit_words(report)))
    if report.unit not in ("kg", "lb") or report.unit_from in ("header", "column"):
        return
    other = "lb" if report.unit == "kg" else "kg"
    name = {"kg": "kilograms", "lb": "pounds"}[other]
    st.button(
        f"Wrong? Read them as {name}",
        key=f"unit-{upload}",
        on_click=read_again,
        args=(upload,),
        kwargs={"unit": other},
    )


def _details(upload: str, report: ImportReport) -> None:
    parts = {
        "Not sets": left_out(report),
        "Skipped": skipped(report),
        "Kept, but look at": doubts(report),
    }
    for title, frame in parts.items():
        if frame.empty:
            continue
        with st.expander(f"{title} ({len(frame):,})"):
            table(frame)
            if title == "Skipped":
                st.download_button(
                    "Download skipped rows",
                    frame.to_csv(index=False).encode(),
                    file_name="skipped.csv",
                    mime="text/csv",
                    key=f"skipped-{upload}",
                    on_click="ignore",
                )


def show_imports() -> None:
    """Show every import of the lifter, the newest with a way to take it back."""
    imports = the_store().imports(ME)
    if imports.empty:
        return
    st.subheader("Imports", anchor=False)
    if said := st.session_state.pop("undone", None):
        st.success(said)
    for _, row in imports.head(_LISTED).iterrows():
        _import_row(row)
    if len(imports) > _LISTED:
        with st.expander(f"All {len(imports)} imports"):
            table(_imports_table(imports))


def _import_row(row: pd.Series) -> None:
    number, gone = int(row["import_id"]), not pd.isna(row["undone_at"])
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        state = "taken back" if gone else f"{row['added']:,} added, {row['removed']:,} removed"
        unit = f", {row['unit']}" if isinstance(row["unit"], str) else ""
        st.markdown(
            f"**{md_escape(row['file_name'])}**  \n"
            f":gray[{short(row['imported_at'].date())} · {row['rows']:,} sets{unit} · {state}]",
            width="stretch",
        )
        if not gone:
            with st.popover("Undo", key=f"undo-{number}"):
                st.markdown("Your log becomes what it was without this import. The file itself is kept.")
                st.button(
                    "Yes, take it back",
                    key=f"undo-now-{number}",
                    on_click=undo,
                    args=(number,),
                    type="primary",
                )


def _imports_table(imports: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "No.": imports["import_id"],
            "File": imports["file_name"],
            "Imported (UTC)": imports["imported_at"],
            "Sets": imports["rows"],
            "Added": imports["added"],
            "Removed": imports["removed"],
            "Unit": imports["unit"],
            "Undone (UTC)": imports["undone_at"],
        }
    )
