"""Frames and objects as text a program can read: CSV with ISO dates, JSON."""

import json
import sys

import pandas as pd

from src.report import inert_frame


def print_json(value: object) -> None:
    """Print one JSON value; what JSON has no word for is written as text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_frame(frame: pd.DataFrame, *, csv: bool, exact: bool = False) -> None:
    """Print a frame as CSV, or as a table for reading; an unknown value is an empty cell.

    In CSV a text that a spreadsheet would run as a formula gets an apostrophe, unless `exact`.
    """
    written = iso_dates(frame)
    if csv:
        written = written if exact else inert_frame(written)
        written.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif written.empty:
        print("Nothing to show.")
    else:
        print(written.to_string(index=False, na_rep="", float_format=lambda value: f"{value:.4g}"))


def iso_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its dates as text: days as 2026-10-31, moments as 2026-10-31T17:05:00."""
    moments = frame.select_dtypes("datetime")
    return frame.assign(**{str(name): _iso(moments[name]) for name in moments})


def _iso(column: "pd.Series[pd.Timestamp]") -> "pd.Series[str]":
    whole_days = bool((column.dropna() == column.dropna().dt.normalize()).all())
    pattern = "%Y-%m-%d" if whole_days and not str(column.name).endswith("_at") else "%Y-%m-%dT%H:%M:%S"
    return column.dt.strftime(pattern)
