"""Where a lift is going: verdict, forecast, records, and the deadlift against body weight."""

import pandas as pd
import streamlit as st

from src.analytics import Forecast, StrengthContext, Trend
from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.written import fixed, written
from src.catalog import Lift
from src.charts import Unit, heights, short
from src.ui import data, texts
from src.ui.doors import page_link
from src.ui.folded import popped_up
from src.ui.short_table import short_table
from src.ui.show import how, table
from src.ui.view import View
from src.words.verdict_words import range_change_words

_RECORDS = 4
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at


def lift_verdict(view: View, about: Lift, exercise: str | None) -> None:
    """Show where one variant of the lift is going, and what it is against body weight."""
    trend = data.trend(view.source, about.id, exercise)
    ahead = data.forecast(view.source, about.id, exercise)
    unit = heights(view.unit) if about.measure == "box_height" else view.unit
    st.subheader("Where it is going", anchor=False)
    st.markdown(_bold(trend))
    changed = data.range_change(view.source, about.id, exercise, view.since)
    if changed:
        st.markdown(range_change_words(changed))
    if trend.confounds:
        st.markdown(f":gray[What else may have moved it: {' '.join(trend.confounds)}]")
    st.markdown(forecast_words(ahead, about, unit))
    with st.container(horizontal=True, gap="small"):
        if len(ahead.weeks) and (part := popped_up("Forecast by week", "forecast")):
            with part:
                table(forecast_table(ahead.weeks, unit), f"{about.id}-forecast", width="content")
        if len(ahead.ledger) and (part := popped_up("Past forecasts", "past-forecasts")):
            with part:
                st.markdown(ahead.sentence)
                table(ledger_table(ahead.ledger, unit), f"{about.id}-past-forecasts", width="content")
        how(texts.VERDICT)


def lift_records(view: View, about: Lift, exercise: str | None) -> None:
    """List the latest records of one variant; of the deadlift, what it is against body weight too."""
    _records(view, about, exercise, heights(view.unit) if about.measure == "box_height" else view.unit)
    if about.id == "deadlift":
        _context(view)


def _bold(trend: Trend) -> str:
    word, colon, rest = trend.sentence.partition(":")
    return f"**{word}{colon}**{rest}" if colon else trend.sentence


def forecast_words(ahead: Forecast, about: Lift, unit: Unit) -> str:
    """Return the furthest week's range and how past ranges have held, or why there is none."""
    if ahead.refused:
        return ahead.refused  # how past ones held stands with them
    last = ahead.weeks.iloc[-1]
    as_what = (
        f" as {_article(about.target_reps)} {about.target_reps}-rep max"
        if about.measure in REP_MAX_MEASURES
        else ""
    )
    ranged = f"{unit.rough(last['low_80'])}{_TO}{unit.rough(last['high_80'])}\u00a0{unit.id}"
    return (
        f"If the recent trend went on, the best set around {short(last['day'].date())} "
        f"would be worth **{ranged}**{as_what} (80% range, {last['weeks']} weeks ahead). {ahead.sentence}"
    )


def _article(number: int) -> str:
    return "an" if number in {8, 11} else "a"


def forecast_table(weeks: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Return the forecast as a lifter reads it."""
    return pd.DataFrame(
        {
            "Week of": weeks["day"].dt.date,
            f"Middle, {unit.id}": _whole(weeks["median"], unit),
            f"80% range, {unit.id}": _range(weeks, unit),
        }
    )


def ledger_table(ledger: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Return past forecasts against what came, newest first."""
    newest = ledger.iloc[::-1]
    return pd.DataFrame(
        {
            "Made on": newest["made_on"].dt.date,
            "Weeks ahead": newest["weeks"],
            f"80% range, {unit.id}": _range(newest, unit),
            f"Came, {unit.id}": _whole(newest["came"], unit),
            "Held": newest["held"].map({True: "yes", False: "no"}),
        }
    )


def _whole(values: pd.Series, unit: Unit) -> pd.Series:
    return unit.shown(values, pd.Series(data=False, index=values.index))


def _range(frame: pd.DataFrame, unit: Unit) -> pd.Series:
    low, high = (_whole(frame[end], unit).map(lambda one: written(one, 2)) for end in ("low_80", "high_80"))
    return low + "\u2013" + high


def _records(view: View, about: Lift, exercise: str | None, unit: Unit) -> None:
    records = data.records(view.source, about.id)
    own = records[records["exercise"] == exercise]
    st.subheader("Records", anchor=False)
    if own.empty:
        st.markdown("No records yet: the first two days are the baseline, and a record has to beat them.")
        return
    st.markdown(records_list(own.iloc[::-1], unit))


def records_list(records: pd.DataFrame, unit: Unit) -> str:
    """Return the first records as Markdown: when, how much, of what and before; one set is one line."""
    columns = (records[name] for name in ("day", "kind", "reps", "value", "previous", "certainty"))
    kinds: dict[tuple[str, str, str], list[str]] = {}
    last = None
    for day, kind, reps, value, previous, certainty in zip(*columns, strict=True):
        if len(kinds) == _RECORDS and day != last:
            break
        made = (short(day.date()), _amount(kind, value, unit), _amount(kind, previous, unit))
        likely = ", likely" if certainty == "likely" else ""
        if made not in kinds and len(kinds) == _RECORDS:
            continue
        last = day
        kinds.setdefault(made, []).append(f"{_kind(kind, reps)}{likely}")
    return "\n".join(
        f"- {day}: **{amount}** {', '.join(of)} (before {before})"
        for (day, amount, before), of in kinds.items()
    )


def _kind(kind: str, reps: object) -> str:
    return {
        "load": "heaviest load",
        "bell": "heaviest bell for a standard set",
        "reps": f"most for {reps} reps",
        "estimate": "estimate from one set",
        "height": "highest box",
        "contacts": "most landings in a day",
    }[kind]


def _amount(kind: str, value: float, unit: Unit) -> str:
    if kind == "contacts":
        return written(value)
    return unit.estimate(value) if kind == "estimate" else unit.load(value)


def _context(view: View) -> None:
    """Show the deadlift against body weight, asking for what is missing."""
    context = data.strength_context(view.source)
    if context.missing == "deadlift" or (context.missing and view.guest):
        return
    st.subheader("Against body weight", anchor=False)
    st.markdown(context.sentence)
    if context.missing and view.own:
        page_link("settings")
    if len(context.scaled) > 1:
        short_table(context_table(context), "deadlift-against-body-weight")
    how("\n\n".join([texts.CONTEXT, *(f"{one.label}: {one.sum}." for one in context.scaled if one.sum)]))


def context_table(context: StrengthContext) -> pd.DataFrame:
    """Return the deadlift in every measure, with its range."""
    rows = [
        (
            one.label,
            fixed(one.value, _decimals(one.id)),
            _ends(one.low, one.high, one.id),
        )
        for one in context.scaled
    ]
    return pd.DataFrame(rows, columns=["Measure", "Deadlift", "Range"])


def _ends(low: float | None, high: float | None, measure: str) -> str:
    if low is None:
        return ""
    lowest = fixed(low, _decimals(measure))
    return f"at least {lowest}" if high is None else f"{lowest}\u2013{fixed(high, _decimals(measure))}"


def _decimals(measure: str) -> int:
    return 2 if measure == "bodyweight" else 0
