"""The settings, section by section; each is kept as soon as it is changed."""

from collections.abc import Callable
from typing import Any, Literal
from zoneinfo import available_timezones

import streamlit as st

from src.analytics import LEAST_BODYWEIGHT_KG, MOST_BODYWEIGHT_KG
from src.analytics.templates.equipment import Equipment
from src.analytics.written import counted, written
from src.charts import LOADS, Unit, short
from src.ui import data
from src.ui.markup import md_escape
from src.ui.settings import SAVED, save
from src.ui.size_words import sizes_of, sizes_words

_AUTO = "as logged"
_DAYS = {day.capitalize(): day for day in ("monday", "sunday", "saturday")}
_UNSAID = "rather not say"
_SEXES = {_UNSAID: None, "female": "female", "male": "male"}
_SIZES = {  # what it is called, and the heaviest there is
    "plates_kg": ("Plates, pairs", 50.0),
    "bells_kg": ("Kettlebells", 100.0),
    "dumbbells_kg": ("Dumbbells", 120.0),
}
_OWNED = ("bar_kg", *_SIZES)
_LIGHTEST_KG = 0.1
_LIGHTEST_BAR_KG, _HEAVIEST_BAR_KG = 1.0, 60.0
_SAID = "_said"  # in the session, after the name of a field: whether it was kept, and how to say so


def show_saved() -> None:
    """Say once that a change was kept, or why it was not."""
    if said := st.session_state.pop(SAVED, None):
        (st.toast if said.startswith("Saved") else st.error)(md_escape(said))


def units_and_weeks(kept: dict[str, Any]) -> None:
    """Ask for the unit of loads and the first day of the week."""
    unit = kept.get("unit") if kept.get("unit") in LOADS else _AUTO
    _choice("Loads in", ["kg", "lb", _AUTO], unit or _AUTO, "set_unit", _keep_unit)
    newest, mixed = data.written_unit(data.source_of(data.me()))
    if mixed and unit == _AUTO:
        st.markdown(f":small[:gray[Your log has both; most of its loads are round in {newest}.]]")
    first = next((name for name, day in _DAYS.items() if day == kept.get("week_start")), "Monday")
    _choice(
        "Week begins on",
        list(_DAYS),
        first,
        "set_week",
        lambda: save(week_start=_DAYS[st.session_state["set_week"]]),
        note="In every chart by weeks, in the balance and the calendar. Averages and the last 7 days "
        "count back from the log's last day.",
    )


def body(kept: dict[str, Any], unit: Unit) -> None:
    """Ask for bodyweight and sex, both optional."""
    weight, weighed = kept.get("bodyweight_kg"), data.weighed()
    known = isinstance(weight, int | float) and LEAST_BODYWEIGHT_KG <= weight <= MOST_BODYWEIGHT_KG
    least, most = (round(kg / unit.size, 1) for kg in (LEAST_BODYWEIGHT_KG, MOST_BODYWEIGHT_KG))
    st.number_input(
        f"Body weight, {unit.id} ({written(least)} to {written(most)})",
        min_value=least,
        max_value=most,
        value=round(weight / unit.size, 1) if known and weight else None,
        step=0.5,
        format="%g",
        key=f"set_weight_{unit.id}",
        on_change=lambda: _keep_weight(unit),
        width=240,
        placeholder="not set",
        help="Strong, FitNotes and Hevy export body "
        "weights as a file of their own: add it on Data, and each lift is set beside what you weighed then.",
    )
    if len(weighed):
        last = weighed.iloc[-1]
        st.markdown(
            f":small[:gray[Your log of body weights comes first: {counted(len(weighed), 'day')}, the last "
            f"{short(last['day'].date())} with {unit.load(last['weight_kg'])}.]]"
        )
    sex = next((words for words, one in _SEXES.items() if one == kept.get("sex")), _UNSAID)
    _choice(
        "Sex",
        list(_SEXES),
        sex,
        "set_sex",
        lambda: save(sex=_SEXES[st.session_state["set_sex"]]),
        note="Only for coefficients that compare lifters of both sexes, such as DOTS. Nothing else uses it.",
    )


def owned(kept: dict[str, Any], unit: Unit) -> None:
    """Ask for bar, plates, bells and dumbbells; what is not said is as most gyms have it."""
    gym: Literal["kg", "lb"] = "lb" if unit.id == "lb" else "kg"
    have = Equipment.of_settings(kept, gym)
    _bar(have, unit)
    grid = st.grid(3, min_column_width=300, gap="small")
    for name, (label, most_kg) in _SIZES.items():
        with grid.cell():
            st.text_input(
                f"{label}, {unit.id}",
                sizes_words([unit.of(kg) for kg in getattr(have, name)]),
                key=f"set_{name}_{unit.id}",
                on_change=_keep_sizes,
                args=(name, most_kg, unit),
                help="Sizes, with how many where there are several: 20 x2, 10, 5. Plan asks only for loads "
                "these make up.",
            )
            if said := st.session_state.pop(f"{name}{_SAID}", None):
                kept_now, words = said
                (st.success if kept_now else st.error)(md_escape(words()))
    if any(name in kept for name in _OWNED):
        st.button("As most gyms have them", on_click=_usual_sizes, args=(unit,), type="tertiary")


def _bar(have: Equipment, unit: Unit) -> None:
    least, most = (round(kg / unit.size) for kg in (_LIGHTEST_BAR_KG, _HEAVIEST_BAR_KG))
    st.number_input(
        f"Bar, {unit.id} ({least} to {most})",
        min_value=float(least),
        max_value=float(most),
        value=min(max(round(unit.of(have.bar_kg), unit.decimals), float(least)), float(most)),
        step=unit.step,
        format="%g",
        key=f"set_bar_{unit.id}",
        on_change=lambda: save(bar_kg=st.session_state[f"set_bar_{unit.id}"] * unit.size),
        width=200,
    )


def time_zone(kept: dict[str, Any]) -> None:
    """Ask for the zone that times written in UTC are meant in."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    now = kept.get("time_zone")
    st.selectbox(
        "Time zone",
        zones,
        index=zones.index(now) if now in zones else None,
        key="set_zone",
        on_change=lambda: save(time_zone=st.session_state["set_zone"]),
        placeholder="not set: times stay as written",
        help="Some apps write times in UTC. Files imported from now on are moved to this zone.",
        width=320,
    )


def _choice(
    label: str, options: list[str], chosen: str, key: str, keep: Callable[[], None], note: str | None = None
) -> None:
    st.segmented_control(label, options, default=chosen, required=True, key=key, on_change=keep, help=note)


def _keep_unit() -> None:
    chosen = st.session_state["set_unit"]
    save(unit=None if chosen == _AUTO else chosen)


def _keep_weight(unit: Unit) -> None:
    entered = st.session_state[f"set_weight_{unit.id}"]
    save(bodyweight_kg=None if entered is None else entered * unit.size)


def _keep_sizes(name: str, most_kg: float, unit: Unit) -> None:
    """Keep sizes, or say beside the field which of them nobody loads; it then shows how they were read."""
    key = f"set_{name}_{unit.id}"
    sizes = sizes_of(st.session_state.pop(key))
    least, most = _LIGHTEST_KG / unit.size, most_kg / unit.size
    odd = next((size for size in sizes or () if not least <= size <= most), None)

    # Called when the page is drawn: a callback runs before it is known how the reader writes numbers.
    def words() -> str:
        if not sizes:
            several = "and how many where there are several: 20 x2, 10."
            return f"Nothing was changed. Write sizes in {unit.id}, {several}"
        if odd is not None:
            told = f"they weigh {written(least, 1)} to {written(most)} {unit.id}"
            return f"Nothing was changed. {written(odd, 3)} {unit.id} is none: {told}."
        return f"Saved: {sizes_words(sorted(sizes, reverse=True))} {unit.id}"

    kept = bool(sizes) and odd is None
    if kept:
        save(**{name: sorted(size * unit.size for size in sizes or ())})
        if st.session_state[SAVED] != "Saved":  # the store could not, and says why at the top
            return
        del st.session_state[SAVED]  # one word, and it stands beside the field
    st.session_state[f"{name}{_SAID}"] = (kept, words)


def _usual_sizes(unit: Unit) -> None:
    for name in ("bar", *_SIZES):
        st.session_state.pop(f"set_{name}_{unit.id}", None)
    save(**dict.fromkeys(_OWNED))
