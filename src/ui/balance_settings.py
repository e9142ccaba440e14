"""What the lifter aims for and how sets are counted: kept on Settings; a link or a look may say otherwise."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from src.analytics import BalanceSettings
from src.ui import data

USUAL = BalanceSettings()
_LEAST, _MOST, _STEP = 5, 95, 5  # of the target, in per cent
EXPOSURES = {"1/4": 0.25, "1/2": 0.5, "1": 1.0}  # what is written on the choice, and in the address
_USUAL_EXPOSURE = "1/2"
_TARGET = (round(USUAL.target_low * 100), round(USUAL.target_high * 100))
_NAMES = ("target", "quads", "lens", "exposure", "stabilisers")  # of the choices, and in the address

Keep = Callable[..., None]


def saved_settings() -> BalanceSettings:
    """Return what holds on every page: the link's, else what was chosen in this session, else on Settings."""
    kept = _kept()
    chosen = {name: st.session_state.get(name, kept[name]) for name in _NAMES}
    low, high = chosen["target"]
    return settings_of(
        low,
        high,
        chosen["quads"],
        chosen["lens"],
        exposure=chosen["exposure"],
        stabilisers=chosen["stabilisers"],
    )


def settings_bar() -> BalanceSettings:
    """Show the choices for this look, which stand in the address, and return them."""
    _fields("", {"bind": "query-params", "persist_state": "session"})
    st.page_link(
        "pages/settings.py", label="Keep a target and a way of counting for good", icon=":material/settings:"
    )
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


def _kept() -> dict[str, Any]:
    """Return the choices as Settings keeps them, each within what its widget allows."""
    kept = data.settings()
    low, high = (kept.get(name) for name in ("target_low", "target_high"))
    target = _TARGET
    if isinstance(low, int | float) and isinstance(high, int | float):
        made = settings_of(round(low * 100), round(high * 100), "", "")
        target = (round(made.target_low * 100), round(made.target_high * 100))
    exposure = kept.get("exposure")
    return {
        "target": target,
        "quads": "neutral" if kept.get("quads") == "neutral" else "mirror",
        "lens": "direct" if kept.get("lens") == "direct" else "all",
        "exposure": exposure if exposure in EXPOSURES else _USUAL_EXPOSURE,
        "stabilisers": kept.get("stabilisers") is not False,
    }


def _fields(prefix: str, more: dict[str, Any]) -> None:
    """Show the five choices under keys that begin with `prefix`, as they are kept."""
    kept = _kept()
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        st.slider(
            "Your target, % posterior",
            _LEAST,
            _MOST,
            kept["target"],
            step=_STEP,
            key=f"{prefix}target",
            width=320,
            help="No study knows the right share: this is your choice.",
            **more,
        )
        _choice("Quads count as", ["mirror", "neutral"], "quads", prefix, more)
        _choice(
            "Muscles a set counts for",
            ["all", "direct"],
            "lens",
            prefix,
            more,
            "All: also those a set trains indirectly. Direct: only those it is meant for.",
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        _choice(
            "A jump, clean, swing, carry or hold counts",
            list(EXPOSURES),
            "exposure",
            prefix,
            more,
            "Of a hard set. No study says what such a set is worth.",
        )
        st.toggle(
            "Count stabilising work (a quarter)",
            value=kept["stabilisers"],
            key=f"{prefix}stabilisers",
            **more,
        )


def _choice(
    label: str, options: list[str], name: str, prefix: str, more: dict[str, Any], note: str | None = None
) -> None:
    st.segmented_control(
        label, options, default=_kept()[name], required=True, key=f"{prefix}{name}", help=note, **more
    )
