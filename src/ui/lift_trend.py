"""A lift's maximum over time: the chart, what stands beside it, and the session behind a chosen point."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from src.analytics import AUTO, LEARNED, Headline, Trend
from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.progress import NOT_ENOUGH
from src.catalog import Lift
from src.charts import Beside, Mark, Shown, VerdictLine, curve_chart, trend_chart
from src.ui import data
from src.ui.explain import how_computed
from src.ui.lift_session import chosen_session, keep_choice, show_session
from src.ui.show import chart
from src.ui.view import View
from src.words.record_words import record_days
from src.words.verdict_words import verdict_words

KEY = "trend"


def lift_trend(
    view: View,
    about: Lift,
    head: Headline,
    formula: str,
    shown: Shown,
    marks: Sequence[Mark],
    variants: str = "",
) -> pd.DataFrame:
    """Show the maximum over the range; return the sets, or the days of jumps, that it was read from.

    `variants`: what is to be said of the lift's variants where its number is explained.
    """
    beside = _beside(view, about, head, formula, marks)
    explained = f"{how_computed(about, head, shown.unit)}\n\n{variants}"
    if head.formula == LEARNED:
        return _learned(view, about, head, shown, beside, explained)
    return _read(view, about, head, AUTO if formula == LEARNED else formula, shown, beside, explained)


def _beside(view: View, about: Lift, head: Headline, formula: str, marks: Sequence[Mark]) -> Beside:
    """Return what stands beside the numbers; the verdict's line only where the points are those it read."""
    same = formula == LEARNED or about.measure not in REP_MAX_MEASURES
    trend = data.trend(view.source, head.lift, head.exercise)
    return Beside(
        records=frozenset(record_days(data.records(view.source, head.lift), head.exercise or "")),
        marks=marks,
        verdict=verdict_line(trend) if same else None,
        chosen=chosen_session(),
        notes=data.day_notes(view.source, head.lift, head.exercise),
    )


def verdict_line(trend: Trend) -> VerdictLine | None:
    """Return the line the verdict was read from; None where there was too little to judge."""
    ends = (trend.from_day, trend.to_day, trend.from_value, trend.to_value)
    if trend.verdict == NOT_ENOUGH or None in ends:
        return None
    first, last, from_value, to_value = ends
    assert first and last and from_value and to_value  # noqa: S101, PT018 - none is None, values are above 0
    return VerdictLine(first, last, from_value, to_value, f"trend: {verdict_words(trend)}")


def _learned(
    view: View, about: Lift, head: Headline, shown: Shown, beside: Beside, explained: str
) -> pd.DataFrame:
    curve = view.window(data.said_curve(view.source, head.lift, head.exercise, shown.label, shown.unit))
    sets = view.window(data.said_sets(view.source, head.lift, head.exercise, shown.unit))
    sets = sets[~sets["suspicious"]]
    if sets["value"].isna().all():
        return sets
    reps = "one rep" if head.target_reps == 1 else f"{head.target_reps} reps"
    st.subheader(head.label if head.value else f"Your sets, each brought to {reps}", anchor=False)
    made = curve_chart(curve, sets, shown, view.colours, beside)
    chart(made, KEY, explained, partial(keep_choice, KEY), f"{about.id}-trend")
    show_session(sets, shown.unit)
    return sets


def _read(
    view: View, about: Lift, head: Headline, formula: str, shown: Shown, beside: Beside, explained: str
) -> pd.DataFrame:
    days = data.day_values(view.source, head.lift, head.exercise, formula)
    boxes = about.measure == "box_height"
    sets = days if boxes else data.set_values(view.source, head.lift, head.exercise, formula)
    if not boxes:
        days = days.merge(sets[["set_key", "workout_key"]], on="set_key", how="left")
    shown_days, shown_sets = view.window(days), view.window(sets)
    if shown_sets.empty:
        return shown_days
    st.subheader(head.label, anchor=False)
    chart(
        trend_chart(shown_days, shown_sets, shown, view.colours, beside),
        KEY,
        explained,
        partial(keep_choice, KEY),
        f"{about.id}-trend",
    )
    show_session(shown_sets, shown.unit)
    return shown_days
