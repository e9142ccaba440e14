"""What the whole page is about: whose log, how far back, in which unit, on which background."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from src.charts import Palette, Unit
from src.ui.data import Source

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class View:
    """The global choices of one run of a page."""

    source: Source
    sample: bool  # the shipped log is shown, not the lifter's own
    weeks: int | None  # None: all
    unit: Unit
    colours: Palette
    head: DeltaGenerator  # where the page's first sentence goes, above the global filters
    first_day: date | None  # of the whole log; None: it is empty
    last_day: date | None

    @property
    def since(self) -> date:
        """The first day shown: whole weeks, counted back from the last logged day, not from today."""
        if self.last_day is None or self.first_day is None:
            return date.min
        if self.weeks is None:
            return self.first_day
        monday = self.last_day - timedelta(days=self.last_day.weekday())
        return monday - (self.weeks - 1) * WEEK

    @property
    def start(self) -> date:
        """The first day shown that the log reaches: a range may be longer than the log."""
        return max(self.since, self.first_day or self.since)

    def window(self, frame: pd.DataFrame, column: str = "day") -> pd.DataFrame:
        """Return the rows of the days (or Mondays) shown; a Monday may lie before the first day."""
        first = self.since - timedelta(days=self.since.weekday()) if self.last_day else self.since
        if first == date.min:
            return frame
        return frame[frame[column] >= pd.Timestamp(first)]


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
