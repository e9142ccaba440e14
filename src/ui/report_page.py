"""The report: what goes in, how its first page looks, and the two files, each made when it is asked for."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from src.analytics.written import reader, writing_for
from src.report.content import Choices
from src.report.html import html_of
from src.report.pdf import A4, LETTER, Paper, first_page, paper_of, pdf_of
from src.ui import data
from src.ui.balance_settings import saved_settings
from src.ui.downloads import file_name
from src.ui.plan import chosen_limits
from src.ui.view import View
from src.ui.viewer import visitor

LONGEST_NAME: Final = 60
_PAPERS: Final[dict[str, Paper]] = {"A4": A4, "Letter": LETTER}


def report_choices(view: View) -> tuple[Choices, Paper]:
    """Ask for what goes in; the days and the unit are those of the page."""
    shared = visitor().access
    usual = next(name for name, paper in _PAPERS.items() if paper == paper_of(st.context.locale))
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        name = st.text_input(
            "Name on it",
            max_chars=LONGEST_NAME,
            key="report-name",
            placeholder="yours, or none",
            width=300,
            persist_state="session",
        )
        paper = st.segmented_control(
            "Paper", list(_PAPERS), default=usual, required=True, key="paper", bind="query-params"
        )
        weight = st.toggle(
            "Body weight", key="report-weight", disabled=shared is not None and not shared.scope.bodyweight
        )
        notes = st.toggle(
            "Notes beside sets", key="report-notes", disabled=shared is not None and not shared.scope.notes
        )
    choices = Choices(
        weeks=view.weeks,
        unit=view.unit,
        name=name or "",
        bodyweight=weight,
        notes=notes,
        settings=saved_settings(),
        limits=chosen_limits(view),
    )
    return choices, _PAPERS[paper or usual]


def show_report(view: View, choices: Choices, paper: Paper) -> None:
    """Offer the files, and show the first page."""
    if view.last_day is None:
        st.markdown("There is no set in this log yet, so there is nothing to report.")
        return
    with st.spinner("Writing the report …"):
        report = data.report(view.source, choices)
        picture = _first_page(view.source, choices, paper)
    log = data.log_of(view.source)
    with st.container(horizontal=True, gap="small"):
        _file("PDF to print", _as_read_here(lambda: pdf_of(report, paper)), view, "pdf", "application/pdf")
        _file("Page with live charts", _as_read_here(lambda: html_of(log, report)), view, "html", "text/html")
    with st.container(border=True, width=760, key="report-page"):
        st.image(picture, alt=f"First page of the report: {report.opening}", width="stretch")


@st.cache_data(max_entries=20, show_spinner=False)
def _first_page(source: data.Source, choices: Choices, paper: Paper) -> bytes:
    return first_page(data.report(source, choices), paper)


def _as_read_here(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return the same for a thread of its own, which knows nothing of who reads."""
    locale = reader()

    def made() -> bytes:
        with writing_for(locale):
            return make()

    return made


def _file(label: str, make: Callable[[], bytes], view: View, ending: str, mime: str) -> None:
    st.download_button(
        label,
        make,
        file_name=f"{file_name(view, 'report')}.{ending}",
        mime=mime,
        key=f"report-{ending}",
        on_click="ignore",
        type="primary" if ending == "pdf" else "secondary",
        icon=":material/download:",
    )
