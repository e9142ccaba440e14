"""The body map with its choice of a muscle, bound to the address as `muscle`."""

import streamlit as st

from src.analytics import BalanceSettings
from src.charts import body_map, plain
from src.ui import data, texts
from src.ui.markup import md_escape
from src.ui.show import chart
from src.ui.view import View

MUSCLE = "muscle"  # the choice's key, and its name in the address
_MAP = "body"
_MOST = 4  # exercises named


def body_panel(view: View, settings: BalanceSettings) -> str | None:
    """Show the body map over the range of the page, and below it the muscle chosen; return that one's id.

    A muscle is chosen by a click on the body or in the list; either ends up in the address.
    """
    muscles = data.mean_muscles(view.source, view.range, settings)
    names = dict(zip(muscles["muscle"], muscles["id"], strict=True))
    exercises = _exercises(view, settings)
    picture = st.container()  # above the list, but drawn after it: the list knows what an address chose
    name = st.selectbox(
        "Muscle",
        list(names),
        index=None,
        key=MUSCLE,
        bind="query-params",
        persist_state="session",
        placeholder="Choose a muscle here or on the body",
        label_visibility="collapsed",
    )
    chosen = None if name is None else str(names[name])
    with picture:
        chart(body_map(muscles, view.colours, exercises, chosen), _MAP, texts.BODY, on_select=_choose)
    if name is None:
        return None
    row = muscles.set_index("muscle").loc[name]
    parts = [f"{md_escape(one)} {plain(sets, 1)}" for one, sets in exercises.get(names[name], [])]
    came_from = f": {' · '.join(parts)}" if parts else ""
    st.markdown(
        f"**{name}**, {row['chain']}: {plain(row['sets'], 1)} sets a week, {plain(row['direct'], 1)} of them "
        f"direct{came_from}"
    )
    return chosen


def _choose() -> None:
    """Take the muscle that was clicked."""
    st.session_state[MUSCLE] = st.session_state[_MAP].chosen


def _exercises(view: View, settings: BalanceSettings) -> dict[str, list[tuple[str, float]]]:
    """Return the exercises that gave each muscle most, with their sets a week."""
    column = "direct_sets" if settings.lens == "direct" else "fractional_sets"
    found = data.muscle_exercises(view.source, view.range.averaged_from, settings)
    given = found[found[column] > 0].sort_values(column, ascending=False, kind="stable")
    weeks = view.range.averaged_weeks
    most = given.groupby("muscle").head(_MOST)
    found_for: dict[str, list[tuple[str, float]]] = {}
    for muscle, name, sets in zip(most["muscle"], most["exercise_name"], most[column], strict=True):
        found_for.setdefault(str(muscle), []).append((str(name), sets / weeks))
    return found_for
