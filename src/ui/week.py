"""What changed in the log's last 7 days, and what next week could add: the lower half of the Overview."""

import streamlit as st

from src.analytics import BalanceSettings
from src.charts import short
from src.ui import data, texts
from src.ui.components import days_ago, ended_long_ago
from src.ui.doors import page_link
from src.ui.markup import listing, md_escape
from src.ui.plan import chosen_limits
from src.ui.show import how
from src.ui.view import View
from src.ui.week_words import week_lines
from src.words.advice_words import advice_lines, bare_advice, comeback_words, outcome_words


def this_week(view: View, settings: BalanceSettings) -> None:
    """Say what the last 7 days of the log brought: never called today's, the log may have ended long ago."""
    found = data.recent_changes(view.source, settings)
    if found.first_day is None or found.last_day is None:
        return
    _headed(f"7 days to {short(found.last_day)}", texts.CHANGES)
    records = data.recent_records(view.source, found.first_day)
    lines = week_lines(found, records, data.rests(view.source), view.unit)
    st.markdown(listing(lines))


def next_week(view: View) -> None:
    """Say what the fewest sets to add next week are within the limits of Plan, and what they would change."""
    found = data.advice(view.source, chosen_limits(view))
    ended = ended_long_ago(view)
    _headed("The week after" if ended else "Next week", texts.ADVICE)
    st.markdown(f"**{md_escape(bare_advice(found))}**")
    if found.additions and (caution := comeback_words(days_ago(view))):
        st.markdown(caution)
    if lines := advice_lines(found):
        st.markdown(listing([md_escape(line) for line in lines]))
    if outcome := outcome_words(found):
        st.markdown(outcome)
    if found.additions or found.starts:
        page_link("plan")


def _headed(heading: str, how_text: str) -> None:
    """Write a heading with 'how is this computed?' beside it."""
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    ):
        st.subheader(heading, anchor=False, width="content")
        how(how_text)
