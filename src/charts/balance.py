"""The posterior chain against the mirror muscles, week by week."""

import pandas as pd

from src.analytics.written import fixed
from src.charts.canvas import Canvas
from src.charts.chart import BAND, TARGET, Chart, blank, ribbon, say, target_band, time_axis, with_gaps
from src.charts.days import short
from src.charts.months import bars_of
from src.charts.palette import Palette, faint
from src.charts.units import percent

_MANY = 60  # weeks: above this, single weeks become small dots


def share_chart(weeks: pd.DataFrame, colours: Palette, target: tuple[float, float]) -> Chart:
    """Draw the posterior share: 4-week line with its 80% band, single weeks as dots, the target as a band.

    `weeks`: week, share, smoothed, low, high, verdict, partial, as `weekly_balance` gives them. Weeks
    without training break the line.
    """
    figure = blank(colours)
    x = list(weeks["week"])
    line, single = with_gaps(weeks["smoothed"]), with_gaps(weeks["share"])
    partial = list(weeks["partial"].fillna(value=False).astype(bool))
    target_band(figure, colours, *target)
    loop_x, loop_y = ribbon(x, with_gaps(weeks["low"]), with_gaps(weeks["high"]))
    figure.add_scatter(
        x=loop_x,
        y=loop_y,
        mode="lines",
        fill="toself",
        fillcolor=faint(colours.posterior, 0.16),
        line={"width": 0},
        hoverinfo="skip",
        name="80% range",
    )
    figure.add_scatter(
        x=x,
        y=single,
        mode="markers",
        marker={
            "size": 3 if len(weeks) > _MANY else 5,
            "color": [colours.page if open_ else colours.neutral for open_ in partial],
            "line": {"width": 1, "color": colours.neutral},
        },
        name="That week alone",
        hovertemplate="that week alone %{y:.0%}<extra></extra>",
    )
    figure.add_scatter(
        x=x,
        y=line,
        mode="lines",
        line={"width": 3, "color": colours.posterior},
        customdata=weeks[["low", "high"]].to_numpy(),
        name="Over 4 weeks",
        hovertemplate="over 4 weeks %{y:.0%} (%{customdata[0]:.0%} to %{customdata[1]:.0%})<extra></extra>",
        connectgaps=False,
    )
    shown = weeks.dropna(subset=["smoothed"])
    if len(shown):
        last = shown.iloc[-1]
        _end_mark(figure, last, colours)
        time_axis(figure, weeks["week"].iloc[0].date(), weeks["week"].iloc[-1].date(), of_weeks=True)
    figure.update_yaxes(range=[-0.03, 1.03], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")
    return Chart(
        figure.drawing(),
        _share_alt(shown, target),
        lambda: _share_table(weeks),
        _share_key(target, open_week=any(partial)),
    )


def chain_bars(weeks: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the sets of each week either side of zero: posterior up, mirror down.

    `weeks`: week, posterior, mirror, partial. A week that the log ends in is drawn in outline.
    """
    figure = blank(colours, hover="x unified")
    bars = bars_of(weeks, ["posterior", "mirror"])
    partial = [False] * len(bars.frame)
    if not bars.monthly:
        partial = list(weeks["partial"].fillna(value=False).astype(bool))
    for side, sign in (("posterior", 1), ("mirror", -1)):
        colour = colours.of_chain(side)
        figure.add_bar(
            x=list(bars.frame["week"]),
            y=with_gaps(bars.frame[side] * sign),
            customdata=with_gaps(bars.frame[side]),
            marker={
                "color": [faint(colour, 0.25) if open_ else colour for open_ in partial],
                "line": {"width": [1.5 if open_ else 0 for open_ in partial], "color": colour},
            },
            name=side,
            hovertemplate=f"{side} %{{customdata:.1f}} sets<extra></extra>",
            **bars.marker,
        )
    most = float(bars.frame[["posterior", "mirror"]].max().max()) if len(weeks) else 0.0
    if len(weeks):
        time_axis(figure, weeks["week"].iloc[0].date(), weeks["week"].iloc[-1].date(), of_weeks=True)
        reach = _nice(most)
        marks = [-reach, -reach / 2, 0, reach / 2, reach]
        figure.update_yaxes(
            range=[-reach * 1.2, reach * 1.2], tickvals=marks, ticktext=[f"{abs(mark):g}" for mark in marks]
        )
        for word, colour, y, edge in (
            ("Posterior sets", colours.posterior, 1, "top"),
            ("Mirror sets", colours.mirror, 0, "bottom"),
        ):
            say(figure, 0.01, y, f"<b>{word}</b>", colour, xref="paper", yref="paper", yanchor=edge)
    figure.update_layout(barmode="relative", bargap=0.25)
    figure.update_yaxes(zeroline=True, zerolinewidth=1)
    key = bars.key_with(cut_short=any(partial))
    return Chart(figure.drawing(), _bars_alt(weeks), lambda: _bars_table(weeks), key)


def _end_mark(figure: Canvas, last: pd.Series, colours: Palette) -> None:
    hollow = bool(last["partial"]) if not pd.isna(last["partial"]) else False
    figure.add_scatter(
        x=[last["week"]],
        y=[last["smoothed"]],
        mode="markers",
        marker={
            "size": 10,
            "color": colours.page if hollow else colours.posterior,
            "line": {"width": 2.5, "color": colours.posterior},
        },
        hoverinfo="skip",
    )
    below = last["smoothed"] > 0.86  # noqa: PLR2004 - where a label above would leave the figure
    say(
        figure,
        last["week"],
        last["smoothed"],
        f"<b>{percent(last['smoothed'])}</b>",
        colours.posterior,
        anchor="right",
        above=-18 if below else 18,
        bgcolor=faint(colours.page, 0.7),
    )


def _nice(value: float) -> float:
    """Return an even round number no smaller than the value."""
    return next((top for top in (4, 10, 20, 30, 40, 60, 80, 100, 160, 200) if top >= value), value)


def _band(low: float, high: float) -> str:
    return f"{low * 100:.0f}\u2013{high:.0%}"


def _share_alt(shown: pd.DataFrame, target: tuple[float, float]) -> str:
    if shown.empty:
        return "Posterior share of weekly sets: no week with sets in this range."
    last = shown.iloc[-1]
    return (
        f"Posterior share of the sets over 4 weeks, {short(shown['week'].iloc[0].date())} to the week of "
        f"{short(last['week'].date())}: now {percent(last['smoothed'])} "
        f"(80% range {_band(last['low'], last['high'])}); verdict: {last['verdict']}; your target is "
        f"{_band(*target)}. Lowest {percent(shown['smoothed'].min())}, highest "
        f"{percent(shown['smoothed'].max())}."
    )


def _share_key(target: tuple[float, float], *, open_week: bool) -> str:
    marks = [
        ":blue[━] share of sets, 4 weeks",
        f"{BAND} 80% range",
        "● one week",
        *(["○ unfinished"] if open_week else []),
        f"{TARGET} your target, {_band(*target)}",
    ]
    return " · ".join(marks)


def _bars_alt(weeks: pd.DataFrame) -> str:
    trained = weeks.dropna(subset=["posterior"])
    if trained.empty:
        return "Posterior and mirror sets a week: no week with sets in this range."
    more = int((trained["posterior"] > trained["mirror"]).sum())
    return (
        f"Sets a week, {short(weeks['week'].iloc[0].date())} to the week of "
        f"{short(weeks['week'].iloc[-1].date())}: on average "
        f"{fixed(trained['posterior'].mean(), 1)} posterior and "
        f"{fixed(trained['mirror'].mean(), 1)} mirror in a trained week; posterior ahead in {more} of "
        f"{len(trained)} trained weeks."
    )


def _share_table(weeks: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Week of": weeks["week"].dt.date,
            "That week alone, %": (weeks["share"] * 100).round(),
            "Over 4 weeks, %": (weeks["smoothed"] * 100).round(),
            "80% range from, %": (weeks["low"] * 100).round(),
            "to, %": (weeks["high"] * 100).round(),
        }
    ).iloc[::-1]


def _bars_table(weeks: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Week of": weeks["week"].dt.date,
            "Posterior sets": weeks["posterior"].round(1),
            "Mirror sets": weeks["mirror"].round(1),
        }
    ).iloc[::-1]
