"""Which pages there are for whom. The address of a page that is not offered leads nowhere."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from src.ui.viewer import Visitor, visitor

# Name (of the file in pages/, and in the address) and title, in the groups of the navigation.
GROUPS: dict[str, dict[str, str]] = {
    "": {
        "overview": "Overview",
        "lifts": "Lifts",
        "balance": "Balance",
        "muscles": "Muscles",
        "plan": "Plan",
        "sessions": "Sessions",
        "report": "Report",
    },
    "Your log": {"data": "Data", "log": "Log", "settings": "Settings"},
    "Sharing": {"sharing": "Sharing", "notes": "Notes", "coach": "Coach"},
    "Help": {"methods": "Methods"},
}
NAMES: dict[str, str] = {name: title for group in GROUPS.values() for name, title in group.items()}
IN_A_REPORT = ("overview", "lifts", "balance", "muscles")  # the pages whose numbers a report holds
NOT_SHARED = "Not shared"  # the title of a page that a guest's address names and may not see
_NOT_ON_A_LAPTOP = {"notes", "coach"}


def offered(who: Visitor) -> tuple[str, ...]:
    """Return the names of the pages there are for this visitor, in order."""
    if who.access is not None:
        views = set(who.access.scope.views) | {"methods"}
        if who.access.scope.comment:
            views.add("notes")
        if who.access.scope.export and set(IN_A_REPORT) <= views:
            views.add("report")
        if who.mode == "demo" or (who.account is not None and not who.preview):
            views.add("coach")
        return tuple(name for name in NAMES if name in views)
    if not who.owner:
        return ()
    return tuple(name for name in NAMES if who.mode != "laptop" or name not in _NOT_ON_A_LAPTOP)


def offers(name: str) -> bool:
    """Return whether there is such a page for who is looking."""
    return name in offered(visitor())


def page_link(
    name: str,
    label: str | None = None,
    *,
    icon: str | None = ":material/arrow_forward:",
    query_params: Mapping[str, str] | None = None,
) -> None:
    """Link to a page where there is one for who is looking; elsewhere show the label alone, or nothing."""
    if offers(name):
        st.page_link(
            f"pages/{name}.py",
            label=label or NAMES[name],
            icon=icon,
            query_params=dict(query_params) if query_params else None,
        )
    elif query_params and label:
        st.markdown(label)


def navigation(who: Visitor) -> dict[str, list[StreamlitPage]]:
    """Return the pages of this visitor, in their groups; the first opens where the address names none.

    On a laptop, the address of a page that only a served Hindsight has says so and leads back; so does, in
    a log that is shared, that of a page that is not.
    """
    pages = _open_pages(offered(who))
    if pages and who.mode == "laptop":
        pages[" "] = [
            st.Page(partial(_served_only, NAMES[name]), title=NAMES[name], url_path=name, visibility="hidden")
            for name in sorted(_NOT_ON_A_LAPTOP)
        ]
    if pages and who.access is not None:
        pages[" "] = [
            st.Page(partial(_not_shared, NAMES[name]), title=NOT_SHARED, url_path=name, visibility="hidden")
            for name in NAMES
            if name not in offered(who)
        ]
    return pages


def _not_shared(title: str) -> None:
    """Say of a page that it is no part of what is shared."""
    st.title(f"{title} is not shared with you.", anchor=False)
    page_link(offered(visitor())[0], icon=":material/arrow_back:")


def _served_only(title: str) -> None:
    """Say of a page that it is not on this computer."""
    st.title(f"There is no {title} page on this computer.", anchor=False)
    st.markdown("It is part of Hindsight served with a login. Here, hand on a report instead.")
    with st.container(horizontal=True, gap="medium"):
        page_link("overview")
        page_link("report")


def _open_pages(names: Sequence[str]) -> dict[str, list[StreamlitPage]]:
    return {
        group: [
            st.Page(f"pages/{name}.py", title=title, default=name == names[0])
            for name, title in pages.items()
            if name in names
        ]
        for group, pages in GROUPS.items()
        if any(name in names for name in pages)
    }
