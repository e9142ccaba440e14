"""What am I neglecting?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import POSTERIOR_GROUPS, weekly_coverage
from src.charts import coverage_bars, group_bars, muscle_bars
from src.ui import chart, current_view, data, opening, texts
from src.ui.balance_settings import saved_settings
from src.ui.body import body_panel
from src.ui.folded import unfolded
from src.ui.muscles import average_muscles, opinion_picker
from src.ui.short_table import short_table
from src.ui.work_tables import (
    changes_table,
    hinge_words,
    jump_sentences,
    rests_table,
    sides_table,
    split_facts,
)
from src.words.sentences import muscles_sentence, shown_sentence

view = current_view()
settings = saved_settings()
days = view.range
coverage = data.coverage(view.source, settings)
opening(view, muscles_sentence(coverage), "last 28 days")
if said := shown_sentence(data.coverage(view.source, settings, days), coverage, view.span):
    st.markdown(said)

st.subheader("Sets a week by muscle", anchor=False)
columns = st.grid(2, min_column_width=340, gap="medium")
with columns.cell():
    body_panel(view, settings)
    st.subheader(f"Posterior groups with {coverage.least:g}+ sets", anchor=False)
    weekly = weekly_coverage(view.window(data.muscle_weeks(view.source, settings), "week"))
    chart(coverage_bars(weekly, view.colours, coverage.least, view.last_day), "coverage", texts.COVERAGE)
with columns.cell():
    whose, opinion = opinion_picker()
    muscles = average_muscles(view, ("posterior", "mirror", "neutral"), settings)
    chart(muscle_bars(muscles, view.colours, opinion=opinion, whose=whose), "muscles", texts.MUSCLES)

st.subheader("Sets a week by kind of work", anchor=False)
split = data.splits(view.source, days.averaged_from, settings)
bars = group_bars(split.groups, days.averaged_weeks, view.colours, tuple(POSTERIOR_GROUPS))
chart(bars, "groups", texts.GROUPS)
if split.sets:
    st.markdown("\n".join(f"- {fact}" for fact in split_facts(split, view.unit, days.averaged_weeks)))
if len(split.sides) and (part := unfolded("Left and right", "sides")):
    with part:
        short_table(sides_table(split, view.unit), "sides")

found = data.recent_changes(view.source, settings)
if found.last_day is not None:
    if part := unfolded("Last 7 days", "changes"):
        with part:
            st.markdown(found.sentence)
            short_table(changes_table(found), "last-7-days", how_text=texts.CHANGES)
            for sentence in jump_sentences(found, view.unit):
                st.markdown(f"- {sentence}")
    if part := unfolded("Rests", "rests"):
        with part:
            short_table(rests_table(data.rests(view.source)), "rests")
            st.markdown(hinge_words(data.hinge_runs(view.source, view.since)))
