"""A coach leaves notes, the athlete answers; each conversation belongs to one access."""

from datetime import date

import pytest

from src.sharing import NoAccess, Scope, notes
from src.sharing.access import as_coach, by_token
from src.sharing.grants import create_link, revoke
from src.sharing.invitations import accept, invite
from src.sharing.notes import LONGEST, Notebook, Written, answer, delete, notes_to
from src.store import StoreError

DAY = Written("day", None, date(2026, 1, 5), "Hips rose first.")


@pytest.fixture
def seen(store, anna, coach):
    token = invite(store, anna.athlete_id, "coach@example.org", "Coach", Scope(comment=True))
    return as_coach(store, coach, accept(store, token, coach))


@pytest.fixture
def notebook(store, seen):
    return Notebook(store, seen, "Coach")


def test_the_athlete_reads_it_and_answers_and_the_coach_reads_the_answer(store, anna, notebook):
    note_id = notebook.add(DAY)
    (read,) = notes_to(store, anna.athlete_id)
    assert (read.text, read.author, read.by_athlete) == ("Hips rose first.", "Coach", False)
    answer(store, anna.athlete_id, "anna", note_id, "I will film it.")
    assert {one.text for one in notebook.all()} == {"Hips rose first.", "I will film it."}


def test_another_holder_of_access_reads_nothing_of_it(store, anna, notebook):
    notebook.add(DAY)
    other = by_token(store, create_link(store, anna.athlete_id, "Other", Scope(comment=True)))
    assert Notebook(store, other, "Other").all() == []


def test_who_may_not_leave_notes_cannot(store, anna):
    silent = by_token(store, create_link(store, anna.athlete_id, "Other", Scope()))
    with pytest.raises(NoAccess):
        Notebook(store, silent, "Other").add(DAY)


def test_a_day_outside_the_scope_takes_no_note(store, anna):
    scope = Scope(first=date(2026, 2, 1), comment=True)
    late = by_token(store, create_link(store, anna.athlete_id, "Other", scope))
    with pytest.raises(NoAccess):
        Notebook(store, late, "Other").add(DAY)


def test_after_revoking_nothing_more_is_written_or_removed(store, anna, seen, notebook):
    note_id = notebook.add(DAY)
    revoke(store, anna.athlete_id, seen.grant_id)
    with pytest.raises(NoAccess):
        notebook.add(DAY)
    with pytest.raises(NoAccess):
        notebook.remove(note_id)
    assert len(notes_to(store, anna.athlete_id)) == 1


def test_nobody_touches_the_notes_of_another_athlete(store, bert, notebook):
    note_id = notebook.add(DAY)
    with pytest.raises(StoreError):
        answer(store, bert.athlete_id, "bert", note_id, "mine now")
    delete(store, bert.athlete_id, note_id)
    assert len(notebook.all()) == 1


def test_a_coach_cannot_remove_the_athletes_answer(store, anna, notebook):
    reply = answer(store, anna.athlete_id, "anna", notebook.add(DAY), "Fine.")
    notebook.remove(reply)
    assert len(notebook.all()) == 2


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST + 1)])
def test_a_note_has_words_and_an_end(text):
    with pytest.raises(StoreError):
        Written("day", None, date(2026, 1, 5), text)


def test_a_day_has_room_for_so_many(notebook, monkeypatch):
    monkeypatch.setattr(notes, "MOST_A_DAY", 2)
    notebook.add(DAY)
    notebook.add(DAY)
    with pytest.raises(StoreError):
        notebook.add(DAY)


def test_a_note_may_hold_any_character(store, anna, notebook):
    notebook.add(Written("day", None, date(2026, 1, 5), "Hips\x00 rose 🏋 'first' %s $x \\"))
    assert [one.text for one in notes_to(store, anna.athlete_id)] == ["Hips\ufffd rose 🏋 'first' %s $x \\"]
