"""How a lift's work was done: the part of the Lifts page that counts it."""

from datetime import date

import pandas as pd
import streamlit as st

from src.analytics import make_rate
from src.analytics.written import written
from src.charts import Unit, heights, percent, plain, rep_strip, short, zone_bars
from src.ui import data, texts
from src.ui.folded import unfolded
from src.ui.show import chart
from src.ui.view import View

_OF = {
    "both hands": "",
    "one hand": " (one side)",
    "total": "",
}


def lift_volume_section(view: View, lift: str, exercise: str | None) -> None:
    """Show what the last trained week held, the reps of the sets, and how heavy they were."""
    name = data.the_catalog().lifts[lift].name
    weeks = data.lift_weeks(view.source, lift)
    if weeks.empty or view.last_day is None:
        return
    st.markdown(" · ".join(last_week_facts(weeks, view.unit, view.last_day)))
    ranges = data.rep_ranges(view.source, view.since)
    ranges = ranges[ranges["lift"] == lift]
    if len(ranges) and (part := unfolded("Reps in a set", "reps")):
        with part:
            strip = rep_strip(ranges, {lift: name}, view.colours)
            chart(strip, "reps", texts.REP_RANGES, name=f"{lift}-reps")
    zones = data.zones(view.source, lift, exercise, view.since)
    if len(zones) and (part := unfolded("How heavy, beside the max at the time", "zones")):
        with part:
            chart(zone_bars(zones, view.colours), "zones", texts.ZONES, name=f"{lift}-zones")


def last_week_facts(weeks: pd.DataFrame, unit: Unit, log_end: date) -> list[str]:
    """Return the facts of a lift's last trained week, of its rows of `weekly_lift_volume`."""
    week = weeks.iloc[-1]
    last = week["last_day"].date()
    rest = (log_end - last).days
    facts = [
        f"Last trained **{short(last)}**" + (f", {_many(rest, 'day')} before the log ends" if rest else "")
    ]
    facts.append(f"that week **{_counted(week)}**")
    if not pd.isna(week["tonnage_kg"]) and week["tonnage_kg"] > 0:
        facts.append(
            f"**{plain(week['tonnage_kg'] / unit.size, 0)} {unit.id}** in all{_OF[week['tonnage_of']]}"
        )
    if not pd.isna(week["best_load_kg"]):
        facts.append(f"best set **{unit.load(week['best_load_kg'])} \u00d7 {week['best_reps']}**")
    if not pd.isna(week["box_cm"]):
        facts.append(f"highest box **{heights(unit).load(week['box_cm'])}**")
    if not pd.isna(week["swings_per_min"]):
        facts.append(f"**{written(week['swings_per_min'])} swings a minute** in sets logged with their time")
    made = make_rate(weeks)
    if made is not None:
        facts.append(f"**{percent(made)}** of all sets made; the rest are logged as missed")
    return facts


def _counted(week: pd.Series) -> str:
    sets = _many(week["sets"], "set")
    if not pd.isna(week["contacts"]):
        return f"{_many(week['contacts'], 'landing')} in {sets}"
    if not pd.isna(week["swings"]):
        return f"{_many(week['swings'], 'swing')} in {sets}"
    reps = _many(week["reps"], "rep")
    if week["hard_sets"] == week["sets"]:
        return f"{_many(week['sets'], 'hard set')}, {reps}"
    hard = f", {week['hard_sets']} of them hard" if week["hard_sets"] else ""
    return f"{sets}{hard}, {reps}"


def _many(count: int, word: str) -> str:
    return f"{written(count)} {word}{'' if count == 1 else 's'}"
