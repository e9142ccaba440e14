"""Can I trust these numbers?"""  # noqa: D400 - the question the page answers

import streamlit as st

from src.ui import current_view, data, next_pages, opening
from src.ui.import_view import show_imports, show_uploads
from src.ui.names_panel import show_names
from src.ui.uploads import FILE_TYPES, UPLOADER, take_files, uploads

view = current_view()
extent = data.summary(data.source_of(data.ME))
if extent.last_day is None:
    opening(view, "Drop your training app's export to see your own log.", filtered=False)
else:
    known = extent.known_share or 0.0
    ignored = f", {extent.ignored_sets:,} ignored" if extent.ignored_sets else ""
    opening(
        view,
        f"Your log: {extent.sets:,} sets in {extent.sessions:,} sessions, {known:.0%} recognised{ignored}.",
        filtered=False,
    )

st.file_uploader(
    "Exports, one or several",
    type=FILE_TYPES,
    accept_multiple_files=True,
    key=UPLOADER,
    on_change=take_files,
    help="The whole history your app exports: what is in the log already is not counted twice.",
)
st.markdown(
    f":gray[Reads exports of {data.readable_apps()}. Your files stay on the machine this "
    "app runs on; nothing is sent anywhere.]"
)
show_uploads()
if any(upload.stored for upload in uploads().values()):
    st.page_link("pages/overview.py", label="See what your log says", icon=":material/arrow_forward:")

if extent.last_day is not None:
    show_names()
show_imports()

next_pages(["overview", "lifts", "balance"])
