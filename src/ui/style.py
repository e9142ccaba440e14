"""The two rules of contrast that the theme's configuration has no word for."""

import streamlit as st

from src.charts import Palette


def readable_labels(colours: Palette) -> None:
    """Give popovers that are open or touched the page's accent, and buttons filled with it the page's colour.

    On the dark page Streamlit darkens the accent of the former, which leaves a contrast of 3.9:1, and writes
    white on the latter, 2.2:1; WCAG asks for 4.5.
    """
    states = ":is(:hover, :focus, :active, [aria-expanded='true'])"
    st.html(
        f"<style>[data-testid='stPopover'] button{states}, [data-testid='stPopover'] button{states} p "
        f"{{color: {colours.posterior} !important}} "
        f"button[kind='primary'], button[kind='primary'] * {{color: {colours.page} !important}}</style>"
    )
