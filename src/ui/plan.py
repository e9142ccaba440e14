"""What to do next week: the limits a lifter sets, and the advice within them."""

from collections.abc import Iterable

import streamlit as st

from src.analytics import Advice, AdviceSettings
from src.charts import plan_chart
from src.ui import data, texts
from src.ui.balance_settings import saved_settings
from src.ui.components import days_ago
from src.ui.markup import listing, md_escape
from src.ui.plan_words import change_table, choice_words, effect_words, in_title, missing_words
from src.ui.show import chart, table
from src.ui.view import View
from src.words.advice_words import comeback_words
from src.words.sentences import target_words

_CHANGES = {"adding sets": "add", "swapping sets": "swap"}
_USUAL = AdviceSettings()


def chosen_limits(view: View) -> AdviceSettings:
    """Return the limits set on Plan in this session or by its address, the usual ones where none were."""
    names = _names(view)
    state = st.session_state
    locked, excluded = (_ids(state.get(key) or (), names) for key in ("lock", "leave"))
    return AdviceSettings(
        least=float(state.get("least") or _USUAL.least),
        most_each=int(state.get("each") or _USUAL.most_each),
        most_total=int(state.get("total") or _USUAL.most_total),
        change="swap" if _CHANGES.get(state.get("change") or "") == "swap" else "add",
        locked=locked,
        excluded=tuple(one for one in excluded if one not in locked),
        balance=saved_settings(),
    )


def limits_form(view: View) -> AdviceSettings:
    """Show the limits, which stand in the address, and return them."""
    names = list(_names(view))
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        st.segmented_control(
            "Change the week by",
            list(_CHANGES),
            default="adding sets",
            required=True,
            key="change",
            bind="query-params",
            persist_state="session",
            help="Swapping keeps the number of sets: only what you did in each of the last four calendar "
            "weeks goes, the last of which may have only begun.",
        )
        _number("Least for a posterior group", "least", int(_USUAL.least), 1, 20)
        _number("Most added to one exercise", "each", _USUAL.most_each, 1, 20)
        _number("Most added in all", "total", _USUAL.most_total, 1, 60)
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        _several("Must be in the plan", "lock", names)
        _several("Leave as it is", "leave", names)
    return chosen_limits(view)


def advice_panel(view: View, said: Advice) -> None:
    """Show the short list, what it would give, and what stays short."""
    if said.status == "not_enough_data":
        st.markdown(
            "A plan needs 24 sets for posterior or mirror muscles in at least 3 of the last 4 weeks. Below "
            "you can build a session meanwhile."
        )
        return
    st.markdown(effect_words(said, target_words(said.settings.balance)))
    if caution := comeback_words(days_ago(view)):
        st.markdown(caution)
    if not in_title(said):
        table(change_table(said), "changes", width="content")
    if choice := choice_words(said):
        st.markdown(md_escape(choice))
    if lines := missing_words(said):
        st.markdown(listing([md_escape(line) for line in lines]))
    st.subheader("Sets a week by posterior group", anchor=False)
    chart(plan_chart(said.groups, said.settings.least, view.colours), "plan", texts.ADVICE)


def _names(view: View) -> dict[str, str]:
    """Return the id of each exercise a plan may use, by its name."""
    return {name: one for one, name in data.recent_exercises(view.source, saved_settings()).items()}


def _ids(chosen: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names[name] for name in chosen if name in names)


def _number(label: str, key: str, usual: int, least: int, most: int) -> None:
    st.number_input(
        label,
        least,
        most,
        usual,
        key=key,
        bind="query-params",
        persist_state="session",
        width=220,
    )


def _several(label: str, key: str, names: list[str]) -> None:
    st.multiselect(
        label,
        names,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="any exercise of your last 90 days",
        width=440,
    )
