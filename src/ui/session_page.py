"""One session: its sets in order, what each says, its records, its order, the sessions on either side."""

import pandas as pd
import streamlit as st

from src.analytics import BalanceSettings
from src.analytics.sessions.order import check_in
from src.analytics.written import written
from src.charts import session_chart
from src.ui import chart, data, md_escape, opening, texts
from src.ui.notes_page import show_session_notes
from src.ui.session_list import link_label, name_of, open_session, session_button
from src.ui.session_words import (
    KINDS,
    finish_sentence,
    last_words,
    order_sentence,
    record_words,
    says_words,
    session_facts,
    session_sentence,
    set_words,
    technical_notes,
)
from src.ui.show import how
from src.ui.view import View

_SIDES = {"mixed": "posterior and mirror", "neutral": "neither side"}
_DUST = 0.1  # kilograms or centimetres
_NOTE = 80  # letters of a set's note that are shown


def show_session(view: View, settings: BalanceSettings, session_id: str) -> None:
    """Show one session."""
    listed = data.sessions(view.source, settings)
    place = int((listed["session_id"] == session_id).to_numpy().argmax())
    row = listed.iloc[place]
    workout_key = str(row["workout_key"])
    opening(view, session_sentence(row))
    neighbours(listed, place)
    name = f"**{md_escape(called)}** · " if (called := name_of(row)) else ""
    st.markdown(name + " · ".join(session_facts(row, view.unit, data.app_name(row["source"]))))
    show_session_notes(workout_key, row["day"].date())
    check = check_in(data.order_checks(view.source), workout_key)
    sets = worded(view, workout_key)
    said = [order_sentence(check), *technical_notes(check), finish_sentence(sets)]
    st.markdown("\n\n".join(sentence for sentence in said if sentence))
    how(texts.ORDER)
    st.subheader("In the order it was done", anchor=False)
    chart(session_chart(sets, view.colours), "session_chart", texts.SESSION)
    st.subheader("Sets", anchor=False)
    _exercises(view, sets, workout_key)


def worded(view: View, workout_key: str) -> pd.DataFrame:
    """Return the sets of a session with said, says and record in words; exercise is its name."""
    sets = data.session_sets(view.source, workout_key)
    made = data.session_records(view.source)
    made = made[made["workout_key"] == workout_key]
    named = sets["exercise_name"].fillna(sets["exercise_written"])
    return sets.assign(
        what=sets["exercise"].fillna(sets["exercise_written"]),
        exercise=named,
        said=[set_words(row, view.unit) for _, row in sets.iterrows()],
        says=[says_words(row, view.unit) for _, row in sets.iterrows()],
        record=_records(sets, made, view),
    )


def _records(sets: pd.DataFrame, made: pd.DataFrame, view: View) -> list[str]:
    """Return for each set the records it made, in words."""
    found: list[list[str]] = [[] for _ in range(len(sets))]
    working = (sets["kind"] != "warmup").to_numpy()
    for _, record in made.iterrows():
        held = working & (sets["exercise"] == record["exercise"]).to_numpy()
        if record["kind"] == "height":
            held &= (sets["height_cm"].sub(record["value"]).abs() < _DUST).to_numpy()
        elif not pd.isna(
            record["load_kg"]
        ):  # a day's landings belong to no one set: the first stands for them
            held &= (sets["load_kg"].sub(record["load_kg"]).abs() < _DUST).to_numpy()
            held &= (sets["reps"].fillna(0) >= record["reps"]).to_numpy(dtype=bool)
        if held.any():
            found[int(held.argmax())].append(record_words(record, view.unit))
    return ["; ".join(words) for words in found]


def neighbours(listed: pd.DataFrame, place: int) -> None:
    """Link the session before, all sessions, the session after."""
    with st.container(horizontal=True, gap="medium"):
        if place > 0:
            before = listed.iloc[place - 1]
            session_button(before, link_label(before["day"].date()), ":material/arrow_back:")
        st.button(
            "All sessions",
            icon=":material/calendar_month:",
            type="tertiary",
            on_click=open_session,
            args=(None,),
        )
        if place < len(listed) - 1:
            after = listed.iloc[place + 1]
            session_button(after, link_label(after["day"].date()), ":material/arrow_forward:", right=True)


def _exercises(view: View, sets: pd.DataFrame, workout_key: str) -> None:
    """Show a box for each exercise, in the order they began."""
    before = data.last_time(view.source, workout_key)
    said = {row["exercise"]: last_words(row, view.unit) for _, row in before.iterrows()}
    grid = st.grid(2, min_column_width=340, gap="small", border=True)
    for what, own in sets.groupby("what", sort=False):
        with grid.cell():
            side = own["chain"].iloc[0]
            known = "name not known" if pd.isna(side) else _SIDES.get(str(side), str(side))
            head = f"**{md_escape(own['exercise'].iloc[0])}**  \n:small[:gray[{known}"
            if what in said:
                head += f" · {said[what]}"
            st.markdown(f"{head}]]")
            st.markdown(_table(own))


def _table(own: pd.DataFrame) -> str:
    """Return an exercise's sets in Markdown: warm-ups in a line, then a table of what there is to say."""
    working = own[own["kind"] != "warmup"]
    warm = own.loc[own["kind"] == "warmup", "said"]
    columns = {"Set": [_set_cell(row) for _, row in working.iterrows()]}
    if working["rir"].notna().any():
        columns["In reserve"] = ["" if pd.isna(rir) else f"{written(rir, 2)}" for rir in working["rir"]]
    if working["says"].ne("").any():
        columns["By itself"] = list(working["says"])
    lines = [f":small[:gray[Warm-up: {', '.join(warm)}]]", ""] if len(warm) else []
    if len(working):
        rows = [list(columns), [":--"] * len(columns), *zip(*columns.values(), strict=True)]
        lines += [f"| {' | '.join(cells)} |" for cells in rows]
    return "\n".join(lines)


def _set_cell(row: pd.Series) -> str:
    parts = [row["said"]]
    if row["kind"] in KINDS:
        parts.append(f", {KINDS[row['kind']]}")
    if row["suspicious"]:
        parts.append(" :gray[(looks like a typing error)]")
    if row["record"]:
        parts.append(f" ▲ {row['record']}")
    if not pd.isna(row["note"]):
        parts.append(f" :gray[{md_escape(str(row['note'])[:_NOTE])}]")
    return "".join(parts)
