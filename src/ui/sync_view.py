"""Sync on the Data page: what is connected and how it is doing, connecting more, and what was done when."""

import json
from datetime import UTC, datetime

import streamlit as st

from src.analytics.written import short_day
from src.store import StoreError
from src.sync import SyncFault, histories, pause, resume
from src.sync.connections import SYNC_HOURS, USUAL_HOURS, Connection
from src.sync.known_files import files_aside, read_again
from src.ui.data import me, the_store
from src.ui.import_view import KEPT
from src.ui.markup import md_escape
from src.ui.settings import save
from src.ui.sync_forms import SAID, show_forms
from src.ui.sync_words import (
    EVERY,
    doing_words,
    failed,
    kept_words,
    run_words,
    share_done,
    state_words,
)
from src.ui.syncing import answer_requests, connections, names_of, sync_now, worker
from src.ui.uploads import undo

_RUNS = 10
_HOURS = "sync_hours_choice"


def show_sync() -> None:
    """Show the section."""
    st.subheader("Kept up to date", anchor=False)
    if said := st.session_state.pop(SAID, None):
        fine, sentence = said
        (st.success if fine else st.error)(md_escape(sentence))
    answer_requests()
    busy = worker().doing(me()) is not None  # asked first: what a run that has ended left is there to be read
    connected = connections().all()
    if busy:
        _progress()
    for number, one in enumerate(connected):
        _card(number, one, busy=busy)
    if len(connected) > 1:
        st.button(
            "Sync all now",
            key="sync-all",
            on_click=sync_now,
            args=([one.key for one in connected if not one.paused],),
            disabled=busy,
        )
    if connected:
        _when()
    show_forms(open_at_first=not connected)
    _history()


@st.fragment(run_every=1.0)
def _progress() -> None:
    """Show how far the run has come, by itself; the page starts anew when it has ended."""
    doing = worker().doing(me())
    if doing is None:
        st.rerun()
    st.progress(share_done(doing), md_escape(doing_words(doing)))
    st.markdown(":gray[You can leave this page; it goes on.]")


def _card(number: int, one: Connection, *, busy: bool) -> None:
    """Show one source: how it is doing, and what can be done with it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        mark = ":orange-badge[Needs you] " if failed(one) else ""
        said = state_words(one, len(files_aside(the_store(), one.key)), _now())
        st.markdown(f"{mark}**{md_escape(one.label)}**  \n:gray[{md_escape(said)}]", width="stretch")
        if one.paused:
            st.button("Resume", key=f"sync-resume-{number}", on_click=_resume, args=(one,))
        else:
            st.button(
                "Sync now", key=f"sync-now-{number}", on_click=sync_now, args=([one.key],), disabled=busy
            )
        with st.popover("More", key=f"sync-more-{number}"):
            _more(number, one, busy=busy)


def _more(number: int, one: Connection, *, busy: bool) -> None:
    if one.key.source == "folder":
        st.markdown(f":gray[{md_escape(one.key.account)}]")
    if one.kept:
        st.markdown(f":gray[{md_escape(kept_words(one.kept, short_day(one.kept.kept_at.date())))}]")
    for row in files_aside(the_store(), one.key):
        first, _, rest = row["reason"].partition(". ")
        st.markdown(f"**{md_escape(row['path'])}** was set aside. {md_escape(first.rstrip('.'))}.")
        if rest:
            with st.expander("What was looked for"):
                st.markdown(f":small[{md_escape(rest)}]")
        st.button(
            "Read it again at the next sync",
            key=f"sync-again-{number}-{row['path']}",
            on_click=read_again,
            args=(the_store(), one.key, row["path"]),
        )
    with st.container(horizontal=True):
        st.button("Test", key=f"sync-test-{number}", on_click=_test, args=(one,), disabled=busy)
        if not one.paused:
            st.button("Pause", key=f"sync-pause-{number}", on_click=pause, args=(the_store(), one.key))
        st.button("Disconnect", key=f"sync-off-{number}", on_click=_disconnect, args=(one,), disabled=busy)
    key = "" if one.kept is None else " Its key is deleted."
    st.markdown(f":gray[Disconnecting leaves what was imported in your log.{key}]")


def _when() -> None:
    """Ask how old a sync may be when the app opens."""
    kept = the_store().settings(me()).get(SYNC_HOURS, USUAL_HOURS)
    options = list(EVERY)
    st.selectbox(
        "When the app opens, sync by itself",
        options,
        index=options.index(kept if kept in EVERY else USUAL_HOURS),
        format_func=EVERY.__getitem__,
        key=_HOURS,
        on_change=lambda: save(**{SYNC_HOURS: st.session_state[_HOURS]}),
        width=340,
    )


def _history() -> None:
    """Show the last runs, each with its imports and the way to take them back."""
    runs = histories(the_store(), me(), limit=_RUNS)
    if runs.empty:
        return
    standing = _standing()
    with st.expander("What was synced when"):
        for run in runs.to_dict("records"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{md_escape(run['label'])}**, "
                    f"{md_escape(run_words(run['started'], run['sentence'], _now()))}",
                    width="stretch",
                )
                for made in json.loads(run["import_ids"]):
                    if made in standing:
                        _undo(made)


def _undo(made: int) -> None:
    with st.popover(f"Undo import {made}", key=f"sync-undo-{made}"):
        st.markdown(f"Your log becomes what it was without this import. {KEPT}")
        st.button(
            "Yes, take it back", key=f"sync-undo-now-{made}", on_click=undo, args=(made,), type="primary"
        )


def _standing() -> set[int]:
    imports = the_store().imports(me())
    return {int(one) for one in imports.loc[imports["undone_at"].isna(), "import_id"]}


def _resume(one: Connection) -> None:
    resume(the_store(), one.key)
    sync_now([one.key])


def _test(one: Connection) -> None:
    mine = connections()
    try:
        st.session_state[SAID] = True, mine.try_out(one.key, names_of(mine))
    except (SyncFault, StoreError) as fault:
        st.session_state[SAID] = False, str(fault)


def _disconnect(one: Connection) -> None:
    try:
        connections().disconnect(one.key)
    except (SyncFault, StoreError) as fault:
        st.session_state[SAID] = False, str(fault)
        return
    st.session_state[SAID] = True, f"{one.label} is disconnected. What it brought stays in your log."


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
