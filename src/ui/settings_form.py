"""The settings, section by section; each is kept as soon as it is changed."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal
from zoneinfo import available_timezones

import streamlit as st

from src.analytics import LEAST_BODYWEIGHT_KG, MOST_BODYWEIGHT_KG
from src.analytics.templates.equipment import Equipment
from src.analytics.written import written
from src.charts import LOADS, Unit, plain, short
from src.ui import data
from src.ui.settings import SAVED, save

_AUTO = "as my log writes them"
_DAYS = {day.capitalize(): day for day in ("monday", "sunday", "saturday")}
_UNSAID = "rather not say"
_SEXES = {_UNSAID: None, "female": "female", "male": "male"}
_SIZES = {
    "plates_kg": "Plates, pairs of each",
    "bells_kg": "Kettlebells",
    "dumbbells_kg": "Dumbbells, one of each pair",
}
_OWNED = ("bar_kg", *_SIZES)
_WIDE = 420  # px
_TIMES = re.compile(r"\s*[xX*\u00d7]\s*")
_PAIRS = re.compile(r"(\d+(?:[.,]\d+)?)(?:x(\d{1,2}))?")
_HEAVIEST_KG = 200.0  # of one plate, bar, bell or dumbbell: more is a typing error


def show_saved() -> None:
    """Say once that a change was kept, or why it was not."""
    if said := st.session_state.pop(SAVED, None):
        (st.toast if said == "Saved" else st.error)(said)


def units_and_weeks(kept: dict[str, Any]) -> None:
    """Ask for the unit of loads and the first day of the week."""
    unit = kept.get("unit") if kept.get("unit") in LOADS else _AUTO
    _choice("Loads are shown in", ["kg", "lb", _AUTO], unit or _AUTO, "set_unit", _keep_unit)
    first = next((name for name, day in _DAYS.items() if day == kept.get("week_start")), "Monday")
    _choice(
        "A week begins on",
        list(_DAYS),
        first,
        "set_week",
        lambda: save(week_start=_DAYS[st.session_state["set_week"]]),
        note="In every chart by weeks, in the balance and the calendar. Averages and the last 7 days "
        "count back from the log's last day.",
    )


def body(kept: dict[str, Any], unit: Unit) -> None:
    """Ask for bodyweight and sex, both optional."""
    weight = kept.get("bodyweight_kg")
    known = isinstance(weight, int | float) and LEAST_BODYWEIGHT_KG <= weight <= MOST_BODYWEIGHT_KG
    st.number_input(
        f"Bodyweight, {unit.id}",
        min_value=round(LEAST_BODYWEIGHT_KG / unit.size, 1),
        max_value=round(MOST_BODYWEIGHT_KG / unit.size, 1),
        value=round(weight / unit.size, 1) if known and weight else None,
        step=0.5,
        format="%g",
        key=f"set_weight_{unit.id}",
        on_change=lambda: _keep_weight(unit),
        width=200,
        placeholder="not set",
    )
    weighed = data.weighed()
    if len(weighed):
        last = weighed.iloc[-1]
        st.markdown(
            f":small[:gray[Your log of body weights comes first where it reaches: "
            f"{written(len(weighed))} days, the last "
            f"{short(last['day'].date())} with {unit.load(last['weight_kg'])}.]]"
        )
    else:
        st.markdown(
            ":small[:gray[Strong, FitNotes and Hevy export body weights as a file of their own: "
            "add it on Data, and each lift is set beside what you weighed then.]]"
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
    with st.container(horizontal=True, gap="small"):
        st.number_input(
            f"Bar, {unit.id}",
            min_value=1.0,
            max_value=_HEAVIEST_KG,
            value=round(unit.of(have.bar_kg), unit.decimals),
            step=unit.step,
            format="%g",
            key=f"set_bar_{unit.id}",
            on_change=lambda: save(bar_kg=st.session_state[f"set_bar_{unit.id}"] * unit.size),
            width=160,
        )
        for name, label in _SIZES.items():
            st.text_input(
                f"{label}, {unit.id}",
                pairs_words([_size(kg, unit) for kg in getattr(have, name)]),
                key=f"set_{name}_{unit.id}",
                on_change=_keep_sizes,
                args=(name, unit),
                help="Sizes, with how many where there are several: 20 x2, 10, 5.",
                width=_WIDE,
            )
    st.markdown(
        ":small[:gray[The plan asks only for loads these make up. What you do not say is as most gyms have "
        "it.]]"
    )
    if any(name in kept for name in _OWNED):
        st.button("As most gyms have them", on_click=_usual_sizes, args=(unit,), type="tertiary")


def pairs_words(sizes: Sequence[str]) -> str:
    """Return sizes with how often each is there.

    >>> pairs_words(["20", "20", "10"])
    '20 x2, 10'
    """
    return ", ".join(f"{size} x{count}" if count > 1 else size for size, count in Counter(sizes).items())


def pairs_of(text: str) -> list[str] | None:
    """Return the sizes that `pairs_words` writes, as often as each is there; None: it is no such list.

    >>> pairs_of("20 x2, 10")
    ['20', '20', '10']
    """
    sizes = []
    for part in re.split(r"[;\s]+|,\s+", _TIMES.sub("x", text.strip(" ,;"))):
        found = _PAIRS.fullmatch(part)
        if found is None:
            return None
        sizes += [found[1].replace(",", ".")] * int(found[2] or 1)
    return sizes


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


def _keep_sizes(name: str, unit: Unit) -> None:
    key = f"set_{name}_{unit.id}"
    sizes = pairs_of(st.session_state[key])
    kilos = [_kg(size, unit) for size in sizes or []]
    if not kilos or None in kilos:
        st.session_state[SAVED] = (
            f"Nothing was changed: write sizes in {unit.id}, and how many where there are several: 20 x2, 10."
        )
    else:
        save(**{name: sorted(kg for kg in kilos if kg is not None)})
    st.session_state.pop(key, None)


def _usual_sizes(unit: Unit) -> None:
    for name in ("bar", *_SIZES):
        st.session_state.pop(f"set_{name}_{unit.id}", None)
    save(**dict.fromkeys(_OWNED))


def _size(kg: float, unit: Unit) -> str:
    return plain(unit.of(kg), unit.decimals)


def _kg(size: str, unit: Unit) -> float | None:
    """Return a size in kilograms; None when nothing a lifter loads weighs so much."""
    kg = float(size) * unit.size
    return kg if 0 < kg <= _HEAVIEST_KG else None
