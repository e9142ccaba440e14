"""What the lifter chose once, for every page and every visit: kept with the athlete, not in the address."""

from typing import Any

import streamlit as st

from src.charts import LOADS
from src.store import StoreError
from src.ui import data

SAVED = "settings_saved"
_VIEW_KEYS = {  # choices of a view that start from a setting: forgotten when the setting changes
    "unit": ("unit",),
    "target_low": ("target",),
    "quads": ("quads",),
    "lens": ("lens",),
    "exposure": ("exposure",),
    "stabilisers": ("stabilisers",),
}


def usual_unit() -> str | None:
    """Return 'kg' or 'lb' as chosen on Settings; None: as imports and the browser suggest."""
    chosen = data.settings().get("unit")
    return chosen if chosen in LOADS else None


def save(**changes: Any) -> None:  # noqa: ANN401 - anything JSON can hold
    """Keep these settings, and forget those that are None."""

    def changed(kept: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in {**kept, **changes}.items() if value is not None}

    try:
        data.the_store().update_settings(data.me(), changed)
    except StoreError as error:
        st.session_state[SAVED] = str(error)
        return
    for setting in changes:
        for key in _VIEW_KEYS.get(setting, ()):
            st.session_state.pop(key, None)
    st.session_state[SAVED] = "Saved"
