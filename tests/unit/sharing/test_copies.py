"""What a guest reads from holds what was shared and nothing else, whatever is asked of it."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.analytics import (
    SetFilter,
    bodyweights,
    every_set,
    headlines,
    log_summary,
    open_log,
    records,
    sessions,
    weekly_lift_volume,
)
from src.analytics.events import events_of, with_event
from src.ingest import import_export
from src.sharing.access import by_token
from src.sharing.copies import ATHLETE
from src.sharing.grants import create_link
from src.sharing.guard import NotYours, ReadOnly
from src.sharing.reading import Copies
from src.sharing.scope import Scope
from src.store import SetCorrection, open_store
from tests.unit.sharing.conftest import HEADER, a_log, account

EVERY_TABLE = """
select table_catalog, table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE'
"""


def shared(store, copies, who, scope):
    return copies.context(by_token(store, create_link(store, who.athlete_id, "Kim", scope)))


def everything(context, catalog):
    """All that is written anywhere in a copy, in one text."""
    context.log(catalog)
    tables = context.store.frame(EVERY_TABLE)
    named = [".".join(row) for row in tables.itertuples(index=False) if row.table_name != "published"]
    return "\n".join(context.store.frame(f"select * from {name}").to_csv() for name in named)


def test_the_shared_log_reads_as_the_athletes_own_does(store, catalog, copies, anna):
    theirs = headlines(shared(store, copies, anna, Scope(notes=True)).log(catalog))
    assert theirs == headlines(open_log(store, anna.athlete_id, catalog=catalog))


def test_it_holds_no_word_of_anybody_else(store, catalog, copies, anna, bert):
    context = shared(store, copies, anna, Scope(notes=True, bodyweight=True))
    open_log(store, bert.athlete_id, catalog=catalog)  # what another visitor opened meanwhile
    said = everything(context, catalog)
    assert "annasecret" in said
    assert "bertsecret" not in said
    assert bert.athlete_id not in said
    assert anna.athlete_id not in said, "not even under the name the store knows her by"


def test_notes_are_left_out_unless_they_were_ticked_and_box_heights_stay(store, catalog, copies, anna):
    context = shared(store, copies, anna, Scope())
    sets = every_set(context.log(catalog), SetFilter(), start=0, size=None)
    assert sets["note"].isna().all()
    assert "note annasecret" not in everything(context, catalog)
    assert set(sets.loc[sets["lift"] == "box_jump", "height_cm"]) == {60.0}
    ticked = shared(store, copies, anna, Scope(notes=True)).log(catalog)
    assert (every_set(ticked, SetFilter(), start=0, size=None)["note"] == "note annasecret").any()


def test_reasons_of_corrections_are_notes_too(store, catalog, copies, anna):
    sets = every_set(open_log(store, anna.athlete_id, catalog=catalog), SetFilter(), start=0, size=None)
    store.correct_set(
        anna.athlete_id, sets["set_key"].iloc[0], SetCorrection(excluded=True, reason="my bad back")
    )
    said = everything(shared(store, copies, anna, Scope()), catalog)
    assert "my bad back" not in said
    assert "my bad back" in everything(shared(store, copies, anna, Scope(notes=True)), catalog)


NOTED = f"""{HEADER}
2026-01-05 18:00:00,A,1h,"Power Clean",1,80,2,0,0,,,
2026-01-05 18:00:00,A,1h,"Power Clean",2,100,1,0,0,"missed, elbows hurt",,
2026-01-05 18:00:00,A,1h,"Power Clean",3,90,1,0,0,fine,,
2026-01-05 18:00:00,A,1h,"Bulgarian Split Squat (Dumbbell)",1,20,8,0,0,left,,
2026-01-05 18:00:00,A,1h,"Dumbbell Row",1,30,8,0,0,right,,
2026-01-05 18:00:00,A,1h,"Squat (Barbell)",1,100,5,0,0,failed to sleep,,
2026-01-12 18:00:00,A,1h,"Power Clean",1,85,2,0,0,,,
"""


def test_without_the_notes_the_numbers_are_the_athletes_own(store, catalog, copies):
    who = account(store, "noted")
    import_export(store, who.athlete_id, "noted.csv", NOTED.encode(), catalog=catalog, unit="kg")
    own = open_log(store, who.athlete_id, catalog=catalog)
    fine = every_set(own, SetFilter(), start=0, size=None).set_index("note").loc["fine", "set_key"]
    store.correct_set(who.athlete_id, fine, SetCorrection(note="no lift after all"))
    own = open_log(store, who.athlete_id, catalog=catalog)
    theirs = shared(store, copies, who, Scope())
    for numbers in (sessions, weekly_lift_volume, lambda log: records(log, None)):
        pd.testing.assert_frame_equal(numbers(theirs.log(catalog)), numbers(own))
    assert weekly_lift_volume(own)["missed"].sum() == 2
    said = everything(theirs, catalog)
    for note in ("elbows", "fine", "no lift", "sleep"):
        assert note not in said


def test_body_weight_is_left_out_unless_it_was_ticked(store, catalog, copies, anna):
    store.update_settings(anna.athlete_id, lambda said: {**said, "bodyweight_kg": 81.25, "sex": "female"})
    report = import_export(store, anna.athlete_id, "weights.csv", STRONG_WEIGHTS, catalog=catalog)
    assert report.import_id is not None
    without = shared(store, copies, anna, Scope())
    assert bodyweights(without.log(catalog)).empty
    assert "81.25" not in everything(without, catalog)
    assert "female" not in everything(without, catalog)
    ticked = shared(store, copies, anna, Scope(bodyweight=True))
    assert bodyweights(ticked.log(catalog))["weight_kg"].tolist() == [81.25]


STRONG_WEIGHTS = b'"Date";"Weight (kg)"\n"2026-01-05 07:10:00";81.25\n'


def test_settings_that_are_nobodys_business_stay_at_home(store, catalog, copies, anna):
    store.update_settings(
        anna.athlete_id, lambda said: {**said, "unit": "lb", "plates_kg": [1.25], "time_zone": "Asia/Tokyo"}
    )
    context = shared(store, copies, anna, Scope())
    assert context.store.settings(ATHLETE) == {"unit": "lb"}


def test_events_are_notes_too_and_only_of_the_days_shared(store, catalog, copies, anna):
    for day, text in ((date(2026, 1, 6), "my bad back"), (date(2026, 3, 1), "a new programme")):
        store.update_settings(anna.athlete_id, lambda kept, day=day, text=text: with_event(kept, day, text))
    assert shared(store, copies, anna, Scope()).store.settings(ATHLETE) == {}
    until = shared(store, copies, anna, Scope(notes=True, last=date(2026, 2, 1)))
    assert [one.text for one in events_of(until.store.settings(ATHLETE))] == ["my bad back"]


def test_files_and_reports_of_imports_stay_at_home(store, catalog, copies, anna):
    context = shared(store, copies, anna, Scope(notes=True, bodyweight=True, export=True))
    assert "anna.csv" not in everything(context, catalog)
    with pytest.raises(ReadOnly):
        context.store.raw_import(ATHLETE, 1)


@settings(max_examples=12, deadline=None)
@given(st.dates(date(2025, 12, 1), date(2026, 3, 31)), st.dates(date(2025, 12, 1), date(2026, 3, 31)))
def test_no_day_outside_the_scope_is_there(ends, first, last):
    store, catalog, copies, anna = ends
    first, last = min(first, last), max(first, last)
    log = shared(store, copies, anna, Scope(first=first, last=last)).log(catalog)
    days = every_set(log, SetFilter(), start=0, size=None)["day"].dt.date
    assert all(first <= day <= last for day in days)
    wanted = [day for day in MONDAYS if first <= day <= last]
    assert sorted(set(days)) == wanted


MONDAYS = [date(2026, 1, 5 + 7 * n) for n in range(4)] + [date(2026, 2, 2 + 7 * n) for n in range(4)]


@pytest.fixture(scope="module")
def ends(tmp_path_factory, catalog):
    store = open_store(tmp_path_factory.mktemp("ends") / "hindsight.duckdb")
    who = account(store, "anna")
    import_export(store, who.athlete_id, "anna.csv", a_log("annasecret"), catalog=catalog, unit="kg")
    yield store, catalog, Copies(store, catalog), who
    store.close()


def test_nothing_can_be_written_to_it(store, catalog, copies, anna):
    copy = shared(store, copies, anna, Scope(notes=True)).store
    writes = [
        lambda: copy.update_settings(ATHLETE, dict),
        lambda: copy.save_settings(ATHLETE, {}),
        lambda: copy.undo_import(ATHLETE, 1),
        lambda: copy.correct_set(ATHLETE, "x", SetCorrection(excluded=True)),
        lambda: copy.undo_correction(ATHLETE, 1),
        lambda: copy.transaction().__enter__(),
        lambda: import_export(copy, ATHLETE, "x.csv", a_log("x"), catalog=catalog, unit="kg"),
        lambda: copy.undo_import(anna.athlete_id, 1),
    ]
    for write in writes:
        with pytest.raises((ReadOnly, NotYours)):
            write()


def test_no_other_athlete_can_be_named(store, copies, anna, bert):
    copy = shared(store, copies, anna, Scope()).store
    for named in (bert.athlete_id, anna.athlete_id, "me", "sample", "%"):
        for read in (copy.settings, copy.imports, copy.corrections, copy.data_version):
            with pytest.raises(NotYours):
                read(named)


def test_new_data_reaches_an_open_copy(store, catalog, copies, anna):
    access = by_token(store, create_link(store, anna.athlete_id, "Kim", Scope()))
    before = log_summary(copies.context(access).log(catalog)).sets
    again = copies.context(access)
    assert again is copies.context(access), "made once per version of the data"
    import_export(
        store, anna.athlete_id, "later.csv", a_log("annasecret", weeks=9), catalog=catalog, unit="kg"
    )
    assert log_summary(copies.context(access).log(catalog)).sets == before + 5


def test_old_copies_make_room(store, catalog, anna):
    few = Copies(store, catalog, kept=2)
    accesses = [by_token(store, create_link(store, anna.athlete_id, "Kim", Scope())) for _ in range(3)]
    first = few.context(accesses[0])
    for access in accesses[1:]:
        few.context(access)
    assert few.context(accesses[0]) is not first
