"""Sessions that two apps both hold: what was found, and whether they count once."""

import pandas as pd
import streamlit as st

from src.analytics.written import counted as said_count
from src.analytics.written import written
from src.charts import short
from src.store import StoreError
from src.ui import data

ONCE, BOTH = "count_once", "count_both"
_WORDS = {ONCE: "Count once", BOTH: "Count both"}
_KEY = "overlaps"


def show_two_apps() -> None:
    """Show which sessions were recognised in two apps, one sentence each, and the switch."""
    found = data.overlaps(data.source_of(data.me()))
    if found.empty:
        return
    st.subheader("Logged in two apps", anchor=False)
    for _, row in found.iterrows():
        st.markdown(overlap_words(row))
    st.segmented_control(
        "Sessions that two apps hold",
        list(_WORDS),
        format_func=_WORDS.__getitem__,
        default=BOTH if data.counts_both() else ONCE,
        required=True,
        key=_KEY,
        on_change=_save,
        label_visibility="collapsed",
    )


def overlap_words(row: pd.Series) -> str:
    """Return one sentence on a row of `overlaps`, and one more where the two apps disagree."""
    one = row["sessions"] == 1
    source, other = data.app_name(row["source"]), data.app_name(row["of_source"])
    sessions = "1 session" if one else f"{written(row['sessions'])} sessions"
    first, last = short(row["first_day"]), short(row["last_day"])
    days = first if first == last else f"{first} to {last}"
    counted = f"counted once, as {other} has {'it' if one else 'them'}"
    if row["counted"]:
        counted = "counted twice, as you asked"
    differ, sets = int(row["sets_differ"]), int(row["sets"])
    doubt = (
        f" {written(differ)} of the {said_count(sets, 'set')} {'differs' if differ == 1 else 'differ'}."
        if differ
        else ""
    )
    return f"{sessions} of {source} ({days}) {'is' if one else 'are'} in {other} too: {counted}.{doubt}"


def _save() -> None:
    chosen = st.session_state[_KEY] or ONCE
    try:
        data.the_store().update_settings(data.me(), lambda settings: {**settings, "overlaps": chosen})
    except StoreError as error:
        st.error(str(error))
        st.stop()
