"""What the lifter aims for and how sets are counted: part of the address, the same on every page."""

import streamlit as st

from src.analytics import BalanceSettings

USUAL = BalanceSettings()
_LEAST, _MOST, _STEP = 5, 95, 5  # of the target, in per cent
EXPOSURES = {"1/4": 0.25, "1/2": 0.5, "1": 1.0}  # what is written on the choice, and in the address
_USUAL_EXPOSURE = "1/2"
_TARGET = (round(USUAL.target_low * 100), round(USUAL.target_high * 100))


def saved_settings() -> BalanceSettings:
    """Return the settings chosen on the Balance page, in this session or by the link that was opened."""
    state = st.session_state
    low, high = state.get("target", _TARGET)
    return settings_of(
        low,
        high,
        state.get("quads", "mirror"),
        state.get("lens", "all"),
        exposure=state.get("exposure", _USUAL_EXPOSURE),
        stabilisers=state.get("stabilisers", True),
    )


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
    exposure, stabilisers = _counting()
    return settings_of(
        low, high, quads or "mirror", lens or "all", exposure=exposure, stabilisers=stabilisers
    )


def _counting() -> tuple[str, bool]:
    """Show how jumps, carries and stabilisers are counted, and return the choices."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        exposure = st.segmented_control(
            "A jump, clean, swing, carry or hold counts",
            list(EXPOSURES),
            default=_USUAL_EXPOSURE,
            required=True,
            key="exposure",
            help="Of a hard set. No study says what such a set is worth.",
            bind="query-params",
            persist_state="session",
        )
        stabilisers = st.toggle(
            "Count stabilising work (a quarter)",
            value=True,
            key="stabilisers",
            bind="query-params",
            persist_state="session",
        )
    return exposure or _USUAL_EXPOSURE, stabilisers


def settings_of(
    low: int,
    high: int,
    quads: str,
    lens: str,
    *,
    exposure: str = "1/2",
    stabilisers: bool = True,
) -> BalanceSettings:
    """Return the settings for any two handles of the slider, and any two an address may hold, in per cent."""
    low, high = sorted((low, high))
    low = min(max(low, _LEAST), _MOST - _STEP)
    high = min(max(high, low + _STEP), _MOST)
    return BalanceSettings(
        target_low=low / 100,
        target_high=high / 100,
        quads="neutral" if quads == "neutral" else "mirror",
        lens="direct" if lens == "direct" else "fractional",
        ballistic_set=EXPOSURES.get(exposure, USUAL.ballistic_set),
        stabilisers=stabilisers,
    )
