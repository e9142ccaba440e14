"""What the lifter aims for and how sets are counted: part of the address, the same on every page."""

import streamlit as st

from src.analytics import BalanceSettings

USUAL = BalanceSettings()
_LEAST, _MOST, _STEP = 5, 95, 5  # of the target, in per cent
_TARGET = (round(USUAL.target_low * 100), round(USUAL.target_high * 100))


def saved_settings() -> BalanceSettings:
    """Return the settings chosen on the Balance page, in this session or by the link that was opened."""
    state = st.session_state
    low, high = state.get("target", _TARGET)
    return settings_of(low, high, state.get("quads", "mirror"), state.get("lens", "all"))


def settings_bar() -> BalanceSettings:
    """Show the choices and return them."""
    with st.container(horizontal=True, gap="large", vertical_alignment="top"):
        low, high = st.slider(
            "Your target, % posterior",
            _LEAST,
            _MOST,
            _TARGET,
            step=_STEP,
            key="target",
            bind="query-params",
            persist_state="session",
            width=320,
            help="No study knows the right share: this is your choice.",
        )
        quads = st.segmented_control(
            "Quads count as",
            ["mirror", "neutral"],
            default="mirror",
            required=True,
            key="quads",
            bind="query-params",
            persist_state="session",
        )
        lens = st.segmented_control(
            "Muscles a set counts for",
            ["all", "direct"],
            default="all",
            required=True,
            key="lens",
            help="All: also those a set trains indirectly. Direct: only those it is meant for.",
            bind="query-params",
            persist_state="session",
        )
    return settings_of(low, high, quads or "mirror", lens or "all")


def settings_of(low: int, high: int, quads: str, lens: str) -> BalanceSettings:
    """Return the settings for any two handles of the slider, and any two an address may hold, in per cent."""
    low, high = sorted((low, high))
    low = min(max(low, _LEAST), _MOST - _STEP)
    high = min(max(high, low + _STEP), _MOST)
    return BalanceSettings(
        target_low=low / 100,
        target_high=high / 100,
        quads="neutral" if quads == "neutral" else "mirror",
        lens="direct" if lens == "direct" else "fractional",
    )
