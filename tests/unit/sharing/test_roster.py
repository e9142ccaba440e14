"""A coach's list says who needs attention first, from what each athlete shared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from src.ingest import import_export
from src.sharing import SHAREABLE, Scope
from src.sharing.access import as_coach, by_token, mark_used
from src.sharing.attention import Reason, reasons, roster
from src.sharing.grants import create_link
from src.sharing.invitations import accept, invite
from src.sharing.notes import Notebook, Written, answer, conversations
from src.sharing.summaries import Summary, refresh, summaries_of, within
from tests.unit.sharing.conftest import a_log

TODAY = date(2026, 3, 1)
WELL = Summary(last_day="2026-02-27", sets=100, share=0.6, verdict="within your target")


@pytest.fixture
def access(store, anna):
    return by_token(store, create_link(store, anna.athlete_id, "Kim", Scope()))


def test_a_summary_is_made_once_per_version_of_the_data(store, catalog, copies, anna, access):
    assert refresh(store, [access], copies, catalog) == 1
    assert refresh(store, [access], copies, catalog) == 0
    found = summaries_of(store, [access])[access.grant_id]
    assert found.trained_until == date(2026, 2, 23)
    assert found.unknown_names == 1
    import_export(store, anna.athlete_id, "b.csv", a_log("annasecret", weeks=9), catalog=catalog, unit="kg")
    assert refresh(store, [access], copies, catalog) == 1
    assert summaries_of(store, [access])[access.grant_id].trained_until == date(2026, 3, 2)


def test_a_lift_that_only_comes_back_is_told_as_regaining(store, catalog, copies, anna, access):
    refresh(store, [access], copies, catalog)
    assert summaries_of(store, [access])[access.grant_id].rising == ("Deadlift",)
    heavier = a_log("annasecret", first="2025-10-06", weeks=4).replace(b",10", b",14")
    both = heavier + b"\n" + a_log("annasecret").partition(b"\n")[2]
    import_export(store, anna.athlete_id, "c.csv", both, catalog=catalog, unit="kg")
    refresh(store, [access], copies, catalog)
    found = summaries_of(store, [access])[access.grant_id]
    assert (found.rising, found.regaining) == ((), ("Deadlift",))
    assert within(found, Scope(views=("balance",))).regaining == ()


def test_a_summary_holds_nothing_outside_its_scope(store, catalog, copies, anna):
    early = by_token(store, create_link(store, anna.athlete_id, "Kim", Scope(last=date(2026, 1, 31))))
    refresh(store, [early], copies, catalog)
    assert summaries_of(store, [early])[early.grant_id].trained_until == date(2026, 1, 26)


def test_what_belongs_to_a_hidden_page_is_not_told(access):
    full = Summary(
        last_day="2026-02-27",
        weekly_sets=(1.0, 2.0),
        falling=("Deadlift",),
        share=0.4,
        out_of_target=True,
        jumps=("j",),
        unknown_names=2,
    )
    seen = within(full, Scope(views=("lifts",)))
    assert (seen.falling, seen.share, seen.unknown_names, seen.weekly_sets) == (("Deadlift",), None, 0, ())
    assert within(full, Scope(views=("balance",))).falling == ()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"last_day": "2026-02-19"}, "quiet"),
        ({"falling": ("Deadlift",)}, "falling"),
        ({"stalled": ("Deadlift",)}, "stalled"),
        ({"out_of_target": True, "verdict": "mirror-leaning"}, "balance"),
        ({"jumps": ("hinge sets 20, usually 8",)}, "jump"),
        ({"unknown_share": 0.05, "unknown_names": 2}, "unknown"),
    ],
)
def test_each_thing_to_look_at_is_said(access, change, kind):
    assert reasons(WELL, access, TODAY) == ()
    assert [reason.kind for reason in reasons(replace(WELL, **change), access, TODAY)] == [kind]


def test_reasons_use_the_words_of_the_lifts_page(access):
    some = replace(WELL, falling=("Deadlift",), stalled=("Barbell row",))
    assert [reason.text for reason in reasons(some, access, TODAY)] == [
        "Regressing: Deadlift",
        "Holding steady for 12 weeks: Barbell row",
    ]


def test_nine_days_are_no_silence(access):
    nine = replace(WELL, last_day=(TODAY - timedelta(days=9)).isoformat())
    assert reasons(nine, access, TODAY) == ()


def test_who_shares_days_of_the_past_is_not_called_silent(store, anna):
    past = by_token(store, create_link(store, anna.athlete_id, "Kim", Scope(last=date(2026, 1, 31))))
    assert reasons(Summary(last_day="2026-01-26"), past, TODAY) == ()


def test_the_most_urgent_comes_first(store, anna, bert):
    calm = by_token(store, create_link(store, anna.athlete_id, "Kim", Scope()))
    urgent = by_token(store, create_link(store, bert.athlete_id, "Kim", Scope()))
    falling = Summary(last_day="2026-02-27", falling=("Deadlift",))
    lines = roster([calm, urgent], {calm.grant_id: WELL, urgent.grant_id: falling}, TODAY)
    assert [line.access.grant_id for line in lines] == [urgent.grant_id, calm.grant_id]


def test_of_many_jumps_the_first_is_told_and_they_weigh_as_one(access):
    many = replace(WELL, jumps=("hinge sets 20, usually 8", "sessions 4, usually 2"))
    (reason,) = reasons(many, access, TODAY)
    assert reason.text == "Big jump: hinge sets 20, usually 8, and 1 more"


@pytest.mark.parametrize(
    ("views", "kind", "page"),
    [
        (SHAREABLE, "falling", "lifts"),
        (SHAREABLE, "quiet", "sessions"),
        (SHAREABLE, "balance", "balance"),
        (SHAREABLE, "unknown", "log"),
        (("overview", "log"), "falling", "overview"),
        (SHAREABLE, "answer", "overview"),
    ],
)
def test_a_reason_opens_the_page_that_shows_it_where_it_is_shared(access, views, kind, page):
    assert Reason(kind, "x").view(replace(access, scope=Scope(views=views))) == page


def test_an_answer_is_news_until_the_log_was_opened_again(store, anna, coach):
    token = invite(store, anna.athlete_id, "coach@example.org", "Coach", Scope(comment=True))
    grant_id = accept(store, token, coach)
    seen = as_coach(store, coach, grant_id)
    note = Notebook(store, seen, "Coach").add(Written("day", None, TODAY, "Hips rose first."))
    answer(store, anna.athlete_id, "anna", note, "I will film it." + " Promised." * 20)
    notes = conversations(store, [seen])
    (line,) = roster([seen], {grant_id: WELL}, TODAY, notes)
    assert [reason.kind for reason in line.reasons] == ["answer"]
    assert line.reasons[0].text.startswith("Answered you: I will film it.")
    assert len(line.reasons[0].text) < 90
    assert line.reasons[0].view(seen) == "notes"
    mark_used(store, seen)
    (line,) = roster([as_coach(store, coach, grant_id)], {grant_id: WELL}, TODAY, notes)
    assert line.reasons == ()
