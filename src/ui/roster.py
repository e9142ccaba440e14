"""A coach's athletes, those who need attention first, from one small row each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from src.analytics.written import counted
from src.charts import short
from src.charts.sparkline import sparkline
from src.sharing import Access
from src.sharing.access import given_to
from src.sharing.attention import URGENT, Reason, RosterLine, roster
from src.sharing.demo import demo_accesses, demo_notes
from src.sharing.notes import Note, conversations
from src.sharing.summaries import Summary, summaries_of
from src.ui.components import today
from src.ui.entrance import stop_following
from src.ui.home import home
from src.ui.invitation import show_invitation
from src.ui.markup import md_escape
from src.ui.refresh import refresh_soon
from src.ui.view import View
from src.ui.viewer import FOLLOW, Visitor, count_anew

if TYPE_CHECKING:
    from concurrent.futures import Future

_PAGE = 20  # athletes at once
_FEW = 6  # athletes whom one overlooks without filters
_FILTERS = {
    "No training": "quiet",
    "Regressing": "falling",
    "Big jump": "jump",
    "Balance": "balance",
    "Holding steady": "stalled",
    "Answers": "answer",
    "Unknown names": "unknown",
}
_LOUD = {"quiet", "falling", "jump", "balance", "answer"}
_WIDE, _TALL = 200, 36  # px of the picture
_ALL = "All"
_POLL_S = 2


def show_roster(view: View, who: Visitor) -> None:
    """Show who shares with this coach, what needs attention first, and open one with a click."""
    stop_following()
    count_anew()
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
    made = refresh_soon(accesses)
    if len(summaries) < len(accesses):
        _show_when(made)
    lines = roster(accesses, summaries, today(), _notes(who, accesses, summaries))
    title.title(_opening(lines), anchor=False)
    shown = _filtered(lines)
    for line in _paged(shown):
        _row(view, line)
    if not shown:
        st.markdown("Nobody like that.")
    elif any(line.summary is not None and line.summary.weekly_sets for line in shown):
        st.caption(_key(shown))


def _show_when(made: "Future[None]") -> None:
    """Run the page anew once the summaries that were missing are worked out."""

    @st.fragment(run_every=_POLL_S)
    def look() -> None:
        if made.done() and made.exception() is None:  # one that failed would fail again at once
            st.rerun()

    look()


def _accesses(who: Visitor) -> list[Access]:
    if who.mode == "demo":
        return demo_accesses()
    return given_to(home(), who.account) if who.account is not None else []


def _notes(
    who: Visitor, accesses: Sequence[Access], summaries: Mapping[str, Summary]
) -> Mapping[str, Sequence[Note]]:
    if who.mode != "demo":
        return conversations(home(), accesses)
    ends = {key: found.trained_until for key, found in summaries.items()}
    return {
        access.grant_id: demo_notes(access, last)
        for access in accesses
        if (last := ends.get(access.grant_id)) is not None
    }


def _opening(lines: list[RosterLine]) -> str:
    urgent = sum(1 for line in lines if line.urgency >= URGENT)
    count = "1 athlete shares" if len(lines) == 1 else f"{len(lines)} athletes share"
    if unread := sum(1 for line in lines if line.summary is None):
        return f"{count} with you, reading {'the log' if len(lines) == 1 else f'{unread} of their logs'} …"
    if not urgent:
        return f"{count} with you, none needs you now"
    return f"{count} with you, {urgent} {'needs' if urgent == 1 else 'need'} a look first"


def _filtered(lines: list[RosterLine]) -> list[RosterLine]:
    """Offer what there is to filter by, each with how many it would leave."""
    if len(lines) <= _FEW:
        return lines
    found = {said: _with(lines, kind) for said, kind in _FILTERS.items()}
    said = {_ALL: _ALL} | {name: f"{name} {len(some)}" for name, some in found.items() if some}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        name = st.text_input(
            "Name", key="roster-name", placeholder="Name", label_visibility="collapsed", width=140
        )
        kind = st.pills(
            "Show",
            list(said),
            format_func=said.__getitem__,
            default=_ALL,
            key="roster-kind",
            label_visibility="collapsed",
        )
    return [
        line
        for line in found.get(kind or _ALL, lines)
        if name.casefold() in f"{line.access.athlete_name} {line.access.label}".casefold()
    ]


def _with(lines: list[RosterLine], kind: str) -> list[RosterLine]:
    return [line for line in lines if any(reason.kind == kind for reason in line.reasons)]


def _paged(lines: list[RosterLine]) -> list[RosterLine]:
    if len(lines) <= _PAGE:
        return lines
    pages = -(-len(lines) // _PAGE)
    number = st.pagination(pages, key="roster-page") or 1
    return lines[(number - 1) * _PAGE : number * _PAGE]


def _row(view: View, line: RosterLine) -> None:
    """Show an athlete: the name opens the log, each reason the page that shows it."""
    access = line.access
    row = st.container(
        horizontal=True, border=True, vertical_alignment="center", key=f"athlete-{access.grant_id}"
    )
    with row.container(gap=None, key=f"said-{access.grant_id}"):
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", key=f"reasons-{access.grant_id}"
        ):
            _open(access, access.scope.views[0], f"**{md_escape(access.athlete_name)}**")
            for reason in line.reasons:
                _open(access, reason.view(access), _said(reason), lift=reason.lift)
        st.markdown(_facts(line))
    if picture := _picture(view, line):
        with row.container(width=_WIDE):
            st.html(picture, width=_WIDE)


def _open(access: Access, page: str, label: str, *, lift: str = "") -> None:
    """Link to a page of an athlete's log: a link, so that it opens beside as any other does."""
    about = {"lift": lift} if lift and page == "lifts" else {}
    st.page_link(f"pages/{page}.py", label=label, query_params={FOLLOW: access.grant_id, **about})


def _picture(view: View, line: RosterLine) -> str:
    """Return the sets of each week as a line, the coach's notes as marks; empty where there is no course."""
    summary = line.summary
    if summary is None or len(summary.weekly_sets) < 2 or summary.trained_until is None:  # noqa: PLR2004
        return ""
    days = [
        summary.trained_until - timedelta(weeks=back) for back in reversed(range(len(summary.weekly_sets)))
    ]
    marks = _marks(line, days[0])
    picture = sparkline(
        days,
        summary.weekly_sets,
        days[0],
        days[-1],
        view.colours.posterior,
        marks=marks,
        ink=view.colours.muted,
    )
    notes = {0: "", 1: "; 1 note of yours"}.get(len(marks), f"; {len(marks)} notes of yours")
    spoken = (
        f"Sets a week over {counted(len(days), 'week')}, {summary.weekly_sets[-1]:.0f} in the last{notes}"
    )
    return f'<img src="{picture}" alt="{spoken}" style="width:100%;height:{_TALL}px">'


def _marks(line: RosterLine, first: date) -> list[date]:
    return [note.day for note in line.notes if not note.by_athlete and note.day >= first]


def _key(shown: Sequence[RosterLine]) -> str:
    marked = any(not note.by_athlete for line in shown for note in line.notes)
    return f"The line: sets a week, up to half a year.{' Dashed: the days of your notes.' if marked else ''}"


def _said(reason: Reason) -> str:
    return f":{'orange' if reason.kind in _LOUD else 'gray'}[{md_escape(reason.text)}]"


def _facts(line: RosterLine) -> str:
    summary = line.summary
    if summary is None:
        return ":gray[Being worked out …]"
    if summary.trained_until is None:
        return ":gray[No sets yet]"
    parts = [f"last trained {short(summary.trained_until)}"]
    if summary.weekly_sets:
        parts.append(f"{counted(round(summary.weekly_sets[-1]), 'set')} that week")
    if summary.share is not None:
        parts.append(f"{summary.share:.0%} posterior")
    for way, lifts in (("progressing", summary.rising), ("regaining", summary.regaining)):
        if lifts:
            parts.append(f"{way}: {', '.join(lifts)}")
    return f":small[:gray[{md_escape(' · '.join(parts))}]]"
