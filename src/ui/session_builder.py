"""A session to take to the gym: a template with the lifter's own loads, to print or to keep."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from src.analytics import ADVICE, LATEST, Adherence, Advice, Template, TemplateError, TemplateLine, totals
from src.report import inert_frame
from src.ui import data, texts
from src.ui.components import days_ago
from src.ui.plan_words import (
    adherence_table,
    adherence_words,
    file_name,
    lines_table,
    message,
    session_lines,
    session_table,
    sheet,
    totals_words,
)
from src.ui.short_table import as_html
from src.ui.show import how, table
from src.ui.view import View
from src.words.advice_words import comeback_words

_SHOWN = 8  # sessions
_WEEKS = 26  # of the log, whose sessions are looked at
_RESERVES = ["0", "1", "2", "3", "4"]
_COLUMNS = ["Exercise", "Sets", "Reps"]
_SAVED = "template_saved"


def session_panel(view: View, said: Advice) -> None:
    """Show a template filled with loads, how closely it was followed, and the editor of own ones."""
    st.subheader("Build a session", anchor=False)
    found = data.templates(view.source, said)
    by_name = {one.name: one for one in found}
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        name = st.selectbox(
            "Session",
            list(by_name),
            key="session_plan",
            bind="query-params",
            persist_state="session",
            label_visibility="collapsed",
            width=320,
        )
        left = st.segmented_control(
            "Reps in reserve",
            _RESERVES,
            default="2",
            required=True,
            key="left",
            bind="query-params",
            persist_state="session",
        )
    template = by_name.get(name) or found[0]
    # The loads are as of the log's last day; a plan above them, where there is one, has said so.
    if said.status == "not_enough_data" and (caution := comeback_words(days_ago(view))):
        st.markdown(caution)
    _filled(view, template, int(left or "2"))
    _followed(view, template)
    if view.own:
        _own(template)


def _filled(view: View, template: Template, reserve: int) -> None:
    lines = data.planned(view.source, template, reserve, data.equipment(view.unit.id))
    if len(lines) > 1:
        st.markdown(f"{totals_words(totals(template, data.own_catalog()))}.")
    made = session_table(lines, view.unit)
    with st.container(key="session-lines"):
        st.html(as_html(session_lines(lines, view.unit)))
    file = file_name(template)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.download_button(
            "Print sheet",
            sheet(template, lines, view.unit),
            f"{file}.txt",
            "text/plain",
            icon=":material/print:",
        )
        st.download_button(
            "Save as CSV",
            inert_frame(made).to_csv(index=False).encode(),
            f"{file}.csv",
            "text/csv",
            key="csv-planned-session",
            icon=":material/download:",
        )
        with st.popover("Copy", icon=":material/content_copy:"):
            st.code(message(template, lines, view.unit), language=None, wrap_lines=True)
        how(texts.BUILDER)


def _followed(view: View, template: Template) -> None:
    if template.id in (ADVICE, LATEST):  # sets to come, and a session that follows itself
        return
    made = data.adherences(view.source, template, replace(view.range, weeks=_WEEKS).since)
    if not made:
        return
    closest = max(made, key=lambda one: (one.score, one.day))
    st.markdown(f"**How closely sessions followed it.** Closest in 6 months, {adherence_words(closest)}")
    with st.container(horizontal=True, gap="small"):
        with st.popover("Latest sessions", type="tertiary"):
            table(adherence_table(made[:_SHOWN]), "followed", width="content")
        with st.popover("The closest, line by line", type="tertiary"):
            table(_lines(closest), "closest-session", width="content")
        how(texts.ADHERENCE)


def _lines(made: Adherence) -> pd.DataFrame:
    return lines_table(made.lines, data.exercise_names())


def _own(template: Template) -> None:
    with st.expander("Make a session of your own, or change one"):
        if note := st.session_state.pop(_SAVED, None):
            st.markdown(note)
        names = data.exercise_names()
        rows = [(names[line.exercise], line.sets, line.reps) for line in template.lines]
        label = st.text_input(
            "Name", template.name if template.own else f"{template.name}, mine", max_chars=60
        )
        edited = st.data_editor(
            pd.DataFrame(rows, columns=_COLUMNS),
            key=f"lines-{template.id}",
            num_rows="dynamic",
            hide_index=True,
            column_config={
                "Exercise": st.column_config.SelectboxColumn(options=list(names.values()), required=True),
                "Sets": st.column_config.NumberColumn(min_value=1, max_value=20, step=1, required=True),
                "Reps": st.column_config.NumberColumn(min_value=1, max_value=100, step=1, required=True),
            },
        )
        with st.container(horizontal=True, gap="small"):
            if st.button("Keep this session", key="template-keep", type="primary"):
                _keep(template, label, edited)
            if template.own and st.button("Forget it", key="template-drop", type="tertiary"):
                data.drop_template(template.id)
                st.session_state[_SAVED] = f"{template.name} is forgotten."
                st.rerun()


def _keep(template: Template, label: str, edited: pd.DataFrame) -> None:
    ids = {name: one for one, name in data.exercise_names().items()}
    lines = tuple(
        TemplateLine(ids[name], int(sets), int(reps))
        for name, sets, reps in edited.dropna().itertuples(index=False)
    )
    try:
        made = data.save_template(Template(template.id, label, lines, own=template.own))
    except TemplateError as error:
        st.error(str(error))
        return
    st.session_state[_SAVED] = f"{made.name} is kept; choose it above."
    st.rerun()
