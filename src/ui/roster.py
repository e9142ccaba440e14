"""A coach's athletes, those who need attention first, from one small row each."""

from datetime import timedelta

import streamlit as st

from src.charts import short
from src.charts.sparkline import sparkline
from src.sharing import Access
from src.sharing.access import given_to
from src.sharing.attention import Reason, RosterLine, roster
from src.sharing.demo import demo_accesses
from src.sharing.summaries import summaries_of
from src.ui.components import today
from src.ui.entrance import follow
from src.ui.home import home
from src.ui.invitation import show_invitation
from src.ui.markup import md_escape
from src.ui.refresh import refresh_soon
from src.ui.view import View
from src.ui.viewer import Visitor

_PAGE = 20  # athletes at once
_FILTERS = {
    "All": "",
    "No training": "quiet",
    "Falling": "falling",
    "Stalled": "stalled",
    "Big jump": "jump",
    "Balance": "balance",
    "Unknown names": "unknown",
}
_COLOURS = {"quiet": "orange", "falling": "orange", "jump": "orange", "balance": "orange"}


def show_roster(view: View, who: Visitor) -> None:
    """Show who shares with this coach, what needs attention first, and open one with a click."""
    with view.head:
        title = st.empty()
    if who.account is not None:
        show_invitation(who.account)
    accesses = _accesses(who)
    if not accesses:
        title.title("Nobody shares a log with you yet", anchor=False)
        st.markdown(
            "When a lifter invites you, open the invitation's address and sign in with the e-mail address it "
            "was made for. The lifter then appears here."
        )
        return
    summaries = summaries_of(home(), accesses)
    refresh_soon(accesses)
    lines = roster(accesses, summaries, today())
    title.title(_opening(lines), anchor=False)
    shown = _filtered(lines)
    for line in _paged(shown):
        _row(view, line)
    if not shown:
        st.markdown("Nobody like that.")


def _accesses(who: Visitor) -> list[Access]:
    if who.mode == "demo":
        return demo_accesses()
    return given_to(home(), who.account) if who.account is not None else []


def _opening(lines: list[RosterLine]) -> str:
    urgent = sum(1 for line in lines if line.urgency >= 2)  # noqa: PLR2004 - more than one small thing
    count = "1 athlete shares" if len(lines) == 1 else f"{len(lines)} athletes share"
    if not urgent:
        return f"{count} with you, none needs you now"
    return f"{count} with you, {urgent} {'needs' if urgent == 1 else 'need'} a look first"


def _filtered(lines: list[RosterLine]) -> list[RosterLine]:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        name = st.text_input(
            "Name", key="roster-name", placeholder="Name", label_visibility="collapsed", width=180
        )
        kind = st.pills(
            "Show", list(_FILTERS), default="All", key="roster-kind", label_visibility="collapsed"
        )
    wanted = _FILTERS[kind or "All"]
    return [
        line
        for line in lines
        if name.casefold() in f"{line.access.athlete_name} {line.access.label}".casefold()
        and (not wanted or any(reason.kind == wanted for reason in line.reasons))
    ]


def _paged(lines: list[RosterLine]) -> list[RosterLine]:
    if len(lines) <= _PAGE:
        return lines
    pages = -(-len(lines) // _PAGE)
    number = st.pagination(pages, key="roster-page") or 1
    return lines[(number - 1) * _PAGE : number * _PAGE]


def _row(view: View, line: RosterLine) -> None:
    access, summary = line.access, line.summary
    with st.container(border=True, key=f"athlete-{access.grant_id}", gap="xsmall"):
        with st.container(gap=None):
            if st.button(
                md_escape(access.athlete_name),
                key=f"open-{access.grant_id}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=follow,
                args=(access.grant_id,),
            ):
                st.switch_page(f"pages/{access.scope.views[0]}.py")
            st.markdown(_facts(line))
            if line.reasons:
                st.markdown(" · ".join(_said(reason) for reason in line.reasons))
        if summary is not None and len(summary.weekly_sets) > 1 and summary.trained_until is not None:
            days = [
                summary.trained_until - timedelta(weeks=back)
                for back in reversed(range(len(summary.weekly_sets)))
            ]
            picture = sparkline(days, summary.weekly_sets, days[0], days[-1], view.colours.posterior)
            spoken = f"Sets a week over {len(days)} weeks, {summary.weekly_sets[-1]:.0f} in the last"
            st.html(f'<img src="{picture}" alt="{spoken}" style="width:150px;height:36px">', width=160)


def _said(reason: Reason) -> str:
    return f":{_COLOURS.get(reason.kind, 'gray')}[{md_escape(reason.text)}]"  # wraps, as a badge does not


def _facts(line: RosterLine) -> str:
    summary = line.summary
    if summary is None:
        return ":gray[Being worked out …]"
    if summary.trained_until is None:
        return ":gray[No sets yet]"
    parts = [f"last trained {short(summary.trained_until)}"]
    if summary.weekly_sets:
        parts.append(f"{summary.weekly_sets[-1]:.0f} sets that week")
    if summary.share is not None:
        parts.append(f"{summary.share:.0%} posterior")
    if summary.rising:
        parts.append(f"rising: {', '.join(summary.rising)}")
    return f":gray[{md_escape(' · '.join(parts))}]"
