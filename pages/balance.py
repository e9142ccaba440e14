"""Am I mirror-heavy?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import POSTERIOR_GROUPS
from src.charts import chain_bars, group_bars, ratio_chart, share_chart
from src.ui import chart, current_view, data, opening, texts
from src.ui.balance_settings import settings_bar
from src.ui.folded import unfolded
from src.ui.ratios import pair_picker
from src.words.sentences import balance_sentence, gaps_sentence, lens_sentence

view = current_view()
charts, choices, beside = st.container(), st.container(), st.container()
with choices, st.expander("What counts, and your target"):
    settings = settings_bar()
balance = data.balance(view.source, settings)
missing = data.missing_kinds(view.source)
opening(view, balance_sentence(balance, settings, missing), "4 calendar weeks")

weeks = view.window(data.balance_weeks(view.source, settings), "week")
with charts:
    st.subheader("Posterior share", anchor=False)
    target = (settings.target_low, settings.target_high)
    chart(share_chart(weeks, view.colours, target), "share", texts.SHARE)
    if said := lens_sentence(balance, settings):
        st.markdown(said)
    if said := gaps_sentence(missing, data.coverage(view.source, settings)):
        st.markdown(said)
    st.subheader("Sets a week", anchor=False)
    chart(chain_bars(weeks, view.colours), "sets", texts.BARS)
    if part := unfolded("Sets a week by kind of work", "kinds"):
        days = view.range
        groups = data.splits(view.source, days.averaged_from, settings).groups
        bars = group_bars(groups, days.averaged_weeks, view.colours, tuple(POSTERIOR_GROUPS))
        with part:
            st.markdown(f":small[:gray[Mean of the {view.span}.]]")
            chart(bars, "groups", texts.GROUPS)

with beside:
    months = view.window(data.ratios(view.source), "month")
    if len(months):
        st.subheader("One lift beside another", anchor=False)
        pair = pair_picker(months)
        if len(pair.months) > 1:
            chart(ratio_chart(pair.months, view.colours), "ratio", texts.RATIOS)
        st.markdown(pair.sentence)
