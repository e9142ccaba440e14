"""Can I trust these numbers?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, data
from src.ui.import_view import show_imports, show_uploads
from src.ui.import_words import future_words
from src.ui.names_panel import show_names
from src.ui.sync_view import show_sync
from src.ui.two_apps import show_two_apps
from src.ui.uploads import UPLOADER, arrive, forget_files, take_files, uploads
from src.ui.viewer import visitor
from src.words.sentences import log_note, log_sentence

view = current_view()
extent = data.summary(data.source_of(data.me()))
with view.head:
    st.title(log_sentence(extent), anchor=False)
    st.markdown(f":small[:gray[{log_note(extent, hosted=visitor().mode == 'hosted')}]]")

dropped = st.file_uploader(
    "CSV, Excel, JSON, backup or zip of Strong, Hevy, FitNotes and more, or your own table",
    accept_multiple_files=True,
    key=UPLOADER,
    on_change=forget_files,
    help="The whole history your app exports: what is in the log already is not counted twice. Read are "
    f"exports of {data.readable_apps()}, and tables of your own.",
)
take_files(dropped)
arrive()
show_uploads()
if extent.future_sets:
    st.warning(future_words(extent.future_sets))
if any(upload.stored for upload in uploads().values()):
    st.page_link("pages/overview.py", label="See what your log says", icon=":material/arrow_forward:")

show_imports()
if extent.last_day is not None:
    show_names()
    show_two_apps()
show_sync()
