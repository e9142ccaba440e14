"""Giving access away, seeing who has it, taking it back."""

import os
from datetime import date, datetime

import streamlit as st

from src.analytics.written import writing, written
from src.charts import short
from src.sharing import SHAREABLE, Account, Scope
from src.sharing.accounts import sign_out_everywhere
from src.sharing.grants import (
    LONGEST_LABEL,
    USUAL_DAYS,
    Grant,
    create_link,
    events_of,
    grants_of,
    revoke,
)
from src.sharing.invitations import VALID_HOURS, Invitation, invitations_of, invite, withdraw
from src.sharing.moments import now
from src.store import StoreError
from src.ui.doors import NAMES, page_link
from src.ui.home import home
from src.ui.markup import md_escape
from src.ui.view import View
from src.ui.viewer import FOLLOWING, PREVIEWING, SERVED, sign_out, the_hosting

_MADE = "share_made"  # in the session: the secret address just made, until it was copied
_SAID = "share_said"  # kind of the form, and what is wrong with what it was sent with
_FORMS = "share_forms"  # how often something was made: another number is another, closed form
_DAYS = {"1 week": 7, "1 month": 30, "3 months": USUAL_DAYS, "6 months": 180, "1 year": 365}
_EVENTS = {"created": "made", "used": "opened", "revoked": "ended"}


def explain_laptop(view: View) -> None:
    """Say why a laptop shares no links, and what it offers instead."""
    with view.head:
        st.title("On this computer, your log is yours alone", anchor=False)
    st.markdown("A coach gets your numbers and charts as a file.")
    page_link("report", "Make a report", icon=":material/description:")
    st.markdown(":gray[Live pages need Hindsight served with a login: docs/hosting.md.]")


def opening(account: Account) -> str:
    """Return who may see the log, in a sentence."""
    at = now()
    kinds: list[str] = [grant.kind for grant in grants_of(home(), account.athlete_id) if grant.stands(at)]
    found = [
        f"{count} {one if count == 1 else many}"
        for kind, one, many in (("identity", "coach", "coaches"), ("link", "link", "links"))
        if (count := kinds.count(kind))
    ]
    return f"Your log is open to {' and '.join(found) or 'nobody but you'}"


def show_forms(account: Account) -> None:
    """Offer the two ways to share, and show what was just made, once."""
    if made := st.session_state.get(_MADE):
        with st.container(border=True):
            st.markdown(f"**{made[0]}** Copy it now: it is shown only this once.")
            st.code(made[1], language=None, wrap_lines=True)
            st.button("I have copied it", key="share-copied", on_click=_forget_made, type="primary")
    number = st.session_state.get(_FORMS, 0)
    with st.container(horizontal=True, gap="small"):
        with st.popover("Share by a link", icon=":material/link:", key=f"share-link-{number}"):
            st.markdown(
                "Whoever has the link sees these pages without signing in; so can anyone it is passed on to."
            )
            _form("link", account)
        with st.popover("Invite a coach", icon=":material/person_add:", key=f"share-invite-{number}"):
            st.markdown(
                f"Only the owner of this e-mail address can accept, within {VALID_HOURS} hours, after "
                "signing in. You send the invitation yourself."
            )
            _form("invite", account)


def show_access(account: Account) -> None:
    """List who has access, to what, when it was used last, each with a way to see it and to end it."""
    grants, at = grants_of(home(), account.athlete_id), now()
    standing = [grant for grant in grants if grant.stands(at)]
    st.subheader("Who has access", anchor=False)
    if not standing:
        st.markdown("Nobody but you.")
    for grant in standing:
        _grant_row(account, grant)
    if over := [grant for grant in grants if not grant.stands(at)]:
        with st.expander(f"Ended ({len(over)})", key="share-ended"):
            for grant in over:
                ended = grant.revoked_at or grant.expires_at
                how = "revoked" if grant.revoked_at else "expired"
                st.markdown(f"**{md_escape(grant.label)}** :gray[{how} {_day(ended)} · {_used(grant)}]")


def show_invitations(account: Account) -> None:
    """List the invitations that wait to be accepted."""
    at = now()
    waiting = [one for one in invitations_of(home(), account.athlete_id) if one.open(at)]
    if not waiting:
        return
    st.subheader("Invitations not accepted yet", anchor=False)
    for one in waiting:
        _invitation_row(account, one)


def show_account(account: Account) -> None:
    """Say who is signed in, and offer to sign out, here or everywhere."""
    st.subheader("Signed in", anchor=False)
    sure = "" if account.email_verified else " (not confirmed by your provider)"
    st.markdown(f"{md_escape(account.name)} :gray[{md_escape(account.email or 'no address')}{sure}]")
    with st.container(horizontal=True, gap="small"):
        st.button("Sign out", key="sign-out", on_click=sign_out)
        st.button("Sign out everywhere", key="sign-out-everywhere", on_click=_everywhere, args=(account,))


def _everywhere(account: Account) -> None:
    sign_out_everywhere(home(), account)
    sign_out()


def scope_words(scope: Scope) -> str:
    """Return what a scope lets through, in words."""
    pages = ", ".join(NAMES[view] for view in scope.views)
    days = {
        (False, False): "all days",
        (True, False): f"from {_written(scope.first)}",
        (False, True): f"until {_written(scope.last)}",
        (True, True): f"{_written(scope.first)} to {_written(scope.last)}",
    }[scope.first is not None, scope.last is not None]
    more = [
        words
        for given, words in (
            (scope.bodyweight, "body weight"),
            (scope.notes, "notes on sets"),
            (scope.export, "export"),
            (scope.comment, "may leave notes"),
        )
        if given
    ]
    return " · ".join([pages, days, *more])


def _form(kind: str, account: Account) -> None:
    with st.form(f"share-{kind}-form", border=False), st.container(gap="xsmall"):
        if kind == "invite":
            st.text_input("E-mail address your coach signs in with", key="invite-email", max_chars=254)
        st.text_input(
            "Whom it is for", key=f"{kind}-label", max_chars=LONGEST_LABEL, placeholder="Kim, my coach"
        )
        st.pills(
            "Pages",
            SHAREABLE,
            selection_mode="multi",
            default=SHAREABLE,
            format_func=NAMES.__getitem__,
            key=f"{kind}-views",
        )
        with st.container(horizontal=True, gap="small"):
            for name, label in (("first", "From (empty: all)"), ("last", "To (empty: all)")):
                st.date_input(label, value=None, format=writing().field_day, key=f"{kind}-{name}", width=150)
        with st.container(horizontal=True, gap="small"):
            st.checkbox("Body weight", key=f"{kind}-bodyweight")
            st.checkbox("My notes on sets", key=f"{kind}-notes")
            st.checkbox("Download the sets shown", key=f"{kind}-export")
        signed = " (signed with the name above)" if kind == "link" else ""
        st.checkbox(f"May leave notes for me{signed}", value=kind == "invite", key=f"{kind}-comment")
        st.selectbox("For how long", list(_DAYS), index=2, key=f"{kind}-days", width=150)
        said = st.session_state.get(_SAID)
        if said is not None and said[0] == kind:
            del st.session_state[_SAID]
            st.error(said[1])  # beside the button just pressed: a phone shows but a part of the form
        st.form_submit_button(
            "Make the link" if kind == "link" else "Make the invitation",
            type="primary",
            on_click=_make,
            args=(kind, account),
            key=f"{kind}-make",
        )


def _make(kind: str, account: Account) -> None:
    state = st.session_state
    try:
        scope = Scope(
            views=tuple(state[f"{kind}-views"] or ()),
            first=state[f"{kind}-first"],
            last=state[f"{kind}-last"],
            **{name: state[f"{kind}-{name}"] for name in ("bodyweight", "notes", "export", "comment")},
        )
        label, days = state[f"{kind}-label"], _DAYS[state[f"{kind}-days"]]
        if kind == "link":
            token = create_link(home(), account.athlete_id, label, scope, days)
            state[_MADE] = ("This is the link.", f"{the_hosting().public_url}{_path(token, 's')}")
        else:
            token = invite(home(), account.athlete_id, state["invite-email"], label, scope, days)
            state[_MADE] = (
                f"This is the invitation for {md_escape(state['invite-email'])}.",
                f"{the_hosting().public_url}{_path(token, 'i')}",
            )
    except (StoreError, ValueError) as error:
        state[_SAID] = kind, str(error)
        return
    state[_FORMS] = state.get(_FORMS, 0) + 1
    for name in (f"{kind}-label", "invite-email"):
        if name in state:
            state[name] = ""


def _path(token: str, kind: str) -> str:
    if os.environ.get(SERVED):
        return f"/{kind}/{token}"
    return f"/?s={token}" if kind == "s" else f"/coach?i={token}"


def _forget_made() -> None:
    st.session_state.pop(_MADE, None)


def _grant_row(account: Account, grant: Grant) -> None:
    with st.container(border=True, key=f"grant-{grant.grant_id}", gap="xsmall"):
        what = "Link" if grant.kind == "link" else f"Coach: {md_escape(grant.holder or 'unknown')}"
        st.markdown(
            f"**{md_escape(grant.label)}** :gray-badge[{what}]  \n{scope_words(grant.scope)}  \n"
            f":gray[Until {_day(grant.expires_at)} · {_used(grant)}]"
        )
        with st.container(horizontal=True, gap="small"):
            st.button(
                "See what they see",
                key=f"preview-{grant.grant_id}",
                on_click=_preview,
                args=(grant.grant_id,),
            )
            with st.popover("When", key=f"when-{grant.grant_id}"):
                for at, kind in events_of(home(), account.athlete_id, grant.grant_id):
                    st.markdown(f"{_EVENTS[kind]} :gray[{_day(at)}, {at:%H:%M} UTC]")
            st.button(
                "Revoke",
                key=f"revoke-{grant.grant_id}",
                on_click=revoke,
                args=(home(), account.athlete_id, grant.grant_id),
                type="tertiary",
            )


def _invitation_row(account: Account, one: Invitation) -> None:
    with st.container(border=True, key=f"invitation-{one.invitation_id}", gap="xsmall"):
        st.markdown(
            f"**{md_escape(one.label)}** :gray[{md_escape(one.email)}]  \n{scope_words(one.scope)}  \n"
            f":gray[To be accepted until {_day(one.expires_at)}, {one.expires_at:%H:%M} UTC]"
        )
        st.button(
            "Take back",
            key=f"withdraw-{one.invitation_id}",
            on_click=withdraw,
            args=(home(), account.athlete_id, one.invitation_id),
            type="tertiary",
        )


def _preview(grant_id: str) -> None:
    st.session_state.pop(FOLLOWING, None)
    st.session_state[PREVIEWING] = grant_id


def _used(grant: Grant) -> str:
    if grant.last_used_at is None:
        return "not opened yet"
    times = "once" if grant.use_count == 1 else f"{written(grant.use_count)} times"
    return f"opened {times}, last on {_day(grant.last_used_at)}"


def _day(moment: datetime) -> str:
    return short(moment.date())


def _written(day: date | None) -> str:
    return short(day) if day else ""
