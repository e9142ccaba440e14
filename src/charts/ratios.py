"""One lift beside another, month by month."""

import pandas as pd

from src.analytics.written import fixed
from src.charts.chart import Chart, blank, ribbon, say, time_axis, with_gaps
from src.charts.days import short
from src.charts.palette import Palette, faint

_LEAST_SPAN = 0.2  # of an axis: a ratio that moves less is drawn as steady as it is
_MONTHS_APART = 2  # a longer break in the months breaks the line
_MANY = 60  # months: above this, points shrink


def ratio_chart(months: pd.DataFrame, colours: Palette) -> Chart:
    """Draw a ratio of two maxima with its interval; hollow where the effort of one was not logged.

    `months`: name, month, ratio, low, high, effort_known of one pair, as `lift_ratios` gives them.
    """
    figure = blank(colours, height=240)
    if months.empty:
        return Chart(figure.drawing(), "No month has both lifts in this range.", _table(months))
    months = _with_breaks(months)
    x = list(months["month"])
    loop_x, loop_y = ribbon(x, with_gaps(months["low"]), with_gaps(months["high"]))
    figure.add_scatter(
        x=loop_x,
        y=loop_y,
        mode="lines",
        fill="toself",
        fillcolor=faint(colours.posterior, 0.16),
        line={"width": 0},
        hoverinfo="skip",
    )
    known = months["effort_known"].fillna(value=False).astype(bool)
    figure.add_scatter(
        x=x,
        y=with_gaps(months["ratio"]),
        mode="lines+markers",
        line={"width": 2, "color": colours.posterior},
        marker={
            "size": 7 if len(months) < _MANY else 4,
            "color": [colours.posterior if one else colours.page for one in known],
            "line": {"width": 1.5, "color": colours.posterior},
        },
        connectgaps=False,
        customdata=months[["low", "high"]].to_numpy(),
        hovertemplate="%{y:.2f} (%{customdata[0]:.2f} to %{customdata[1]:.2f})<extra></extra>",
    )
    last = months.iloc[-1]
    say(
        figure,
        last["month"],
        last["high"],
        f"<b>{fixed(last['ratio'], 2)}</b>",
        colours.text,
        anchor="right",
        above=10,
    )
    time_axis(figure, x[0].date(), x[-1].date())
    figure.update_yaxes(range=_room(months), tickformat=".2f")
    hollow = (
        " · ○ the effort of one lift was not logged: its maximum is at least that" if not known.all() else ""
    )
    return Chart(
        figure.drawing(),
        _alt(months),
        _table(months),
        "● both brought to one rep, best of 3 months · shaded: one standard error · axis does not start at 0"
        f"{hollow}",
    )


def _with_breaks(months: pd.DataFrame) -> pd.DataFrame:
    """Return the months with an empty one wherever more than one is missing."""
    number = months["month"].dt.year * 12 + months["month"].dt.month
    after = months[number.diff() > _MONTHS_APART]
    breaks = pd.DataFrame({"month": after["month"] - pd.DateOffset(months=1)})
    return pd.concat([months, breaks]).sort_values("month", ignore_index=True)


def _room(months: pd.DataFrame) -> list[float]:
    low, high = float(months["low"].min()), float(months["high"].max())
    middle, span = (low + high) / 2, max((high - low) * 1.2, _LEAST_SPAN)
    return [middle - span / 2, middle + span / 2]


def _alt(months: pd.DataFrame) -> str:
    drawn = months.dropna(subset=["ratio"])
    first, last = drawn.iloc[0], drawn.iloc[-1]
    return (
        f"{last['name']}: {fixed(first['ratio'], 2)} in "
        f"{short(first['month'].date())[2:]}, {fixed(last['ratio'], 2)} in "
        f"{short(last['month'].date())[2:]} ({fixed(last['low'], 2)} to {fixed(last['high'], 2)})."
    )


def _table(months: pd.DataFrame) -> pd.DataFrame:
    drawn = months.dropna(subset=["ratio"])
    return pd.DataFrame(
        {
            "Month": drawn["month"].dt.date,
            "Ratio": drawn["ratio"].round(2),
            "From": drawn["low"].round(2),
            "to": drawn["high"].round(2),
        }
    ).iloc[::-1]
