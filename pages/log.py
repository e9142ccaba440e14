"""What exactly did I log?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.analytics import SetFilter
from src.charts import spoken
from src.ui import current_view, data, next_pages
from src.ui.set_editor import show_chosen, show_corrections, show_doubtful
from src.ui.set_filters import set_filters
from src.ui.set_list import log_sentence, show_sets

view = current_view()
of = set_filters(view)
count, everything = data.count_sets(view.source, of), data.count_sets(view.source, SetFilter())
with view.head:
    st.title(log_sentence(count, everything.sets), anchor=False)
if view.last_day is not None:
    badge = ":orange-badge[Sample log] " if view.sample else ""
    through = f"Last session {spoken(view.last_day)}"
    view.note.markdown(f":small[{badge}:gray[{through} · choose a set to correct it]]")

show_chosen(view)
show_doubtful(view)
show_sets(view, of, count)
show_corrections(view)

next_pages(["sessions", "data", "settings"])
