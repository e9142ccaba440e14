"""Is this lift moving?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import LEARNED
from src.charts import Shown, heights, volume_chart, volume_word
from src.ui import chart, current_view, data, opening, texts
from src.ui.components import nothing_in_range
from src.ui.folded import unfolded
from src.ui.lift_compare import compare_section
from src.ui.lift_events import events_section, marks_shown
from src.ui.lift_picker import lift_picker, variants_words
from src.ui.lift_tables import best_sets
from src.ui.lift_trend import lift_trend
from src.ui.lift_verdict import lift_records, lift_verdict
from src.ui.lift_volume import lift_volume_section
from src.ui.notes_page import lift_notes
from src.ui.rep_maxes import rep_max_section
from src.ui.short_table import short_table
from src.words.sentences import lift_sentence, range_words, trained_words

view = current_view()
lift, exercise, formula = lift_picker(view)
about = data.the_catalog().lifts[lift]
head = data.headline(view.source, lift, exercise, formula)
unit = heights(view.unit) if head.unit == "cm" else view.unit
way = data.trend(view.source, lift, exercise).way
notes = (range_words(head, unit, sentence=True).rstrip("."), trained_words(head, view.last_day))
opening(view, lift_sentence(about.name, head, way, unit, view.last_day), *filter(None, notes))

if exercise is None:
    st.markdown(f"{about.name} is not in your log yet. {variants_words(view, lift)}")
else:
    shown = Shown(head.label, unit, view.start, view.last_day or view.start)
    weeks = data.lift_weeks(view.source, lift)
    shown_weeks = view.window(weeks, "week")
    if shown_weeks.empty:
        nothing_in_range(about.name, head.last_day)
    marks = marks_shown(view, [lift_notes(lift)])
    variants = variants_words(view, lift)
    read_from = lift_trend(view, about, head, formula, shown, marks, variants)
    lift_verdict(view, about, exercise)
    if read_from.empty:
        st.markdown(f":gray[{head.sentence} {about.note} {variants}]")
    elif head.value is None:
        st.markdown(f":gray[{head.sentence}]")
    events_section(view, marks)
    lift_records(view, about, exercise)
    rep_max_section(view, about, exercise)
    if not shown_weeks.empty:
        st.subheader(f"{volume_word(weeks).capitalize()} a week", anchor=False)
        made = volume_chart(shown_weeks, shown, view.colours)
        chart(made, "volume", texts.VOLUME, name=f"{lift}-volume")
        lift_volume_section(view, lift, exercise)
    if not read_from.empty and (part := unfolded("Best sets in this range", "best-sets")):
        with part:
            label = "Max from this set alone" if head.formula == LEARNED else head.label
            short_table(best_sets(read_from, unit, label), f"{lift}-best-sets")
    compare_section(view, lift, exercise)
