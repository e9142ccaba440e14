"""Sets a week of each muscle, ranked, against the tiers of the evidence."""

from collections.abc import Mapping

import pandas as pd

from src.analytics import TIERS
from src.charts.canvas import Canvas
from src.charts.chart import SMALL, Chart, blank, named_rows, say
from src.charts.palette import Palette
from src.charts.units import plain

_ROW = 26
_FRAME = 56
_BRACKET, _TICK = 0.41, 0.08  # of a row, from its middle: below its bar, so that no number is struck out
_LETTER = 0.022  # of the axis: what a letter of a number takes
_FITS = 0.12  # of the axis: a bar this long holds its number on a phone


Opinion = Mapping[str, tuple[float, float]]  # muscle (its name) -> sets a week, least and most


def muscle_bars(
    muscles: pd.DataFrame, colours: Palette, *, opinion: Opinion | None = None, whose: str = ""
) -> Chart:
    """Draw one bar a muscle: fewest sets first, posterior above mirror, the tiers as dotted lines.

    `muscles`: muscle (its name), chain, sets (a week), direct, as `mean_muscles` gives them. `opinion`:
    what someone, `whose` name is shown, recommends; drawn as a bracket over each bar.
    """
    sides = [side for side in ("posterior", "mirror", "neutral") if (muscles["chain"] == side).any()]
    ranked = pd.concat(
        [muscles[muscles["chain"] == side].sort_values("sets") for side in sides] or [muscles]
    ).reset_index(drop=True)
    most = float(ranked["sets"].max()) if len(ranked) else 0.0
    opinion = opinion or {}
    reach = max(
        [most, TIERS[1], *(high for name, (_, high) in opinion.items() if name in set(ranked["muscle"]))]
    )
    reach *= 1.15
    figure = blank(colours, height=_FRAME + _ROW * max(len(ranked), 3), hover="closest")
    numbers = [plain(sets, 1) for sets in ranked["sets"]]
    crossed = [
        any(sets < tier < sets + _LETTER * reach * (len(number) + 1) for tier in TIERS)
        and sets <= reach * _FITS
        for sets, number in zip(ranked["sets"], numbers, strict=True)
    ]
    figure.add_bar(
        x=list(ranked["sets"]),
        y=list(ranked["muscle"]),
        orientation="h",
        marker={"color": [colours.of_chain(chain) for chain in ranked["chain"]]},
        text=["" if hidden else number for number, hidden in zip(numbers, crossed, strict=True)],
        # Inside the bar where it fits, so that no reference line crosses it.
        textposition=["inside" if sets > reach * _FITS else "outside" for sets in ranked["sets"]],
        insidetextanchor="end",
        textangle=0,
        cliponaxis=False,
        insidetextfont={"size": SMALL, "color": colours.page},
        outsidetextfont={"size": SMALL, "color": colours.text},
        customdata=ranked[["direct", "chain"]].to_numpy(),
        hovertemplate="%{y}, %{customdata[1]}: %{x:.1f} sets a week, %{customdata[0]:.1f} of them direct"
        "<extra></extra>",
    )
    _brackets(figure, ranked, opinion, colours)
    for tier in TIERS:
        if tier <= reach:
            figure.add_vline(x=tier, line={"color": colours.muted, "width": 1, "dash": "dot"}, layer="below")
            say(figure, tier, 1, str(tier), colours.muted, anchor="center", yref="paper", yanchor="bottom")
    for sets, muscle, number, hidden in zip(ranked["sets"], ranked["muscle"], numbers, crossed, strict=True):
        if hidden:  # on a ground of its own, so that the line does not strike it out
            say(figure, sets, muscle, number, colours.text, size=SMALL, bgcolor=colours.page, borderpad=1)
    figure.update_xaxes(range=[0, reach], showticklabels=False, zeroline=False)
    figure.update_yaxes(autorange="reversed", showgrid=False, nticks=len(ranked))
    named_rows(figure, ranked["muscle"], colours)
    figure.update_layout(margin={"t": 28}, bargap=0.3)
    key = _key(sides) + (f" · brackets: {whose}, an opinion" if opinion else "")
    return Chart(figure.drawing(), _alt(ranked), lambda: _table(ranked), key)


def _brackets(figure: Canvas, ranked: pd.DataFrame, opinion: Opinion, colours: Palette) -> None:
    """Draw what an opinion asks for between a bar and the next, from its least to its most."""
    for row, name in enumerate(ranked["muscle"]):
        if name in opinion:
            low, high = opinion[name]
            line, up, down = row + _BRACKET, row + _BRACKET - _TICK, row + _BRACKET + _TICK
            path = f"M{low},{up}L{low},{down}M{low},{line}L{high},{line}M{high},{up}L{high},{down}"
            figure.add_shape(type="path", path=path, line={"width": 1.5, "color": colours.text})


def _key(sides: list[str]) -> str:
    named = " · ".join(
        f":{'blue' if side == 'posterior' else 'orange' if side == 'mirror' else 'gray'}[■] {side}"
        for side in sides
    )
    return f"{named} · dotted: doses studies compared"


def _alt(ranked: pd.DataFrame) -> str:
    posterior = ranked[ranked["chain"] == "posterior"]
    if posterior.empty:
        return "Sets a week of each muscle: no sets in this range."
    least, most = posterior.iloc[0], posterior.iloc[-1]
    few = posterior[posterior["sets"] < TIERS[0]]
    return (
        f"Sets a week of each muscle. Fewest of the posterior chain: {least['muscle']} with "
        f"{plain(least['sets'], 1)}; most: {most['muscle']} with {plain(most['sets'], 1)}. {len(few)} of "
        f"{len(posterior)} posterior muscles {'is' if len(few) == 1 else 'are'} under {TIERS[0]} sets a week."
    )


def _table(ranked: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Muscle": ranked["muscle"],
            "Side": ranked["chain"],
            "Sets a week": ranked["sets"].round(1),
            "Direct sets": ranked["direct"].round(1),
        }
    )
