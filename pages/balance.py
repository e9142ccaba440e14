"""Am I mirror-heavy?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.charts import chain_bars, muscle_bars, percent, share_chart
from src.ui import chart, current_view, data, next_pages, opening, texts
from src.ui.balance_settings import settings_bar
from src.ui.muscles import average_muscles
from src.ui.sentences import balance_sentence, target_words

view = current_view()
charts, choices = st.container(), st.container()
with choices:
    st.subheader("What counts, and your target", anchor=False)
    settings = settings_bar()
balance = data.balance(view.source, settings)
opening(view, balance_sentence(balance, settings), "share of the last 4 weeks")

weeks = view.window(data.balance_weeks(view.source, settings), "week")
with charts:
    st.subheader("Posterior share, week by week", anchor=False)
    target = (settings.target_low, settings.target_high)
    chart(share_chart(weeks, view.colours, target), "share", texts.SHARE)
    if balance.share is not None and balance.direct_share is not None and settings.lens == "fractional":
        st.markdown(
            f"Counting only muscles a set trains directly: **{percent(balance.direct_share)}**. Your target: "
            f"{target_words(settings)}."
        )
    st.subheader("Posterior and mirror sets a week", anchor=False)
    chart(chain_bars(weeks, view.colours), "sets", texts.BARS)
    st.subheader("Sets a week of each muscle", anchor=False)
    chart(
        muscle_bars(average_muscles(view, ("posterior", "mirror"), settings), view.colours),
        "muscles",
        texts.MUSCLES,
    )

next_pages(["overview", "lifts", "data"])
