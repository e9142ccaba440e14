"""What the work was made of: rep ranges, intensity zones, kinds of work, muscle groups reached."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from src.charts.chart import SMALL, Chart, blank, named_rows, say, time_axis, with_gaps
from src.charts.days import short
from src.charts.months import bars_of
from src.charts.palette import Palette, faint
from src.charts.ramps import ink_on, laid_on
from src.charts.units import percent, plain

_ROW: Final = 34
_FRAME: Final = 48
_TO: Final = "\u2013"
_FITS: Final = 0.16  # of the axis: a bar this long holds its number


def rep_strip(ranges: pd.DataFrame, names: dict[str, str], colours: Palette) -> Chart:
    """Draw a strip a lift: how its working sets are spread over rep ranges, darker for a larger share.

    `ranges`: lift, range, label, sets, share, as `rep_ranges` gives them; `names` of the lifts.
    """
    lifts = list(dict.fromkeys(ranges["lift"]))
    labels = list(dict.fromkeys(ranges["label"]))
    figure = blank(colours, height=_FRAME + _ROW * max(len(lifts), 1), hover=False)
    for lift, label, sets, share in zip(
        ranges["lift"], ranges["label"], ranges["sets"], ranges["share"], strict=True
    ):
        x, y = labels.index(label), lifts.index(lift)
        fill = laid_on(colours.posterior, colours.page, 0.06 + 0.94 * float(share))
        figure.add_shape(
            type="rect",
            x0=x - 0.48,
            x1=x + 0.48,
            y0=y - 0.42,
            y1=y + 0.42,
            fillcolor=fill,
            line={"width": 0},
            layer="below",
        )
        if sets:
            say(figure, x, y, percent(float(share)), ink_on(fill, colours), anchor="center", yanchor="middle")
    figure.update_xaxes(
        range=[-0.55, len(labels) - 0.45],
        tickvals=list(range(len(labels))),
        ticktext=[label.replace("-", _TO) for label in labels],
        tickangle=0,
        zeroline=False,
        side="top",
    )
    figure.update_yaxes(
        range=[max(len(lifts), 1) - 0.5, -0.5],
        tickvals=list(range(len(lifts))),
        ticktext=[names[lift] for lift in lifts],
        tickfont={"color": colours.text, "size": SMALL},
        showgrid=False,
        zeroline=False,
        showticklabels=len(lifts) > 1,  # the page's heading names a single one, and a phone needs the room
    )
    figure.update_layout(margin={"t": 24})
    # Plotly draws no axes without a trace.
    figure.add_scatter(x=[None], y=[None], mode="markers", hoverinfo="skip")
    return Chart(
        figure.drawing(),
        _strip_alt(ranges, names),
        lambda: _strip_table(ranges, names),
        "share of the working sets, by reps in the set",
    )


def zone_bars(zones: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the working sets of a lift by how heavy they were beside its maximum at the time.

    `zones`: zone, label, sets, share, at_least, as `intensity_zones` gives them.
    """
    figure = blank(colours, height=_FRAME + 28 * max(len(zones), 1), hover=False)
    figure.add_bar(
        x=list(zones["share"]),
        y=[label.replace("-", _TO) for label in zones["label"]],
        orientation="h",
        marker={"color": colours.posterior},
        text=[percent(float(share)) if share else "0" for share in zones["share"]],
        textposition="outside",
        textfont={"size": SMALL, "color": colours.text},
        cliponaxis=False,
    )
    most = float(zones["share"].max()) if len(zones) else 1.0
    figure.update_xaxes(range=[0, most * 1.15 or 1], showticklabels=False, zeroline=False)
    figure.update_yaxes(showgrid=False, nticks=max(len(zones), 1))
    named_rows(figure, zones["label"], colours, SMALL)
    figure.update_layout(bargap=0.3)
    sets, bound = int(zones["sets"].sum()), int(zones["at_least"].sum())
    key = "share of working sets, by load as a part of the estimated max of the 90 days up to the set"
    if bound:
        key += (
            f" · for {percent(bound / sets)} of the sets that max is a lower bound: they were lighter still"
        )
    return Chart(figure.drawing(), _zones_alt(zones, sets), lambda: _zones_table(zones), key)


def group_bars(groups: pd.DataFrame, weeks: float, colours: Palette, posterior: Sequence[str]) -> Chart:
    """Draw sets a week by kind of work: the kinds of the posterior chain first, then the rest.

    `groups`: group, name, sets, posterior_sets, share, as `work_splits` gives them; `weeks` they are from.
    """
    shown = groups.assign(a_week=groups["sets"] / max(weeks, 1.0))
    is_posterior = shown["group"].isin(list(posterior))
    figure = blank(colours, height=_FRAME + 28 * len(shown), hover=False)
    most = max(float(shown["a_week"].max()) if len(shown) else 0.0, 1.0)
    figure.add_bar(
        x=list(shown["a_week"]),
        y=list(shown["name"]),
        orientation="h",
        marker={"color": [colours.posterior if one else colours.neutral for one in is_posterior]},
        text=[
            f"{plain(sets, 1)} · {percent(share)}"
            for sets, share in zip(shown["a_week"], shown["share"], strict=True)
        ],
        textposition=["inside" if sets > most * 0.45 else "outside" for sets in shown["a_week"]],
        insidetextanchor="end",
        textangle=0,
        cliponaxis=False,
        insidetextfont={"size": SMALL, "color": colours.page},
        outsidetextfont={"size": SMALL, "color": colours.text},
    )
    figure.update_xaxes(range=[0, most * 1.1], showticklabels=False, zeroline=False)
    figure.update_yaxes(autorange="reversed", showgrid=False, nticks=len(shown))
    named_rows(figure, shown["name"], colours)
    figure.update_layout(bargap=0.3)
    return Chart(
        figure.drawing(),
        _groups_alt(shown, is_posterior),
        lambda: _groups_table(shown),
        ":blue[■] posterior · :gray[■] other · sets a week, share of all",
    )


def coverage_bars(weeks: pd.DataFrame, colours: Palette, least: float, log_end: date | None = None) -> Chart:
    """Draw how many posterior groups reached `least` sets in each week.

    `weeks`: week, covered, groups, as `weekly_coverage` gives them. A week that `log_end` cuts short is drawn
    in outline.
    """
    figure = blank(colours, height=180)
    most = int(weeks["groups"].max()) if len(weeks) else 9
    end = pd.Timestamp(log_end or date.max)
    open_ = [week + pd.Timedelta(days=6) > end for week in weeks["week"]]
    bars = bars_of(weeks, ["covered"])
    if bars.monthly:
        open_ = [False] * len(bars.frame)
    figure.add_bar(
        x=list(bars.frame["week"]),
        y=with_gaps(bars.frame["covered"]),
        marker={
            "color": [faint(colours.posterior, 0.25) if one else colours.posterior for one in open_],
            "line": {"width": [1.5 if one else 0 for one in open_], "color": colours.posterior},
        },
        hovertemplate=f"%{{y:.1~f}} of {most} groups<extra>{bars.word}</extra>",
        **bars.marker,
    )
    if len(weeks):
        time_axis(figure, weeks["week"].iloc[0].date(), weeks["week"].iloc[-1].date(), of_weeks=True)
    figure.update_yaxes(range=[0, most + 0.5], tickvals=[0, 3, 6, 9])
    key = bars.key_with(cut_short=any(open_))
    return Chart(figure.drawing(), _coverage_alt(weeks, least), lambda: _coverage_table(weeks, least), key)


def _strip_alt(ranges: pd.DataFrame, names: dict[str, str]) -> str:
    if ranges.empty:
        return "Rep ranges of the lifts: no working set in this range."
    most = ranges.loc[ranges.groupby("lift")["sets"].idxmax().to_numpy()]
    said = [
        f"{names[lift]} mostly {label} ({percent(float(share))})"
        for lift, label, share in zip(most["lift"], most["label"], most["share"], strict=True)
    ]
    return f"Reps in a working set: {'; '.join(said)}."


def _strip_table(ranges: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {"Lift": ranges["lift"].map(names), "Reps": ranges["label"], "Working sets": ranges["sets"]}
    )


def _zones_alt(zones: pd.DataFrame, sets: int) -> str:
    if not sets:
        return "Intensity zones: no working set with a maximum to compare in this range."
    most = zones.iloc[int(zones["sets"].argmax())]
    share = percent(float(most["share"]))
    return f"{sets} working sets by intensity: most, {share}, at {most['label']} of the max."


def _zones_table(zones: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"Of the max": zones["label"], "Working sets": zones["sets"]})


def _groups_alt(shown: pd.DataFrame, is_posterior: "pd.Series[bool]") -> str:
    if not shown["sets"].sum():
        return "Sets by kind of work: none in this range."
    own = shown[is_posterior].sort_values("a_week")
    return (
        f"Sets a week by kind of work. Of the posterior kinds, most: {own.iloc[-1]['name'].lower()} with "
        f"{plain(own.iloc[-1]['a_week'], 1)}; fewest: {own.iloc[0]['name'].lower()} with "
        f"{plain(own.iloc[0]['a_week'], 1)}."
    )


def _groups_table(shown: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Kind of work": shown["name"],
            "Sets a week": shown["a_week"].round(1),
            "Share of sets": (shown["share"] * 100).round().astype("Int64").astype("str") + "%",
            "Posterior part, sets in all": shown["posterior_sets"].round(1),
        }
    )


def _coverage_alt(weeks: pd.DataFrame, least: float) -> str:
    if weeks.empty:
        return "Posterior groups reached a week: no sets in this range."
    last, most = weeks.iloc[-1], int(weeks["groups"].max())
    full = int((weeks["covered"] == weeks["groups"]).sum())
    return (
        f"Posterior groups with {plain(least, 0)} sets or more: {last['covered']} of {most} in the week of "
        f"{short(last['week'].date())}, all {most} in {full} of {len(weeks)} trained weeks."
    )


def _coverage_table(weeks: pd.DataFrame, least: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"Week of": weeks["week"].dt.date, f"Groups with {plain(least, 0)}+ sets": weeks["covered"]}
    ).iloc[::-1]
