"""What exactly did I log?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import SetFilter
from src.charts import spoken
from src.ui import current_view, data
from src.ui.set_editor import show_chosen, show_corrections, show_doubtful
from src.ui.set_filters import set_filters
from src.ui.set_list import log_sentence, show_sets

view = current_view()
everything = data.count_sets(view.source, SetFilter())
of = set_filters(view, everything)
count = data.count_sets(view.source, of)
with view.head:
    st.title(log_sentence(count, everything.sets), anchor=False)
if view.last_day is not None:
    badge = ":orange-badge[Sample log] " if view.sample else ""
    correct = " · choose a set to correct it" if view.own else ""
    view.note.markdown(f":small[{badge}:gray[Last session {spoken(view.last_day)}{correct}]]")

show_chosen(view)
show_doubtful(view)
show_sets(view, of, count)
show_corrections(view)
