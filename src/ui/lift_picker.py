"""Which lift, which of its variants, and what its maximum is read with."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from src.analytics import FORMULAS, LEARNED, Headline
from src.analytics.written import written
from src.ui import data
from src.ui.data import Source
from src.ui.kept import cached
from src.ui.view import View
from src.words.sentences import cleans_words

_PLAIN = "Standard form"  # of a variant named like its lift, which stands beside it already
_LIFT: Final = "lift"  # the choice's key, and its name in the address
_OF: Final = "lift_of"  # in the session: whose log it was chosen in
LEARNED_NAME = "Learned from your history"


def lift_picker(view: View) -> tuple[str, str | None, str]:
    """Show the choices; return the lift's id, the exercise's (None: never trained) and the formula's."""
    lifts = data.the_catalog().lifts
    heads = data.headlines(view.source)
    by_name = {lifts[lift].name: lift for lift in heads}
    most, trained = _usual(view.source, view.last_day)
    index = 0 if _spelled(by_name) else list(heads).index(most)
    if _stale(view, trained):
        st.session_state[_LIFT], index = lifts[most].name, 0  # no default beside a value that is set
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lift-choices"):
        name = st.selectbox(
            "Lift",
            list(by_name),
            index=index,
            key=_LIFT,
            bind="query-params",
            persist_state="session",
            label_visibility="collapsed",
            width=210,
        )
        lift = by_name[name]
        exercise = _variant(view, lift)
        has_rep_max = lifts[lift].measure in {"one_rep_max", "rep_max"}
        return lift, exercise, _formula() if has_rep_max and exercise else LEARNED


@cached
def _usual(source: Source, last_day: date | None) -> tuple[str, frozenset[str]]:
    """Return the lift to open on, and the names of all that were ever trained."""
    practice = data.practice(source)
    # One trained a little more lately, with nothing to say of it yet, would open on an empty answer.
    of_worth = practice[practice["lift"].isin(told(data.headlines(source), last_day))]
    most = most_trained(of_worth) or most_trained(practice)
    return most, frozenset(practice.loc[practice["sets"] > 0, "name"])


def _spelled(by_name: Mapping[str, str]) -> bool:
    """Choose the lift that the address spells otherwise than it is named here; return whether it did."""
    asked = st.query_params.get(_LIFT)
    name = named(asked, by_name) if asked and asked not in by_name else None
    if name:
        del st.query_params[_LIFT]
        st.session_state[_LIFT] = name
    return name is not None


def named(asked: str, by_name: Mapping[str, str]) -> str | None:
    """Return the name of a lift that is asked for by its name in any case or by its id.

    >>> named("power_clean", {"Power clean": "power_clean"})
    'Power clean'
    """
    plain = asked.strip().casefold()
    return next((name for name, lift in by_name.items() if plain in {name.casefold(), lift}), None)


def _stale(view: View, trained: frozenset[str]) -> bool:
    """Return whether the lift kept from another log, such as the sample, was never trained in this one."""
    before, st.session_state[_OF] = st.session_state.get(_OF), view.source.athlete
    kept = st.session_state.get(_LIFT)
    return bool(before not in (None, view.source.athlete) and trained and kept and kept not in trained)


def told(heads: Mapping[str, Headline], last_day: date | None) -> set[str]:
    """Return the lifts there is something to say about: a maximum of the last day, or a best of its kind."""
    known = {lift: head for lift, head in heads.items() if head.value is not None}
    return {
        lift
        for lift, head in known.items()
        if head.formula is None or (head.formula == LEARNED and head.as_of == last_day)
    }


def most_trained(practice: pd.DataFrame) -> str:
    """Return the lift with the most sets in the last 90 days of the log, else ever; "" of none.

    `practice`: lift, sets_90d, sets, as `analytics.practice` gives them.
    """
    by_sets = practice.sort_values(["sets_90d", "sets"], ascending=False, kind="stable")
    return "" if by_sets.empty else str(by_sets["lift"].iloc[0])


def _variant(view: View, lift: str) -> str | None:
    found = data.variants(view.source, lift)
    if found.empty:
        return None
    by_name = dict(zip(found["exercise_name"], found["exercise"], strict=True))
    if len(by_name) == 1:
        return str(found["exercise"].iloc[0])
    lift_name = data.the_catalog().lifts[lift].name
    name = st.selectbox(
        "Variant",
        list(by_name),
        format_func=lambda one: _PLAIN if one == lift_name else str(one),
        key="variant",
        bind="query-params",
        label_visibility="collapsed",
        width=330,
    )
    return str(by_name[name])


def variants_words(view: View, lift: str) -> str:
    """Say how many sets each variant has, where there are several, and of cleans what else there is."""
    cleans = cleans_words(data.other_cleans(view.source)) if lift == "power_clean" else ""
    found = data.variants(view.source, lift)
    if len(found) < 2:  # noqa: PLR2004 - one is no choice
        return cleans
    counted = "; ".join(
        f"{name}, {written(sets)} {'set' if sets == 1 else 'sets'}"
        for name, sets in zip(found["exercise_name"], found["sets"], strict=True)
    )
    return f"A maximum belongs to one variant. In this log: {counted}. {cleans}".rstrip()


def _formula() -> str:
    by_name = {LEARNED_NAME: LEARNED} | {formula.name: id_ for id_, formula in FORMULAS.items()}
    with st.popover("Formula", type="tertiary"):
        name = st.selectbox(
            "Maximum read with",
            list(by_name),
            key="formula",
            bind="query-params",
            persist_state="session",
            width=260,
        )
        st.markdown(
            ":small[:gray[Learned: from all your sets together. A formula reads one set by itself, as most "
            "apps do.]]"
        )
    return by_name[name]
