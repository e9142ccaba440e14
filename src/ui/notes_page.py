"""Notes on days, lifts and sessions: the coach writes, the athlete answers, both read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from src.analytics.written import writing
from src.charts import short
from src.sharing import NoAccess
from src.sharing.demo import demo_notes
from src.sharing.notes import LONGEST, About, Note, Notebook, Written, answer, delete, notes_to
from src.store import StoreError
from src.ui import data
from src.ui.balance_settings import saved_settings
from src.ui.components import today
from src.ui.doors import page_link
from src.ui.home import home
from src.ui.lift_session import CHOSEN
from src.ui.markup import md_escape
from src.ui.view import View, current_view
from src.ui.viewer import Visitor, visitor

_SAID = "note_said"
_KINDS: dict[str, About] = {"A day": "day", "A lift": "lift", "A session": "session"}
_SESSIONS = 60  # the newest, to choose from


def show_notes(view: View, who: Visitor) -> None:
    """Show the notes this visitor may read, and the form to write or answer."""
    found = notes_for(who)
    with view.head:
        st.title(_opening(found, guest=who.access is not None), anchor=False)
    if said := st.session_state.pop(_SAID, None):
        (st.success if said[0] else st.error)(said[1])
    if _writes(who):
        _form(view, who)
    for note in [one for one in found if one.reply_to is None]:
        _thread(note, [one for one in reversed(found) if one.reply_to == note.note_id], who)


def _writes(who: Visitor) -> bool:
    """Return whether this guest may leave notes here and now."""
    access = who.access
    return access is not None and access.scope.comment and not who.preview and who.mode != "demo"


def notes_for(who: Visitor) -> list[Note]:
    """Return the notes a visitor may read: an athlete all on their log, a guest those of their own access."""
    if who.access is not None:
        found = _invented(who) if who.mode == "demo" else _notebook(who).all()
    else:
        found = notes_to(home(), who.account.athlete_id) if who.account is not None else []
    return [_as_known_to(who, note) for note in found]


def lift_notes(lift: str) -> pd.DataFrame:
    """Return as marks the notes this visitor may read that are about a lift, a day or a session."""
    if current_view().sample:  # they are about another log
        return note_marks([])
    return note_marks([note for note in notes_for(visitor()) if note.about != "lift" or note.subject == lift])


def session_notes(workout_key: str, day: date) -> list[Note]:
    """Return the notes this visitor may read about a session or its day, with answers, oldest first."""
    if current_view().sample:
        return []
    return [
        note
        for note in reversed(notes_for(visitor()))
        if (note.about == "session" and note.subject == workout_key)
        or (note.about == "day" and note.day == day)
    ]


def show_session_notes(workout_key: str, day: date) -> None:
    """Show what was said about a session or its day; as plain text, whatever it holds."""
    for note in session_notes(workout_key, day):
        with st.container(border=True, gap="xxsmall"):
            said = "answered" if note.reply_to else f"on this {note.about}"
            st.markdown(f":small[**{md_escape(note.author)}** {said}]")
            st.text(note.text)


def note_marks(notes: Sequence[Note]) -> pd.DataFrame:
    """Return notes as marks for a chart: day, kind ('note'), text; answers are no marks of their own."""
    rows = [
        (pd.Timestamp(note.day), "note", f"{note.author}: {note.text}") for note in notes if not note.reply_to
    ]
    return pd.DataFrame(rows, columns=["day", "kind", "text"]).astype(
        {"day": "datetime64[us]", "kind": "str", "text": "str"}
    )


def _notebook(who: Visitor) -> Notebook:
    """Return a guest's conversation; who did not sign in signs with the athlete's word for the link."""
    assert who.access is not None  # noqa: S101 - asked for guests only
    author = who.account.name if who.account is not None else f"{who.access.label} (by link)"
    return Notebook(home(), who.access, author)


def _invented(who: Visitor) -> list[Note]:
    """Return the conversation of a demonstration."""
    last = data.summary(data.source_of(data.me())).last_day
    return demo_notes(who.access, last) if who.access is not None and last is not None else []


def _as_known_to(who: Visitor, note: Note) -> Note:
    """Return the note signed as this visitor knows its author: no guest reads the athlete's word for them."""
    if note.by_athlete != (who.access is None):
        return note
    shared = who.access is not None and who.access.kind == "link"
    return replace(note, author="You, or who else has this link" if shared else "You")


def _opening(found: Sequence[Note], *, guest: bool) -> str:
    count = sum(1 for note in found if note.reply_to is None)
    if not count:
        return "No notes yet" if guest else "Nobody has left a note on your log yet"
    notes = "1 note" if count == 1 else f"{count} notes"
    return f"{notes} from you" if guest else f"{notes} on your log"


def _form(view: View, who: Visitor) -> None:
    with st.container(border=True, key="note-form"):
        kind = _KINDS[
            st.segmented_control(
                "About",
                list(_KINDS),
                default="A day",
                required=True,
                key="note-about",
                label_visibility="collapsed",
            )
            or "A day"
        ]
        subject, day = _subject(view, kind)
        st.text_area("Note", key="note-text", max_chars=LONGEST, height=100)
        if who.account is None:
            st.caption(
                "It is signed with the name the athlete gave this link: say who you are if that is unclear."
            )
        st.button("Leave this note", type="primary", key="note-add", on_click=_add, args=(kind, subject, day))


def _subject(view: View, kind: About) -> tuple[str | None, date | None]:
    """Ask which day, lift or session; of a session the day follows."""
    last = view.last_day or today()
    if kind == "session":
        listed = data.sessions(view.source, saved_settings()).tail(_SESSIONS).iloc[::-1]
        names = {
            row["workout_key"]: f"{short(row['day'].date())}, {row['workout_name'] or 'session'}"
            for _, row in listed.iterrows()
        }
        key = st.selectbox("Session", list(names), format_func=names.__getitem__, key="note-session")
        days = dict(zip(listed["workout_key"], listed["day"], strict=True))
        return key, days[key].date() if key else None
    lift = None
    if kind == "lift":
        lifts = {one.id: one.name for one in data.the_catalog().lifts.values()}
        lift = st.selectbox("Lift", list(lifts), format_func=lifts.__getitem__, key="note-lift")
    return lift, st.date_input("Day", value=last, format=writing().field_day, key="note-day", width=160)


def _thread(note: Note, answers: Sequence[Note], who: Visitor) -> None:
    mine = who.access is None
    with st.container(border=True, key=f"note-{note.note_id}", gap="xsmall"):
        written = note.created_at.date()
        later = f" :gray[written {short(written)}]" if written != note.day else ""
        st.markdown(f"**{md_escape(note.author)}** on {_about(note)}{later}")
        st.text(note.text)
        for one in answers:
            st.markdown(f":gray[**{md_escape(one.author)}** answered {short(one.created_at.date())}]")
            st.text(one.text)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _way_there(note)
            if mine:
                with st.popover("Answer", key=f"answer-{note.note_id}"):
                    st.text_area("Answer", key=f"reply-{note.note_id}", max_chars=LONGEST)
                    st.button("Send", key=f"send-{note.note_id}", on_click=_answer, args=(note.note_id,))
            if mine or _writes(who):
                st.button(
                    "Delete",
                    key=f"delete-{note.note_id}",
                    type="tertiary",
                    on_click=_delete,
                    args=(note.note_id,),
                )


def _way_there(note: Note) -> None:
    """Link to what a note is about, where there is such a page for who is looking."""
    if note.about == "lift" and note.subject in data.the_catalog().lifts:
        name = data.the_catalog().lifts[cast("str", note.subject)].name
        page_link("lifts", "See the lift", query_params={"lift": name})
    elif note.about == "session":
        page_link("sessions", "See the session", query_params={CHOSEN: str(note.subject)})


def _about(note: Note) -> str:
    day = short(note.day)
    if note.about == "lift" and note.subject in data.the_catalog().lifts:
        return f"{data.the_catalog().lifts[cast('str', note.subject)].name}, {day}"
    return f"the session of {day}" if note.about == "session" else day


def _add(kind: About, subject: str | None, day: date | None) -> None:
    who = visitor()
    if who.access is None or who.preview or day is None:
        return
    try:
        _notebook(who).add(Written(kind, subject, day, st.session_state["note-text"]))
    except (StoreError, NoAccess) as error:
        st.session_state[_SAID] = (False, str(error))
        return
    st.session_state["note-text"] = ""
    st.session_state[_SAID] = (True, "Your note is on the athlete's page.")


def _answer(note_id: str) -> None:
    who = visitor()
    if who.access is not None or who.account is None:
        return
    try:
        answer(
            home(), who.account.athlete_id, who.account.name, note_id, st.session_state[f"reply-{note_id}"]
        )
    except (StoreError, NoAccess) as error:
        st.session_state[_SAID] = (False, str(error))


def _delete(note_id: str) -> None:
    who = visitor()
    try:
        if who.access is not None and not who.preview:
            _notebook(who).remove(note_id)
        elif who.account is not None and not who.preview:
            delete(home(), who.account.athlete_id, note_id)
    except (StoreError, NoAccess) as error:
        st.session_state[_SAID] = (False, str(error))
