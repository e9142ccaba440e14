"""What was just read, in a line above what the log says now, with one click to take it back."""

import streamlit as st

from src.analytics.written import written
from src.ingest import ImportReport
from src.ui.import_words import arrival_words
from src.ui.markup import md_escape
from src.ui.uploads import SUMMARY, undo, uploads

_NAMED = 3


def show_arrival() -> None:
    """Say what the uploads that led here brought, until the lifter has read it or taken it back."""
    if said := st.session_state.pop("undone", None):
        st.success(said)
    found = _reports()
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True, key="arrival"):
        st.markdown(_lines(found))
        st.button("Undo", icon=":material/undo:", on_click=_take_back, args=(found,), key="arrival-undo")
        st.page_link("pages/data.py", label="What was read")
        st.button("Close", type="tertiary", on_click=_close, key="arrival-close")


def _reports() -> list[ImportReport]:
    made = uploads()
    said = [made[key] for key in st.session_state.get(SUMMARY, []) if key in made]
    return [upload.report for upload in said if upload.stored and upload.report is not None]


def _lines(reports: list[ImportReport]) -> str:
    lines = [md_escape(arrival_words(report)) for report in reports[:_NAMED]]
    if len(reports) > _NAMED:
        lines.append(f"And {written(len(reports) - _NAMED)} more files.")
    return "  \n".join(lines)


def _take_back(reports: list[ImportReport]) -> None:
    for report in reversed(reports):
        if report.import_id is not None:
            undo(report.import_id)
    _close()


def _close() -> None:
    st.session_state.pop(SUMMARY, None)
