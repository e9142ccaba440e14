"""All logged sets, a page of them at a time."""

import math
from functools import partial
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_config_utils import ColumnConfigMappingInput

from src.analytics import Log, SetCount, SetFilter, every_set
from src.analytics.written import counted, writing, written
from src.charts import plain
from src.report import inert_frame
from src.ui import data
from src.ui.downloads import file_name, may_take_away
from src.ui.set_editor import choose
from src.ui.set_words import COUNTS, KINDS, name_of, now_words
from src.ui.view import View

PAGE_SIZE = 25
PAGE = "sets_page"
_SET = "Set and exercise"


def log_sentence(count: SetCount, all_sets: int) -> str:
    """Answer 'What is in my log?'."""
    if not all_sets:
        return "No sets yet."
    if not count.sets:
        return f"None of {counted(all_sets, 'set')}: no set fits these choices."
    shown = (
        f"{written(count.sets)} of {counted(all_sets, 'set')}"
        if count.sets < all_sets
        else counted(all_sets, "set")
    )
    parts = [
        f"{written(number)} {what}"
        for number, what in ((count.corrected, "corrected"), (count.excluded, "excluded"))
    ]
    told = " and ".join(part for part in parts if not part.startswith("0 "))
    return f"{shown}, {told or 'all as logged'}."


def show_sets(view: View, of: SetFilter, count: SetCount) -> None:
    """Show a page of the sets, each to be opened; below, the pages and the download."""
    if not count.sets:
        return
    pages = math.ceil(count.sets / PAGE_SIZE)
    place = st.container()
    page = 1
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if pages > 1:
            page = st.pagination(pages, max_visible_pages=5, key=PAGE, bind="query-params")
        if may_take_away(view):
            _download(view, of)
    rows = data.every_set(view.source, of, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    key = f"sets-{crc32(repr((of, page, view.source)).encode())}"
    wide = _table(rows, view)
    with place.container(key="sets-wide"):
        _choosable(wide, key, rows, {"Exercise": st.column_config.TextColumn(width=220)})
    with place.container(key="sets-narrow"):
        _choosable(_narrow(wide), f"{key}-narrow", rows, {_SET: st.column_config.TextColumn(width=230)})


def _choosable(
    shown: pd.DataFrame,
    key: str,
    rows: pd.DataFrame,
    columns: ColumnConfigMappingInput,
) -> None:
    """Show the sets of `rows` as a table of which a row can be chosen."""
    day = st.column_config.DateColumn(format=writing().moment_day, width=94)
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        placeholder="",
        on_select=partial(_open, key, list(rows["set_key"])),
        selection_mode="single-row",
        height="content",
        column_config={"Set": st.column_config.TextColumn(width=96), **columns, "Day": day},
        alt=f"{counted(len(rows), 'set')}, newest first; choose a row to open it.",
    )


def _download(view: View, of: SetFilter) -> None:
    st.download_button(
        "Save as CSV",
        partial(as_csv, data.log_of(view.source), of),
        file_name=f"{file_name(view, 'sets')}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        key="sets-download",
    )


def as_csv(log: Log, of: SetFilter) -> bytes:
    """Return the sets as a spreadsheet takes them: kilograms, centimetres, seconds, metres.

    Made after the page has run, on a thread that knows no visitor: it asks the log it was given.
    """
    rows = every_set(log, of, start=0, size=None).drop(columns=["correction_id", "order_in_workout"])
    return inert_frame(rows).to_csv(index=False).encode()


def _open(key: str, keys: list[str]) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    choose(keys[chosen[0]] if chosen else None)


def _narrow(wide: pd.DataFrame) -> pd.DataFrame:
    """Return what a phone's width holds of the table: what was done first, so that it is never cut."""
    more = wide[[name for name in ("Kind", "Not counted", "Changed") if name in wide]]
    said = wide["Set"] + [
        "".join(f" · {word}" for word in words if not pd.isna(word))
        for words in more.itertuples(index=False, name=None)
    ]
    return pd.DataFrame({_SET: said + " \u00b7 " + wide["Exercise"], "Day": wide["Day"]})


def _table(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    lines = [row for _, row in rows.iterrows()]
    made = pd.DataFrame(
        {
            "Day": rows["day"].dt.date,
            "Exercise": [name_of(row) for row in lines],
            "Set": [now_words(row, view.unit) for row in lines],
            "In reserve": [None if pd.isna(rir) else plain(rir, 1) for rir in rows["rir"]],
            "Kind": rows["kind"].map(KINDS).where(rows["kind"] != "work"),  # what is usual needs no word
            "Not counted": rows["counts"].map(COUNTS),
            "Changed": rows["correction_id"].notna().map({True: "corrected", False: None}),
            "Note": rows["note"],
        }
    )
    at_times = ("In reserve", "Kind", "Not counted", "Changed", "Note")
    return made.drop(columns=[name for name in at_times if made[name].isna().all()])
