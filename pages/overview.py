"""Is my posterior chain keeping up?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.charts import chain_bars, muscle_bars, share_chart
from src.ui import chart, current_view, data, next_pages, opening, texts
from src.ui.balance_settings import saved_settings
from src.ui.muscles import average_muscles
from src.ui.sentences import overview_sentence
from src.ui.tiles import lift_tiles

view = current_view()
settings = saved_settings()
balance = data.balance(view.source, settings)
opening(view, overview_sentence(balance, settings), "share of the last 4 weeks")

lift_tiles(view)

weeks = view.window(data.balance_weeks(view.source, settings), "week")
columns = st.grid(2, min_column_width=340, gap="medium")
with columns.cell():
    st.subheader("Posterior share of your sets", anchor=False)
    target = (settings.target_low, settings.target_high)
    chart(share_chart(weeks, view.colours, target), "share", texts.SHARE)
with columns.cell():
    st.subheader("Sets a week", anchor=False)
    chart(chain_bars(weeks, view.colours), "sets", texts.BARS)

st.subheader("Posterior muscles, fewest sets first", anchor=False)
posterior = average_muscles(view, ("posterior",), settings)
chart(muscle_bars(posterior, view.colours), "muscles", texts.MUSCLES)

next_pages(["lifts", "balance", "data"])
