"""The eight lifts at a glance."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from src.analytics import Headline, Trend
from src.charts import Unit, heights
from src.charts.sparkline import sparkline
from src.ui import data, texts
from src.ui.doors import page_link
from src.ui.view import View
from src.words.sentences import LOWER_BOUND, number_words, range_words, variant_words
from src.words.verdict_words import rested_words, verdict_words

STALE_DAYS = 28  # since the lift was trained: from then on its tile steps back


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


def lift_tiles(view: View) -> None:
    """Show each lift's number with its interval, its course over the range, its verdict, its rest."""
    lifts, heads = data.the_catalog().lifts, data.headlines(view.source)
    never = [lifts[lift].name for lift, head in heads.items() if head.exercise is None]
    trends = data.trends(view.source)
    grid = st.grid(4, min_column_width=150, gap="xsmall", border=True, key="tiles")
    for lift, head in heads.items():
        if head.exercise is None:
            continue
        with grid.cell(), st.container(gap=None):
            page_link("lifts", lifts[lift].name, icon=None, query_params={"lift": lifts[lift].name})
            st.html(tile_html(tile_of(view, lifts[lift].name, head, trends[lift])))
    absent = f" Not in this log: {', '.join(never)}." if never else ""
    st.markdown(f":small[:gray[{texts.TILES}{absent}]]")


def tile_of(view: View, name: str, head: Headline, trend: Trend) -> Tile:
    """Return what the tile of a lift says that is in the log."""
    unit = heights(view.unit) if head.unit == "cm" else view.unit
    at_least = head.status == LOWER_BOUND
    label = head.label.partition(",")[0]
    what = label if head.value is not None else f"{label}: no number yet"
    days = 0 if view.last_day is None or head.last_day is None else (view.last_day - head.last_day).days
    return Tile(
        number=f"{'≥ ' if at_least else ''}{number_words(head, unit)}",
        sure="effort not logged" if at_least else range_words(head, unit).removesuffix(f"\u00a0{unit.id}"),
        what=" · ".join(word for word in (what, variant_words(name, head.exercise_name or "")) if word),
        course=_course(view, head, unit, stale=days > STALE_DAYS),
        verdict=verdict_words(trend),
        rest=rested_words(days),
        stale=days > STALE_DAYS,
    )


def tile_html(tile: Tile) -> str:
    """Return a tile's text and picture: one block, so that eight of them fit a screen."""
    picture = f'<img src="{tile.course}" alt="">' if tile.course else ""
    verdict, rest = (escape(words) for words in (tile.verdict, tile.rest))
    last = f"<b>{verdict}</b>" * bool(verdict) + f"<span>{rest}</span>" * bool(rest)
    return (
        f'<div class="tile{" stale" if tile.stale else ""}"><div class="number">'
        f"<div><b>{escape(tile.number)}</b> <span>{escape(tile.sure)}</span></div>{picture}</div>"
        f'<div>{escape(tile.what)}</div><div class="last">{last}</div></div>'
    )


def _course(view: View, head: Headline, unit: Unit, *, stale: bool) -> str:
    if head.exercise is None or view.last_day is None:
        return ""
    days = view.window(data.courses(view.source)[head.lift]).dropna(subset=["value"])
    colour = view.colours.neutral if stale else view.colours.posterior
    values = unit.column(days["value"]).tolist()
    return sparkline(days["day"].dt.date.tolist(), values, view.start, view.last_day, colour)
