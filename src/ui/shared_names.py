"""Corrections as a file: out, and in after a look at what they would change."""

import streamlit as st

from src.catalog import CatalogError, write_corrections
from src.report import inert_csv
from src.ui import data
from src.ui import name_changes as do
from src.ui.markup import md_escape
from src.ui.show import table


def share_names() -> None:
    """Offer the corrections as CSV, and take those of another."""
    corrections = data.own_corrections()
    st.download_button(
        "Download your corrections",
        inert_csv(write_corrections(corrections)),  # an apostrophe more does not make it another name
        file_name="names.csv",
        mime="text/csv",
        disabled=not corrections.names,
        on_click="ignore",
        key="names-download",
    )
    file = st.file_uploader("Corrections to take over", type=["csv"], key="names-upload")
    if file is None:
        return
    try:
        after = do.merged(file.name, file.getvalue())
    except CatalogError as error:
        st.error(md_escape(str(error)))
        return
    st.markdown("Where the file and you speak of the same name, the file wins. Your other names stay.")
    changes = data.changes(after)
    if changes.empty:
        st.markdown("No name of your log would stand for something else.")
    else:
        table(
            changes.rename(
                columns={"name": "As written", "sets": "Sets", "before": "Now", "after": "With the file"}
            ),
            "names-in-the-file",
        )
    st.button(
        "Take them over",
        key="names-take-over",
        on_click=do.take_over,
        args=(after,),
        disabled=after == corrections,
        type="primary",
    )
