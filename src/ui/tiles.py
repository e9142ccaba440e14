"""The eight lifts at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

import pandas as pd
import streamlit as st

from src.analytics import Headline, Trend, Window
from src.charts import Palette, Unit, heights
from src.charts.sparkline import sparkline
from src.ui import data, texts
from src.ui.data import Source
from src.ui.doors import page_link
from src.ui.kept import cached
from src.ui.show import how
from src.ui.view import View
from src.words.sentences import LOWER_BOUND, cleans_words, number_words, range_words
from src.words.verdict_words import STALE_DAYS, days_before, gain_words, rest_words, verdict_words, what_words

_NOT_SHOWN = '<span class="course">not in this range</span>'
_CLEAN = "Power clean"


@dataclass(frozen=True)
class Tile:
    """What a tile says, top down."""

    number: str
    sure: str  # its interval
    what: str  # what the number is, and of which variant
    course: str  # the picture, or nothing
    verdict: str
    rest: str
    stale: bool
    shown: bool  # trained within the range on show
    gain: str = ""  # over the range, where it is clear


def lift_tiles(view: View) -> None:
    """Show each lift's number with its interval, its course over the range, its verdict, its rest."""
    tiles = _tiles(view.source, view.range, view.unit, view.colours)
    grid = st.grid(4, min_column_width=150, gap="xsmall", border=True, key="tiles")
    for name, drawn in tiles.items():
        if drawn:
            with grid.cell(), st.container(gap=None):
                page_link("lifts", name, icon=None, query_params={"lift": name})
                st.html(drawn)
    never = never_words([name for name, drawn in tiles.items() if not drawn], data.other_cleans(view.source))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":small[:gray[{texts.TILES}{f' {never}' if never else ''}]]", width="content")
        how(texts.TILES_HOW)


def never_words(never: Sequence[str], cleans: pd.DataFrame) -> str:
    """Say which lifts are not in the log, and of power cleans what is instead; nothing where all are.

    `cleans`: as `other_cleans` gives them.
    """
    said = f"Not in this log: {', '.join(never)}." if never else ""
    return f"{said} {cleans_words(cleans)}".strip() if _CLEAN in never else said


@cached
def _tiles(source: Source, shown: Window, unit: Unit, colours: Palette) -> dict[str, str]:
    """Return each lift's tile as HTML, by the lift's name; nothing for a lift that is not in the log."""
    lifts, trends, courses = data.the_catalog().lifts, data.trends(source), data.courses(source)
    gains, made = data.range_changes(source, shown.since), {}
    for lift, head in data.headlines(source).items():
        name, gain = lifts[lift].name, gains.get(lift)
        if head.exercise is None:
            made[name] = ""
            continue
        tile = tile_of(name, head, trends[lift], courses.get(lift), shown, unit, colours)
        made[name] = tile_html(replace(tile, gain=gain_words(gain) if gain and gain.clear else ""))
    return made


def tile_of(
    name: str,
    head: Headline,
    trend: Trend,
    days: pd.DataFrame | None,
    shown: Window,
    unit: Unit,
    colours: Palette,
) -> Tile:
    """Return what the tile of a lift says that is in the log; `days` are its values."""
    unit = heights(unit) if head.unit == "cm" else unit
    at_least = head.status == LOWER_BOUND
    rest = days_before(shown.last_day, head.last_day)
    stale = rest > STALE_DAYS
    return Tile(
        number=f"{'≥ ' if at_least else ''}{number_words(head, unit)}",
        sure="effort not logged" if at_least else range_words(head, unit).removesuffix(f"\u00a0{unit.id}"),
        what=what_words(name, head, rest),
        course=_course(days, shown, unit, colours.neutral if stale else colours.posterior),
        verdict=verdict_words(trend, rest),
        rest=rest_words(name, head, shown.last_day),
        stale=stale,
        shown=head.last_day is not None and shown.start <= head.last_day,
    )


def tile_html(tile: Tile) -> str:
    """Return a tile's text and picture: one block, so that eight of them fit a screen."""
    picture = f'<img src="{tile.course}" alt="">' if tile.course else _NOT_SHOWN * (not tile.shown)
    if tile.course and tile.gain:
        picture = f"<figure>{picture}<figcaption>{escape(tile.gain)}</figcaption></figure>"
    verdict, rest = (escape(words) for words in (tile.verdict, tile.rest))
    last = f"<b>{verdict}</b>" * bool(verdict) + f"<span>{rest}</span>" * bool(rest)
    return (
        f'<div class="tile{" stale" if tile.stale else ""}"><div class="number">'
        f"<div><b>{escape(tile.number)}</b> <span>{escape(tile.sure)}</span></div>{picture}</div>"
        f'<div>{escape(tile.what)}</div><div class="last">{last}</div></div>'
    )


def _course(days: pd.DataFrame | None, shown: Window, unit: Unit, colour: str) -> str:
    if days is None or shown.last_day is None:
        return ""
    seen = shown.of(days).dropna(subset=["value"])
    values = unit.column(seen["value"]).tolist()
    return sparkline(seen["day"].dt.date.tolist(), values, shown.start, shown.last_day, colour)
