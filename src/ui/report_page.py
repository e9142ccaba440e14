"""The report: what goes in, how its pages look, and the two files, made beside the page."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from src.report.content import Choices, report_of
from src.report.html import html_of
from src.report.making import STEPS, Making, Printed, Work
from src.report.pdf import A4, LETTER, Paper, paper_of
from src.ui import data
from src.ui.balance_settings import saved_settings
from src.ui.downloads import file_name
from src.ui.plan import chosen_limits
from src.ui.view import View
from src.ui.viewer import visitor

LONGEST_NAME: Final = 60
_AT_ONCE_S: Final = 0.4  # so long nobody needs to be told
_LOOK_EVERY_S: Final = 0.2
_PAPERS: Final[dict[str, Paper]] = {"A4": A4, "Letter": LETTER}


def report_choices(view: View) -> tuple[Choices, Paper]:
    """Ask for what goes in; the days and the unit are those of the page."""
    shared = visitor().access
    usual = next(name for name, paper in _PAPERS.items() if paper == paper_of(st.context.locale))
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        name = st.text_input(
            "Name",
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
            "Set notes", key="report-notes", disabled=shared is not None and not shared.scope.notes
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
    """Offer the files, and show the pages."""
    if view.last_day is None:
        st.markdown("There is no set in this log yet, so there is nothing to report.")
        return
    log = data.log_of(view.source)
    work = making().begin(
        (view.source, choices, paper), lambda: report_of(log, choices), partial(html_of, log), paper
    )
    bar = st.empty()  # whether it takes long or not: the page's parts are the same
    try:
        printed = work.printed(_AT_ONCE_S) or _awaited(work, bar)
    except CancelledError:
        st.markdown("Too many reports were asked for at once, and this one was put off.")
        st.button("Make it now", key="report-again", type="primary")
        return
    with st.container(horizontal=True, gap="small"):
        _file("PDF to print", lambda: printed.pdf, view, "pdf", "application/pdf")
        _file("Page with live charts", work.live, view, "html", "text/html")
    sheets = st.grid(2, min_column_width=320, gap="small", border=True, key="report-pages")
    for number, picture in enumerate(printed.pages, start=1):
        said = f"Page {number} of {len(printed.pages)} of the report: {printed.report.opening}"
        sheets.image(picture, alt=said, width="stretch")


@st.cache_resource(show_spinner=False, on_release=lambda one: one.close())
def making() -> Making:
    """Return what makes reports in this process."""
    return Making()


def step_words(done: int) -> str:
    """Return the step a report is at, of which so many are done.

    >>> step_words(1)
    'Setting the pages, step 2 of 3.'
    """
    at = min(done, len(STEPS) - 1)
    return f"{STEPS[at].capitalize()}, step {at + 1} of {len(STEPS)}."


def _awaited(work: Work, bar: DeltaGenerator) -> Printed:
    """Show in `bar` how far the report is until it is there; who leaves finds it there on return."""
    try:
        while (printed := work.printed(_LOOK_EVERY_S)) is None:
            said = f"{step_words(work.done)} You can leave this page; it goes on."
            bar.progress(work.done / len(STEPS), said)
        return printed
    finally:
        bar.empty()


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
