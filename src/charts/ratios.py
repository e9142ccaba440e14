"""One lift beside another, month by month."""

import numpy as np
import pandas as pd

from src.analytics.written import fixed, month_of_year
from src.charts.chart import ABOVE_ZERO, BAND, Chart, blank, ribbon, say, time_axis, with_gaps
from src.charts.palette import Palette, faint

_LEAST_SPAN = 0.2  # of an axis: a ratio that moves less is drawn as steady as it is
_MONTHS_APART = 2  # a longer break in the months breaks the line
_MANY = 60  # months: above this, points shrink


def ratio_chart(months: pd.DataFrame, colours: Palette) -> Chart:
    """Draw a ratio of two maxima with its interval; a hollow point alone where an effort was not logged.

    Either maximum of such a month may be higher by any amount, so it has no interval and is part of no line.
    `months`: name, month, ratio, low, high, effort_known of one pair, as `lift_ratios` gives them.
    """
    figure = blank(colours, height=240)
    if months.empty:
        return Chart(figure.drawing(), "No month has both lifts in this range.", lambda: _table(months))
    months = _with_breaks(months)
    x = list(months["month"])
    known = months["effort_known"].fillna(value=False).astype(bool)
    low, high = (months[end].where(known) for end in ("low", "high"))
    loop_x, loop_y = ribbon(x, with_gaps(low), with_gaps(high))
    figure.add_scatter(
        x=loop_x,
        y=loop_y,
        mode="lines",
        fill="toself",
        fillcolor=faint(colours.posterior, 0.16),
        line={"width": 0},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=x,
        y=with_gaps(months["ratio"].where(known)),
        mode="lines",
        line={"width": 2, "color": colours.posterior},
        connectgaps=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=x,
        y=with_gaps(months["ratio"]),
        mode="markers",
        marker={
            "size": 7 if len(months) < _MANY else 4,
            "color": [colours.posterior if one else colours.page for one in known],
            "line": {"width": 1.5, "color": colours.posterior},
        },
        customdata=[_ends(*one) for one in zip(months["low"], months["high"], known, strict=True)],
        hovertemplate="%{y:.2f}%{customdata}<extra></extra>",
    )
    last = months.iloc[-1]
    say(
        figure,
        last["month"],
        last["ratio"],
        f"<b>{fixed(last['ratio'], 2)}</b>",
        colours.text,
        anchor="right",
        above=14,
    )
    time_axis(figure, x[0].date(), x[-1].date())
    figure.update_yaxes(range=_room(months), tickformat=".2f")
    key = [
        *([f"{BAND} one standard error"] if known.any() else []),
        *([] if known.all() else ["○ one effort not logged: its maximum may be higher"]),
        ABOVE_ZERO,
    ]
    return Chart(figure.drawing(), _alt(months), lambda: _table(months), " · ".join(key))


def _ends(low: float, high: float, sure: bool) -> str:  # noqa: FBT001 - a row of columns
    return f" ({fixed(low, 2)} to {fixed(high, 2)})" if sure else ", effort not logged"


def _with_breaks(months: pd.DataFrame) -> pd.DataFrame:
    """Return the months with an empty one wherever more than one is missing."""
    number = months["month"].dt.year * 12 + months["month"].dt.month
    after = months[number.diff() > _MONTHS_APART]
    if after.empty:
        return months.sort_values("month", ignore_index=True)
    breaks = pd.DataFrame({"month": after["month"] - pd.DateOffset(months=1)})
    return pd.concat([months, breaks]).sort_values("month", ignore_index=True)


def _room(months: pd.DataFrame) -> list[float]:
    known = months[months["effort_known"].fillna(value=False).astype(bool)]
    low = float(min(months["ratio"].min(), known["low"].min() if len(known) else np.inf))
    high = float(max(months["ratio"].max(), known["high"].max() if len(known) else -np.inf))
    middle, span = (low + high) / 2, max((high - low) * 1.2, _LEAST_SPAN)
    return [middle - span / 2, middle + span / 2]


def _alt(months: pd.DataFrame) -> str:
    drawn = months.dropna(subset=["ratio"])
    first, last = drawn.iloc[0], drawn.iloc[-1]
    ends = _ends(last["low"], last["high"], bool(last["effort_known"]))
    return (
        f"{last['name']}: {fixed(first['ratio'], 2)} in {month_of_year(first['month'])}, "
        f"{fixed(last['ratio'], 2)} in {month_of_year(last['month'])}{ends}."
    )


def _table(months: pd.DataFrame) -> pd.DataFrame:
    drawn = months.dropna(subset=["ratio"])
    return pd.DataFrame(
        {
            "Month": drawn["month"].dt.date,
            "Ratio": drawn["ratio"].round(2),
            "From": drawn["low"].where(drawn["effort_known"].astype(bool)).round(2),
            "to": drawn["high"].where(drawn["effort_known"].astype(bool)).round(2),
        }
    ).iloc[::-1]
