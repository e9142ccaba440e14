"""What the lifter aims for and how sets are counted: kept on Settings; a link or a look may say otherwise."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from src.analytics import BalanceSettings
from src.analytics.kept_settings import EXPOSURES, LEAST, MOST, STEP, balance_of, kept_choices, settings_of
from src.ui import data
from src.ui.doors import page_link

_NAMES = ("target", "quads", "lens", "exposure", "stabilisers")  # of the choices, and in the address

Keep = Callable[..., None]


def saved_settings() -> BalanceSettings:
    """Return what holds on every page: the link's, else what was chosen in this session, else on Settings."""
    kept = _kept()
    return balance_of({name: st.session_state.get(name, kept[name]) for name in _NAMES})


def settings_bar() -> BalanceSettings:
    """Show the choices for this look, which stand in the address, and return them."""
    _fields("", {"bind": "query-params", "persist_state": "session"})
    page_link("settings", "Keep these for good", icon=":material/settings:")
    return saved_settings()


def balance_fields(save: Keep) -> None:
    """Show the same choices to be kept for good: each change goes to `save` at once."""

    def keep() -> None:
        state = st.session_state
        low, high = state["set_target"]
        made = settings_of(low, high, "", "")
        save(
            target_low=made.target_low,
            target_high=made.target_high,
            quads=state["set_quads"],
            lens=state["set_lens"],
            exposure=state["set_exposure"],
            stabilisers=state["set_stabilisers"],
        )

    _fields("set_", {"on_change": keep})


def _kept() -> dict[str, Any]:
    """Return the choices as Settings keeps them, each within what its widget allows."""
    return kept_choices(data.settings())


def _fields(prefix: str, more: dict[str, Any]) -> None:
    """Show the five choices under keys that begin with `prefix`, as they are kept."""
    kept = _kept()
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        st.slider(
            "Your target, % posterior",
            LEAST,
            MOST,
            kept["target"],
            step=STEP,
            key=f"{prefix}target",
            width=320,
            help="No study knows the right share: this is your choice.",
            **more,
        )
        _choice("Quads count as", ["mirror", "neutral"], "quads", kept, prefix, more)
        _choice(
            "Muscles counted",
            ["all", "direct"],
            "lens",
            kept,
            prefix,
            more,
            "All: also those a set trains indirectly. Direct: only those it is meant for.",
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        _choice(
            "A jump, clean, swing, carry or hold counts",
            list(EXPOSURES),
            "exposure",
            kept,
            prefix,
            more,
            "This part of a hard set. No study says what such a set is worth.",
        )
        st.toggle(
            "Stabilising work, ¼",
            value=kept["stabilisers"],
            key=f"{prefix}stabilisers",
            **more,
        )


def _choice(
    label: str,
    options: list[str],
    name: str,
    kept: dict[str, Any],
    prefix: str,
    more: dict[str, Any],
    note: str | None = None,
) -> None:
    st.segmented_control(
        label, options, default=kept[name], required=True, key=f"{prefix}{name}", help=note, **more
    )
