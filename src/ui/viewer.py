"""Who is looking, found out anew at every run: a laptop's one lifter, an account, a guest."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from src.analytics import LOCAL_ATHLETE
from src.sharing import Access, Account, Identity, NoAccess
from src.sharing.access import as_athlete, as_coach, by_link_id, by_token, mark_used
from src.sharing.accounts import NotAdmitted, sign_in
from src.sharing.admission import may_open
from src.sharing.cookies import by_cookie, link_cookie
from src.sharing.demo import demo_access
from src.sharing.ended import login_of
from src.sharing.guard import GuardedStore
from src.sharing.mode import Hosting, Mode, hosting, mode_of
from src.sharing.reading import ReadContext
from src.store import Store, StoreError
from src.ui.home import SAMPLE, copies, ended, home

FOLLOWING = "following"  # in the session: the access a coach opened
PREVIEWING = "previewing"  # the access whose view the athlete looks at
LINK = "link"  # the access a link's one-time parameter opened, where no cookie can be set
NOTHING = "nothing"  # the id of no access: what was asked for does not stand
LINK_LEFT = "link_left"  # a signed-in visitor went back to their own log
_HAD = "had_account"  # this session saw an account: is it gone, it was deleted elsewhere
_COUNTED = "counted"  # accesses whose use this session has noted
ONE_TIME = "s"  # the parameter of the address that opens a link once
FOLLOW = "of"  # the parameter of the address that names an access to open
SERVED = "HINDSIGHT_SERVED"  # set by src/server.py: cookies can be set, so no parameter is needed
SHARED = "shared:"  # begins the path of a source that is a copy


class SignedOut(StoreError):  # noqa: N818 - a state, not a mistake
    """Nobody is signed in, and no link is open."""

    def __init__(self) -> None:
        super().__init__("Sign in first.")


@dataclass(frozen=True)
class Visitor:
    """Who is looking, and at what."""

    mode: Mode
    account: Account | None = None
    access: Access | None = None  # what is looked through, if it is not one's own log
    context: ReadContext | None = None  # its copy
    preview: bool = False  # the athlete looks as the holder of the access does
    ended: bool = False  # an access was asked for that does not stand (any more)
    turned_away: str = ""  # who signed in, but may open no account here

    @property
    def athlete(self) -> str:
        """Whose log this is about: the only one this visitor can name, besides the sample."""
        if self.context is not None:
            return self.context.athlete
        if self.mode == "laptop":
            return LOCAL_ATHLETE
        if self.account is None or self.ended:
            raise SignedOut
        return self.account.athlete_id

    @property
    def owner(self) -> bool:
        """Whether the log shown is the visitor's own, to be changed."""
        return self.context is None and not self.ended and (self.mode == "laptop" or self.account is not None)

    def store(self) -> Store:
        """Return the store as far as this visitor may use it."""
        if self.context is not None:
            return self.context.store
        if self.mode == "laptop":
            return home()
        return GuardedStore(home(), reads=frozenset({SAMPLE}), writes=frozenset({self.athlete}))


_current: ContextVar[Visitor] = ContextVar("visitor")


def visitor() -> Visitor:
    """Return who is looking; within `looking` found out once, elsewhere (callbacks, fragments) each time."""
    found = _current.get(None)
    return found if found is not None else _found_out()


@contextmanager
def looking() -> Iterator[Visitor]:
    """Find out who is looking, and keep it for the run of a page."""
    found = _found_out()
    token = _current.set(found)
    try:
        yield found
    finally:
        _current.reset(token)


def the_hosting() -> Hosting:
    """Return how this instance runs; NotReady says what is missing."""
    mode = mode_of()
    return hosting({} if mode != "hosted" else get_secrets_auth_section())


def cookie(name: str) -> str | None:
    """Return a cookie of the visitor's."""
    return st.context.cookies.get(name)


def still_standing(seen: Visitor) -> bool:
    """Return whether a fresh look finds what an open page was built for."""
    now = _found_out()
    return (now.access, now.account, now.ended) == (seen.access, seen.account, seen.ended)


def _found_out() -> Visitor:
    mode = mode_of()
    if mode == "laptop":
        return Visitor("laptop")
    if mode == "demo":
        return _with("demo", None, demo_access(st.session_state.get(FOLLOWING)))
    account, turned_away = _account()
    try:
        access, preview = _access(account)
    except NoAccess:
        return Visitor(mode, account, ended=True)
    if access is None:
        return Visitor(mode, account, turned_away=turned_away)
    if not preview:
        _count(access)
    return _with(mode, account, access, preview=preview)


def _with(mode: Mode, account: Account | None, access: Access, *, preview: bool = False) -> Visitor:
    return Visitor(mode, account, access, copies().context(access), preview)


def _account() -> tuple[Account | None, str]:
    """Return who is signed in; or, where they may open no account here, who that would be."""
    if not st.user.is_logged_in:
        return None, ""
    identity = Identity.of_claims(st.user.to_dict())
    if identity is None or _login() in ended():
        return None, ""
    try:
        account = sign_in(home(), identity, _admits)
    except NotAdmitted:
        if _HAD not in st.session_state:
            return None, identity.email or identity.name
        ended().add(_login())
        return None, ""
    if account is not None:
        st.session_state[_HAD] = True
    return account, ""


def _admits(identity: Identity) -> bool:
    """Return whether an account may be opened: the operator says for whom, and athletes invite coaches.

    A page left open while its account was deleted on another device opens none: that takes a new login.
    """
    return _HAD not in st.session_state and may_open(home(), the_hosting().sign_up, identity)


def _login() -> str:
    return login_of(st.user.to_dict())


def sign_out() -> None:
    """End this login in every tab, where it is held since the tab was opened; and the link that is open."""
    ended().add(_login())
    leave_link()
    st.logout()


def _access(account: Account | None) -> tuple[Access | None, bool]:
    """Return what is looked through, and whether by its owner; NoAccess when it is not there."""
    state = st.session_state
    if account is not None and (grant_id := state.get(PREVIEWING)):
        return as_athlete(home(), account.athlete_id, grant_id), True
    if account is not None and (grant_id := state.get(FOLLOWING)):
        return as_coach(home(), account, grant_id), False
    if account is not None and state.get(LINK_LEFT):
        return None, False
    access = _by_link(account)
    own = access is not None and account is not None and access.athlete_id == account.athlete_id
    return access, own  # an athlete who tries the link they made


def _by_link(account: Account | None) -> Access | None:
    ready = the_hosting()
    text = cookie(link_cookie(ready))
    if text and text not in ended():
        try:
            return by_cookie(home(), ready, text)
        except NoAccess:
            if account is None:
                raise
            return None  # an old cookie keeps nobody from their own log
    if os.environ.get(SERVED):
        return None
    if grant_id := st.session_state.get(LINK):
        return by_link_id(home(), grant_id)
    return None


def leave_link() -> None:
    """Go back from a link to one's own pages, here and in every other tab until the link is opened again."""
    st.session_state.pop(LINK, None)
    st.session_state[LINK_LEFT] = True
    if text := cookie(link_cookie(the_hosting())):
        ended().add(text)


def take_link() -> None:
    """Take a link's secret out of the address; where no cookie can be set, open the link for this session."""
    token = st.query_params.get(ONE_TIME)
    if token is None:
        return
    del st.query_params[ONE_TIME]
    if mode_of() != "hosted" or os.environ.get(SERVED):
        return
    for key in (FOLLOWING, PREVIEWING, LINK_LEFT):
        st.session_state.pop(key, None)
    st.query_params.pop(FOLLOW, None)
    try:
        st.session_state[LINK] = by_token(home(), token).grant_id
    except NoAccess:
        st.session_state[LINK] = NOTHING


def count_anew() -> None:
    """Let the next opening of an access be noted again: its coach is back at the list."""
    st.session_state.pop(_COUNTED, None)


def _count(access: Access) -> None:
    """Note once a session that the access was used; a messenger's preview of a link opens no session."""
    counted = st.session_state.setdefault(_COUNTED, set())
    if access.grant_id not in counted:
        counted.add(access.grant_id)
        mark_used(home(), access)
