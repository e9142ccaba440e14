"""One set, and what the lifter says about it: exclude, correct, add a box height, take back."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from src.analytics.written import written
from src.charts import Unit, heights, short
from src.store import SetCorrection, StoreError
from src.ui import data
from src.ui.markup import md_escape
from src.ui.set_words import COUNTS, KINDS, correction_words, logged_words, name_of, now_words, was_words
from src.ui.view import View

CHOSEN = "set"  # the parameter of the address that names the set
_SAID = "set_said"
_REFUSED = "set_refused"
_MOST = 5  # sets that look wrong, listed at once
SLIP = "looks like a typing error"


@dataclass(frozen=True)
class _Entered:
    """What the form holds, in the lifter's unit."""

    exercise: str  # a written name
    kind: str
    load: float | None
    reps: int | None
    height: float | None
    note: str
    excluded: bool
    reason: str


def choose(key: str | None) -> None:
    """Open a set, or none."""
    if key is None:
        st.query_params.pop(CHOSEN, None)
    else:
        st.query_params[CHOSEN] = key


def show_chosen(view: View) -> None:
    """Show the set that the address names, and the form to correct it."""
    if said := st.session_state.pop(_SAID, None):
        st.success(md_escape(said))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(md_escape(refused))
    key = st.query_params.get(CHOSEN)
    if key is None:
        return
    row = data.set_of(view.source, key)
    if row is None:
        st.warning("This log has no such set any more: it was edited or deleted in its app.")
        st.button("Close", on_click=choose, args=(None,))
        return
    with st.container(border=True):
        st.subheader(f"{md_escape(name_of(row))}, {short(row['day'].date())}", anchor=False)
        st.markdown(_about(row, view.unit))
        if view.guest:
            st.markdown(":gray[Only the owner of this log can correct it.]")
        elif view.sample:
            st.markdown(":gray[The sample log cannot be corrected. In your own log, you can.]")
        else:
            _form(row, view.unit)
        st.button("Close", on_click=choose, args=(None,), key="set-close", type="tertiary")


def show_doubtful(view: View) -> None:
    """List the sets that look like a slip of the finger, with the ways out."""
    found = data.suspicious_sets(view.source)
    if found.empty:
        return
    count = len(found)
    with st.expander(
        f"{written(count)} {'set looks' if count == 1 else 'sets look'} like a typing error",
        key="sets-doubtful",
    ):
        st.markdown(
            "Far above every other day of the exercise, and alone in its session, in what could be the wrong "
            "unit, or three times all else. They own no headline and no record until you say what they are."
        )
        for _, row in found.head(_MOST).iterrows():
            _doubtful(row, view)
        if count > _MOST:
            st.markdown(f":gray[{written(count - _MOST)} more: choose “doubtful” above.]")


def show_corrections(view: View) -> None:
    """List what the lifter corrected, each with a way back."""
    found = data.corrections(view.source)
    if found.empty or not view.own:
        return
    lost = int(found["orphaned"].sum())
    with st.expander(f"Your corrections ({written(len(found))})", key="set-corrections", expanded=lost > 0):
        if lost:
            st.markdown(
                f"{written(lost)} {'has' if lost == 1 else 'have'} no set in your log "
                "now: edited or deleted in "
                "its app, its import taken back, or read in another unit with a load you had corrected. A "
                "correction holds again when its set is back."
            )
        for _, row in found.iterrows():
            with st.container(horizontal=True, vertical_alignment="center"):
                gone = " :orange-badge[no such set now]" if row["orphaned"] else ""
                st.markdown(
                    f"**{md_escape(was_words(row, view.unit))}**: "
                    f"{md_escape(correction_words(row, view.unit))}{gone}",
                    width="stretch",
                )
                st.button(
                    "Take back",
                    key=f"uncorrect-{row['correction_id']}",
                    on_click=_take_back,
                    args=(int(row["correction_id"]),),
                    type="tertiary",
                )


def _about(row: pd.Series, unit: Unit) -> str:
    parts = [KINDS[row["kind"]]]
    if why := COUNTS[row["counts"]]:
        parts.append(f"not counted: {why}")
    if pd.notna(row["correction_id"]):
        parts.append(f"as logged: {logged_words(row, unit)}")
    if pd.notna(row["rir"]):
        parts.append(f"{written(row['rir'], 2)} {'rep' if row['rir'] == 1 else 'reps'} in reserve")
    as_written = "" if name_of(row) == row["exercise_written"] else f" Written as {row['exercise_written']}."
    return f"**{now_words(row, unit)}** :gray[· {' · '.join(parts)}.{md_escape(as_written)}]"


def _form(row: pd.Series, unit: Unit) -> None:
    key, corrected = row["set_key"], pd.notna(row["correction_id"])
    with st.form(f"set-{key}", border=False):
        entered = _fields(row, unit)
        if st.form_submit_button("Save", type="primary"):
            _save(row, unit, entered)
            st.rerun()
    if corrected:
        st.button(
            "Take the correction back", key="set-back", on_click=_take_back, args=(int(row["correction_id"]),)
        )


def _fields(row: pd.Series, unit: Unit) -> _Entered:
    shown = None if pd.isna(row["load_kg"]) else round(unit.of(row["load_kg"]), unit.decimals)
    key = row["set_key"]
    box, height = heights(unit), None
    was = None if pd.isna(row["reps"]) else int(row["reps"])
    names = _names(row)
    with st.container(horizontal=True, gap="small"):
        exercise = st.selectbox("Exercise", names, key=f"exercise-{key}", width=300)
        kind = st.selectbox(
            "Kind",
            list(KINDS),
            index=list(KINDS).index(row["kind"]),
            format_func=KINDS.__getitem__,
            key=f"kind-{key}",
            width=200,
        )
    with st.container(horizontal=True, gap="small"):
        load = st.number_input(
            f"Load, {unit.id}", 0.0, None, shown, step=unit.step, format="%g", key=f"load-{key}", width=140
        )
        reps = st.number_input("Reps", 0, None, was, step=1, key=f"reps-{key}", width=120)
        if row["lift"] == "box_jump" or pd.notna(row["height_cm"]):
            high = None if pd.isna(row["height_cm"]) else round(box.of(row["height_cm"]), 1)
            height = st.number_input(
                f"Box height, {box.id}",
                0.0,
                None,
                high,
                step=box.step,
                format="%g",
                key=f"box-{key}",
                width=140,
            )
        note = st.text_input(
            "Note", "" if pd.isna(row["note"]) else row["note"], key=f"note-{key}", width=300
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        reason = st.text_input(
            "To exclude it: why",
            "" if pd.isna(row["reason"]) else row["reason"],
            key=f"reason-{key}",
            width=268,
        )
        excluded = st.checkbox(
            "Exclude: count it nowhere", bool(row["counts"] == "excluded"), key=f"exclude-{key}"
        )
    return _Entered(exercise, kind, load, reps, height, note, excluded, reason)


def _names(row: pd.Series) -> list[str]:
    """Return what a set may be called: as it is, as it was logged, then every exercise of the catalogue."""
    first = (str(row["exercise_written"]), str(row["logged_exercise"]))
    return list(dict.fromkeys((*first, *data.exercise_names().values())))


def _save(row: pd.Series, unit: Unit, entered: _Entered) -> None:
    """Store what differs from what was logged; nothing more than that is a correction."""
    box = heights(unit)
    load = _changed(entered.load, row["logged_kg"], unit)
    if load is None and _corrected(row["set_key"]).get("load_kg") == row["logged_kg"]:
        load = float(row["logged_kg"])  # said to be right before, and still what it is
    height = _changed(entered.height, row["logged_cm"], box)
    reps = None if _same(entered.reps, row["logged_reps"]) else entered.reps
    written = "" if pd.isna(row["logged_note"]) else str(row["logged_note"])
    note = None if entered.note.strip() == written.strip() else entered.note.strip()
    exercise = None if entered.exercise == row["logged_exercise"] else entered.exercise
    kind = None if entered.kind == row["logged_kind"] else entered.kind
    changes = (load, height, reps, note, exercise, kind)
    if not entered.excluded and all(change is None for change in changes):
        if pd.notna(row["correction_id"]):
            _take_back(int(row["correction_id"]))
        else:
            st.session_state[_SAID] = "Nothing was changed: all is as it was logged."
        return
    _correct(
        row["set_key"],
        {
            "excluded": entered.excluded,
            "reason": entered.reason.strip() or None,
            "load_kg": load,
            "reps": reps,
            "height_cm": height,
            "note": note,
            "exercise": exercise,
            "kind": kind,
        },
    )


def _changed(entered: float | None, logged: float, unit: Unit) -> float | None:
    """Return what was entered, in kilograms or centimetres; None when it is what was logged, or nothing."""
    if entered is None or (pd.notna(logged) and abs(entered - unit.of(logged)) < 10**-unit.decimals):
        return None
    return entered * unit.size


def _same(entered: int | None, logged: float) -> bool:
    return entered is None or bool(pd.notna(logged) and entered == logged)


def _doubtful(row: pd.Series, view: View) -> None:
    unit = view.unit
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**{md_escape(row['exercise_name'])}**, {short(row['day'].date())}: "
            f"{unit.load(row['load_kg'])} \u00d7 {row['reps']} "
            f":gray[heaviest of any other day: {unit.load(row['heaviest_else_kg'])}]",
            width="stretch",
        )
        key = row["set_key"]
        st.button("Correct", key=f"doubt-{key}", on_click=choose, args=(key,))
        if view.own:
            load = float(row["load_kg"])
            st.button("It is right", key=f"right-{key}", on_click=_confirm, args=(key, load), type="tertiary")
            st.button("Exclude", key=f"drop-{key}", on_click=_exclude, args=(key,), type="tertiary")


_SAID_OF_A_SET = ["load_kg", "reps", "height_cm", "note", "exercise", "kind"]


def _confirm(key: str, load_kg: float) -> None:
    """Keep that the load is as the athlete means it, beside what else was corrected of the set."""
    _correct(key, {**_corrected(key), "load_kg": load_kg})


def _corrected(key: str) -> dict[str, object]:
    """Return what a standing correction of a set says instead of what was logged."""
    said = data.corrections(data.source_of(data.me()))
    of_set = said.loc[said["set_key"] == key, _SAID_OF_A_SET].iloc[:1].to_dict("records")
    return {str(name): value for one in of_set for name, value in one.items() if pd.notna(value)}


def _exclude(key: str) -> None:
    _correct(key, {"excluded": True, "reason": SLIP})


def _correct(key: str, what: dict[str, object]) -> None:
    try:
        data.the_store().correct_set(data.me(), key, SetCorrection(**what))  # type: ignore[arg-type]
    except StoreError as error:
        st.session_state[_REFUSED] = str(error)
        return
    st.session_state[_SAID] = "Saved: every number follows. Importing again does not undo it."


def _take_back(correction_id: int) -> None:
    try:
        data.the_store().undo_correction(data.me(), correction_id)
    except StoreError as error:
        st.session_state[_REFUSED] = str(error)
        return
    st.session_state[_SAID] = "Taken back: the set is as it was logged."
