"""Before any page: whether this instance may run, what the address asks for, and closed doors."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from src.charts import palette
from src.sharing import Access, NoAccess
from src.sharing.mode import NotReady
from src.ui.doors import NAMES, page_link
from src.ui.markup import md_escape
from src.ui.style import style
from src.ui.viewer import (
    FOLLOW,
    FOLLOWING,
    LINK_LEFT,
    PREVIEWING,
    Visitor,
    leave_link,
    sign_out,
    still_standing,
    take_link,
    the_hosting,
    visitor,
)

_NARROW = 560  # px


def ready() -> bool:
    """Return whether this instance may serve as it is configured; say what is missing where it may not."""
    try:
        the_hosting()
    except NotReady as error:
        st.error(str(error))
        return False
    return True


def follow_address() -> None:
    """Open the access the address names, and keep it there, so that a reload finds the same log.

    The secret of a link leaves the address at once, whether it opens anything here or not.
    """
    take_link()
    asked, following = st.query_params.get(FOLLOW), st.session_state.get(FOLLOWING)
    if asked and asked != following:
        follow(asked)
    elif following and not asked:
        st.query_params[FOLLOW] = following


def follow(grant_id: str) -> None:
    """Look through an access from now on; whether there is such a one is asked at every run."""
    st.session_state.pop(PREVIEWING, None)
    st.session_state[FOLLOWING] = grant_id


def stop_following() -> None:
    """Come back from an athlete's log to the list of athletes, as one's own account and not through a link.

    What a link lets through decides which pages there are, and the list leads to all of an athlete's.
    """
    who = visitor()
    by_link = who.account is not None and who.access is not None and who.access.kind == "link"
    if by_link:
        st.session_state[LINK_LEFT] = True  # here alone: elsewhere the link may be looked at
    if st.session_state.pop(FOLLOWING, None) is not None or by_link:
        st.query_params.pop(FOLLOW, None)
        st.rerun()


def leave() -> None:
    """Go back to what is one's own."""
    for key in (FOLLOWING, PREVIEWING):
        st.session_state.pop(key, None)
    leave_link()
    st.query_params.pop(FOLLOW, None)


def closed_doors(who: Visitor) -> None:
    """Show what there is for someone without a log to look at: the way in, or that an access has ended."""
    page = st.navigation(
        [st.Page(_closed(who), title=title, url_path=name) for name, title in NAMES.items()],
        position="hidden",
    )
    page.run()


def guest_bar(who: Visitor, *, told: bool) -> None:
    """Say whose log this is and how far it is shared, and offer the way back; look again while it is open.

    Not `told` where a page is about no log.
    """
    if who.mode == "hosted" or who.access is not None:
        keep_looking(who)
    access = who.access
    if who.mode == "demo":
        _demonstration(access if told else None)
        return
    if access is None or not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="guest-bar"):
        name = md_escape(access.athlete_name)
        if who.preview:
            st.markdown(f":orange-badge[Preview] What **{md_escape(access.label)}** sees of your log.")
            st.button("End preview", key="leave", on_click=leave)
        else:
            whose = f"**{name}**'s log, to look at: “you” here is {name}."
            st.markdown(f":blue-badge[Shared with you] {whose}", width="content")
            page_link("coach", "All athletes", icon=":material/arrow_back:")
            if who.account is not None:
                st.button("Back to my own pages", key="leave", on_click=leave)


def _demonstration(access: Access | None) -> None:
    """Say that nobody here is real, and whose log this would be."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="guest-bar"):
        badge = ":blue-badge[Demonstration]"
        if access is None:
            st.markdown(f"{badge} What a coach sees. The athletes are invented, nothing can be changed.")
            return
        st.markdown(
            f"{badge} **{md_escape(access.athlete_name)}**, an invented athlete, as a coach sees them: "
            "“you” is the athlete.",
            width="content",
        )
        page_link("coach", "All athletes", icon=":material/arrow_back:")


def keep_looking(who: Visitor) -> None:
    """Ask again every so often whether what is shown may still be shown, and run the page anew if not."""
    seconds = the_hosting().recheck_s

    @st.fragment(run_every=seconds)
    def look_again() -> None:
        if not still_standing(who):
            st.rerun()

    look_again()


def sign_in_buttons() -> None:
    """Offer every provider that is configured."""
    providers = [name for name, part in get_secrets_auth_section().items() if isinstance(part, Mapping)]
    for name in providers or [""]:
        st.button(
            f"Sign in with {name.capitalize()}" if name else "Sign in",
            type="primary",
            key=f"sign-in-{name or 'default'}",
            on_click=st.login,
            args=(name,) if name else (),
        )


def _closed(who: Visitor) -> Callable[[], None]:
    def show() -> None:
        style(palette(st.context.theme.type))
        with st.container(horizontal_alignment="center"), st.container(width=_NARROW):
            if who.ended:
                _ended(who)
            elif who.turned_away:
                _turned_away(who)
            else:
                _welcome()

    show.__name__ = "closed"
    return show


def _ended(who: Visitor) -> None:
    st.title("There is nothing to see here", anchor=False)
    if who.account is not None and FOLLOWING in st.session_state:
        st.markdown(
            "This log is not shared with you, or not any more: ask its owner. Who else shares with you "
            "stands on Coach, among your own pages."
        )
    else:
        st.markdown(str(NoAccess()))
    if who.account is not None:
        st.button("Go to my own pages", key="leave", on_click=leave, type="primary")
    else:
        sign_in_buttons()


def _turned_away(who: Visitor) -> None:
    st.title("There is no account for you here", anchor=False)
    st.markdown(
        f"You signed in as **{md_escape(who.turned_away)}**. Whoever runs this instance decides who may open "
        "an account: ask them, or sign in with another one. A link somebody gave you works without."
    )
    st.button("Sign out", key="sign-out", on_click=sign_out, type="primary")


def _welcome() -> None:
    st.title("Is the back half of your body getting stronger?", anchor=False)
    st.markdown(
        "Hindsight reads the log of your training app and shows whether your posterior chain gets stronger, "
        "and its share of the work. Sign in to see your log, or those of lifters who share with you."
    )
    sign_in_buttons()
