"""Is this lift moving?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.charts import Shown, heights, trend_chart, volume_chart, volume_word
from src.ui import chart, current_view, data, next_pages, opening, texts
from src.ui.components import nothing_in_range, table
from src.ui.explain import how_computed
from src.ui.lift_picker import lift_picker
from src.ui.lift_tables import best_before, best_sets, record_days
from src.ui.sentences import lift_sentence, range_words

view = current_view()
lift, exercise = lift_picker(view)
about = data.the_catalog().lifts[lift]
head = data.headline(view.source, lift, exercise)
unit = heights(view.unit) if head.unit == "cm" else view.unit
days = data.day_values(view.source, lift, exercise)
opening(view, lift_sentence(about.name, head, best_before(days, view), unit, view.last_day), head.label)

if exercise is None:
    st.markdown(
        f"{about.name} is not in this log. Log it in your training app, export again, and it appears here."
    )
else:
    ranged = range_words(head, unit)
    st.markdown(f"{head.sentence}{f' Likely between {ranged}.' if ranged else ''} :gray[{about.note}]")
    shown = Shown(head.label, unit, view.start, view.last_day or view.start)
    sets = days if about.measure == "box_height" else data.set_values(view.source, lift, exercise)
    records = record_days(data.records(view.source, lift), exercise)
    shown_days, shown_sets = view.window(days), view.window(sets)
    weeks = data.lift_weeks(view.source)
    weeks = weeks[weeks["lift"] == lift]
    shown_weeks = view.window(weeks, "week")
    if shown_weeks.empty:
        nothing_in_range(about.name, head.last_day)
    if not shown_sets.empty:
        st.subheader(head.label, anchor=False)
        chart(
            trend_chart(shown_days, shown_sets, records, shown, view.colours),
            "trend",
            how_computed(about, head, unit),
        )
    if not shown_weeks.empty:
        st.subheader(f"{volume_word(weeks).capitalize()} a week, all variants", anchor=False)
        chart(volume_chart(shown_weeks, shown, view.colours), "volume", texts.VOLUME)
    if not shown_days.empty:
        st.subheader("Best days in this range", anchor=False)
        table(best_sets(shown_days, unit, head.label))

next_pages(["overview", "balance", "data"])
