"""What a plan would change: each posterior group's sets a week, before and after."""

from collections.abc import Sequence

import pandas as pd

from src.analytics import GroupChange
from src.charts.chart import SMALL, Chart, blank, named_rows, say
from src.charts.palette import Palette
from src.charts.units import plain

_ROW = 28
_FRAME = 52


def plan_chart(groups: Sequence[GroupChange], least: float, colours: Palette) -> Chart:
    """Draw a dot a group for an average week, and a second where the plan would bring it."""
    ranked = sorted(groups, key=lambda one: (one.before, one.name))
    names = [one.name for one in ranked]
    most = max([least, *(one.after for one in ranked), *(one.before for one in ranked)])
    figure = blank(colours, height=_FRAME + _ROW * max(len(ranked), 3), hover="closest")
    for one in ranked:
        figure.add_scatter(
            x=[one.before, one.after],
            y=[one.name, one.name],
            mode="lines",
            line={"width": 3, "color": colours.posterior},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[one.before for one in ranked],
        y=names,
        mode="markers",
        marker={"size": 11, "color": colours.page, "line": {"width": 2, "color": colours.posterior}},
        hovertemplate="%{y}: %{x:.1f} sets in an average week<extra></extra>",
    )
    figure.add_scatter(
        x=[one.after for one in ranked],
        y=names,
        mode="markers+text",
        marker={"size": 11, "color": colours.posterior},
        text=[plain(one.after, 1) for one in ranked],
        textposition="middle right",
        textfont={"size": SMALL, "color": colours.text},
        cliponaxis=False,
        hovertemplate="%{y}: %{x:.1f} sets a week with the plan<extra></extra>",
    )
    figure.add_vline(x=least, line={"color": colours.muted, "width": 1, "dash": "dot"}, layer="below")
    say(
        figure,
        least,
        1,
        f"your least: {least:g}",
        colours.muted,
        anchor="left",
        yref="paper",
        yanchor="bottom",
    )
    figure.update_xaxes(range=[-most * 0.03, most * 1.2], showticklabels=False, zeroline=False)
    figure.update_yaxes(autorange="reversed", tickmode="array", tickvals=names)
    named_rows(figure, names, colours)
    figure.update_layout(margin={"t": 28})
    return Chart(
        figure.drawing(),
        _alt(ranked, least),
        lambda: _table(ranked),
        _key(ranked),
    )


def _key(ranked: Sequence[GroupChange]) -> str:
    if all(one.after == one.before for one in ranked):
        return ":blue[●] last 4 weeks"
    return ":blue[○] last 4 weeks · :blue[●] planned"


def _alt(ranked: Sequence[GroupChange], least: float) -> str:
    before = sum(one.before >= least for one in ranked)
    after = sum(one.after >= least for one in ranked)
    moved = [
        f"{one.name} from {plain(one.before, 1)} to {plain(one.after, 1)}"
        for one in ranked
        if one.after != one.before
    ]
    return (
        f"Sets a week of each posterior group. With {least:g} or more: {before} of {len(ranked)} in your "
        f"average week, {after} with the plan. "
        f"{'; '.join(moved) if moved else 'The plan moves none of them'}."
    )


def _table(ranked: Sequence[GroupChange]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Group": [one.name for one in ranked],
            "Sets a week, last 4 weeks": [round(one.before, 1) for one in ranked],
            "With the plan": [round(one.after, 1) for one in ranked],
        }
    )
