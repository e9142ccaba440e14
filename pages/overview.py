"""Am I getting stronger, and is the back half getting its share?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.charts import inked, share_chart
from src.ui import chart, current_view, data, opening, texts
from src.ui.arrival import show_arrival
from src.ui.balance_settings import saved_settings
from src.ui.body import body_panel
from src.ui.tiles import lift_tiles
from src.ui.week import next_week, this_week
from src.words.verdict_words import opening_sentence, share_heading

view = current_view()
settings = saved_settings()
balance = data.balance(view.source, settings)
trends = data.trends(view.source)
sentence = opening_sentence(balance, settings, trends.values())
with view.head:
    show_arrival()
opening(view, sentence)

lift_tiles(view)

columns = st.grid(3, min_column_width=300, gap="medium", key="page-begun")
share, body = columns.cell(column_span=2), columns.cell(row_span=2)
week, ahead = columns.cell(), columns.cell()
with share:
    st.subheader(share_heading(balance, settings, sentence), anchor=False)
    weeks = view.window(data.balance_weeks(view.source, settings), "week")
    target = (settings.target_low, settings.target_high)
    chart(inked(share_chart(weeks, view.colours, target)), "share", texts.SHARE)
with week:
    this_week(view, settings)
with ahead:
    next_week(view)
with body:
    st.subheader(f"Sets a week by muscle, {view.span}", anchor=False)
    body_panel(view, settings)
