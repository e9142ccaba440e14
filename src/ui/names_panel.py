"""The names of the log: those nobody knows, those corrected, and a way to correct any."""

import pandas as pd
import streamlit as st

from src.analytics.written import counted, percent, written
from src.catalog import can_mean
from src.charts import short
from src.ui import data
from src.ui import name_changes as do
from src.ui.markup import md_escape
from src.ui.new_exercise import new_exercise
from src.ui.shared_names import share_names

_LISTED = 4  # unknown names with buttons at once: the most used
_OFFERED = 3
_AS_LOGGED = "as_logged"  # among the load conventions: none was chosen


def show_names() -> None:
    """Show every way to say what the log's names stand for."""
    used = data.names_used(data.source_of(data.me()))
    _show_change()
    for sentence in data.name_problems():
        st.warning(md_escape(sentence))
    _unknown(used[used["how"] == "unknown"])
    with st.expander("Correct a name", expanded=bool(st.session_state.get(do.CHOSEN))):
        _correct(used)
    with st.expander("How loads are read", key="names-loads"):
        _loads()
    _corrected()
    with st.expander("Take names to another log, or from a coach", key="names-share"):
        share_names()


def _show_change() -> None:
    """Say what the last change did, with the way back beside it."""
    if not (message := do.said()):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(md_escape(message))
        if name := do.just_changed():
            st.button("Take it back", key="names-undo", on_click=do.take_back, args=(name,))


def _unknown(unknown: pd.DataFrame) -> None:
    if unknown.empty:
        return
    st.subheader("Names not recognised", anchor=False)
    sets = int(unknown["sets"].sum())
    st.markdown(
        f"{counted(sets, 'set')} {'counts' if sets == 1 else 'count'} for nothing until you say what "
        f"{'its name stands' if sets == 1 else 'their names stand'} for. "
        "All your history follows at once."
    )
    for _, row in unknown.head(_LISTED).iterrows():
        about = f"{_sets(row['sets'])}, {_share(row['share'])} of your log, last {short(row['last_day'])}"
        _unknown_row(str(row["name"]), about)
    if len(unknown) > _LISTED:
        st.markdown(f":gray[{written(len(unknown) - _LISTED)} more, less used, come up as you settle these.]")


def _unknown_row(name: str, about: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{md_escape(name)}**  \n:gray[{about}]")
        with st.container(horizontal=True, gap="small"):
            for exercise, label in data.suggestions(name, _OFFERED):
                st.button(label, key=f"is-{exercise}-{name}", on_click=do.assign, args=(name, exercise))
            st.button(
                "Choose an exercise", key=f"other-{name}", on_click=do.choose, args=(name,), type="tertiary"
            )
            st.button("Ignore", key=f"ignore-{name}", on_click=do.ignore, args=(name,), type="tertiary")


def _correct(used: pd.DataFrame) -> None:
    counts = dict(zip(used["name"], used["sets"], strict=True))
    stands = dict(
        zip(used["name"], used["exercise_name"].where(used["exercise"].notna(), used["how"]), strict=True)
    )
    name = st.selectbox(
        "Name in the log",
        list(counts),
        format_func=lambda one: f"{one}: {stands[one]}, {_sets(counts[one])}",
        key=do.CHOSEN,
        index=None,
        placeholder="Choose a name",
    )
    if name is None:
        return
    exercises = data.exercise_names()
    chosen = st.selectbox(
        "Stands for",
        list(exercises),
        format_func=exercises.__getitem__,
        index=None,
        key=f"stands-{name}",
        placeholder="Choose an exercise",
    )
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Assign",
            key="names-assign",
            on_click=do.assign,
            args=(name, chosen),
            disabled=chosen is None,
            type="primary",
        )
        st.button("Ignore this name", key="names-ignore", on_click=do.ignore, args=(name,))
    st.markdown("Or describe an exercise the catalogue does not have:")
    new_exercise(name)


def _corrected() -> None:
    corrections = data.own_corrections()
    if not corrections.names:
        return
    exercises = data.own_catalog().exercises
    with st.expander(f"Your corrections ({written(len(corrections.names))})", key="names-corrected"):
        for name, exercise in sorted(corrections.names.items()):
            with st.container(horizontal=True, vertical_alignment="center"):
                known = exercises.get(exercise or "")
                what = (
                    "ignored: counts for nothing" if exercise is None else known.name if known else exercise
                )
                st.markdown(f"**{md_escape(name)}**: {md_escape(what)}", width="stretch")
                st.button(
                    "Take back", key=f"back-{name}", on_click=do.take_back, args=(name,), type="tertiary"
                )


def _loads() -> None:
    used = data.loads_used(data.source_of(data.me())).set_index("exercise")
    st.markdown(
        "A log writes a number; what it means is a convention. Tonnage and estimates follow your choice. "
        "In one hand also means on one side: it counts twice where both work at once."
    )
    exercise = st.selectbox(
        "Exercise",
        list(used.index),
        format_func=lambda one: f"{used['exercise_name'][one]}: {data.LOAD_WORDS[used['load'][one]]}",
        key="loads-exercise",
        index=None,
        placeholder="Choose an exercise",
    )
    if exercise is None:
        return
    chosen = str(used["load"][exercise]) if used["chosen"][exercise] else _AS_LOGGED
    about = data.own_catalog().exercises[exercise]
    can_be = {one: said for one, said in data.LOAD_WORDS.items() if can_mean(about, one)}
    words = {_AS_LOGGED: "as the log and the catalogue say", **can_be}
    load = st.selectbox(
        "Its number is",
        list(words),
        index=list(words).index(chosen),
        format_func=words.__getitem__,
        key=f"load-{exercise}-{chosen}",
    )
    st.button(
        "Read it so",
        key="loads-save",
        on_click=do.set_load,
        args=(exercise, None if load == _AS_LOGGED else load),
        disabled=load == chosen,
    )


def _share(share: float) -> str:
    return percent(share, 1)


def _sets(count: int) -> str:
    return f"{written(count)} set{'' if count == 1 else 's'}"
