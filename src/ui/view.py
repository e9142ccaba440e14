"""What the whole page is about: whose log, how far back, in which unit, on which background."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from runpy import run_path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from src.analytics import Window
from src.charts import Palette, Unit
from src.ui.data import Source


@dataclass(frozen=True)
class View:
    """The global choices of one run of a page."""

    source: Source
    sample: bool  # the shipped log is shown, not the lifter's own
    weeks: int | None  # None: all
    reach: str  # the same in words: '6 months'
    unit: Unit
    colours: Palette
    head: DeltaGenerator  # where the page's first sentence goes, above the global filters
    note: DeltaGenerator  # where what the sentence is about goes, beside the filters
    first_day: date | None  # of the whole log; None: it is empty
    last_day: date | None
    week_start: int = 0  # the weekday weeks begin on, 0 for Monday to 6 for Sunday
    guest: bool = False  # somebody else's log is shown, as far as it is shared

    @property
    def own(self) -> bool:
        """Whether the log shown is the visitor's, to be changed."""
        return not (self.sample or self.guest)

    @property
    def range(self) -> Window:
        """The days shown."""
        return Window(self.weeks, self.first_day, self.last_day, self.week_start)

    @property
    def since(self) -> date:
        """The first day shown; see `Window.since`."""
        return self.range.since

    @property
    def start(self) -> date:
        """The first day shown that the log reaches."""
        return self.range.start

    @property
    def span(self) -> str:
        """The range in words: 'last 6 months', 'whole log'."""
        return "whole log" if self.weeks is None else f"last {self.reach.removeprefix('1 ')}"

    def window(self, frame: pd.DataFrame, column: str = "day") -> pd.DataFrame:
        """Return the rows of the days (or Mondays) shown; see `Window.of`."""
        return self.range.of(frame, column)


_current: ContextVar[View] = ContextVar("view")
_ROUTER = Path(__file__).parents[2] / "app.py"


def current_view() -> View:
    """Return the view of the page that is running.

    A process that has not called `st.navigation` yet finds pages/ by itself and starts a page without the
    router: then the router is run from here, which runs the page again inside its frame.
    """
    try:
        return _current.get()
    except LookupError:
        run_path(str(_ROUTER), run_name="__main__")
        st.stop()


@contextmanager
def viewing(view: View) -> Iterator[None]:
    """Make the view that of the page that runs inside."""
    token = _current.set(view)
    try:
        yield
    finally:
        _current.reset(token)
