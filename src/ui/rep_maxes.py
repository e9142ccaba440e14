"""The table of rep maxes: what is likely for 1 to 10 reps, beside the most that was done."""

import pandas as pd
import streamlit as st

from src.catalog import Lift
from src.ui import data, texts
from src.ui.lift_tables import rep_max_table
from src.ui.short_table import short_table
from src.ui.view import View


def rep_max_section(view: View, about: Lift, exercise: str) -> None:
    """Show the table of one variant; nothing for swings and jumps, which have no rep max."""
    found = data.rep_maxes(view.source, about.id, exercise)
    if found.empty or (found["median_kg"].isna().all() and found["best_done_kg"].isna().all()):
        return
    st.subheader(_heading(about, learned=bool(found["median_kg"].notna().any())), anchor=False)
    short_table(
        rep_max_table(found, view.unit, ahead=about.model == "next"),
        f"{about.id}-rep-maxes",
        how_text=texts.REP_MAXES,
    )
    if said := compared_words(found):
        st.markdown(f":small[:gray[{said}]]")


def compared_words(found: pd.DataFrame) -> str:
    """Say for which reps a number only compares: nobody tests the lift at them; nothing where there are none.

    `found`: reps, status, as `rep_maxes` gives them.
    """
    reps = found.loc[found["status"] == "index", "reps"]
    if reps.empty:
        return ""
    least, most = int(reps.min()), int(reps.max())
    return f"{least if least == most else f'{least} to {most}'} reps: for comparison only."


def _heading(about: Lift, *, learned: bool) -> str:
    if about.measure == "best_made":
        return f"Best single, double and triple{', and what is likely' if learned else ''}"
    return "Rep maxes" if learned else "Most lifted for each number of reps"
