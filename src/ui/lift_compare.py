"""Two to four lifts in one chart."""

import streamlit as st

from src.catalog import Exercise, Lift
from src.charts import Course, Shown, compare_chart
from src.ui import data, texts
from src.ui.show import chart
from src.ui.view import View

_MOST = 3  # beside the lift of the page
CHANGE, LOAD = "change", "load"


def compare_section(view: View, lift: str, exercise: str) -> None:
    """Let the lifter set up to three lifts beside this one; not for lifts without a likely maximum."""
    lifts = data.the_catalog().lifts
    others = {
        lifts[one].name: head.exercise
        for one, head in data.headlines(view.source).items()
        if one != lift and lifts[one].model is not None and head.exercise is not None
    }
    if lifts[lift].model is None or not others:
        return
    st.subheader("Beside other lifts", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        chosen = st.multiselect(
            "Compare with",
            list(others),
            key="with",
            bind="query-params",
            max_selections=_MOST,
            placeholder="Up to three lifts",
            label_visibility="collapsed",
            width=420,
        )
        beside = [name for name in chosen if name in others]
        scale = CHANGE
        if beside:
            scale = (
                st.segmented_control(
                    "Show",
                    [CHANGE, LOAD],
                    default=CHANGE,
                    required=True,
                    key="scale",
                    bind="query-params",
                    help="Change: each lift's first number in the range is 100. Load: each in its own reps.",
                )
                or CHANGE
            )
    if not beside:
        return
    by_name = {one.name: one for one in lifts.values()}
    asked = [(lifts[lift], exercise), *((by_name[name], others[name]) for name in beside)]
    courses = [
        Course(
            one.name,
            counted_for(one, data.the_catalog().exercises.get(variant)),
            data.curve(view.source, one.id, variant),
        )
        for one, variant in asked
    ]
    shown = Shown("Likely max", view.unit, view.start, view.last_day or view.start)
    made = compare_chart(courses, shown, view.colours, indexed=scale == CHANGE)
    chart(made, "compared", texts.COMPARED, name="lifts-compared")


def counted_for(lift: Lift, exercise: Exercise | None) -> str:
    """Return what a lift's number is of: '10 reps, one hand'."""
    reps = "1 rep" if lift.target_reps == 1 else f"{lift.target_reps} reps"
    return f"{reps}, one hand" if exercise is not None and exercise.load == "per_hand" else reps
