"""The hosted home keeps accounts, grants, invitations, notes and summaries as the embedded one does."""

import pytest

from src.ingest import import_export
from src.sharing import NoAccess, Scope
from src.sharing.access import as_coach, by_token, given_to, mark_used
from src.sharing.accounts import sign_out_everywhere
from src.sharing.grants import create_link, events_of, grants_of, revoke
from src.sharing.invitations import accept, invitations_of, invite
from src.sharing.notes import Notebook, Written, answer, delete, notes_to
from src.sharing.reading import Copies
from src.sharing.summaries import refresh, summaries_of
from src.store.postgres import open_postgres
from tests.unit.sharing.conftest import a_log, account
from tests.unit.sharing.test_copies import everything


@pytest.fixture
def hosted(database_url):
    store = open_postgres(database_url)
    yield store
    store.close()


def test_sharing_from_sign_in_to_revoking(hosted, catalog):
    anna, bert, coach = (account(hosted, name) for name in ("anna", "bert", "coach"))
    for who in (anna, bert):
        log = a_log(f"{who.name}secret")
        import_export(hosted, who.athlete_id, "log.csv", log, catalog=catalog, unit="kg")
    linked = by_token(hosted, create_link(hosted, anna.athlete_id, "Kim", Scope(notes=True)))
    mark_used(hosted, linked)
    token = invite(hosted, anna.athlete_id, "coach@example.org", "Coach", Scope(comment=True))
    seen = as_coach(hosted, coach, accept(hosted, token, coach))
    with pytest.raises(NoAccess):
        accept(hosted, token, coach)
    assert [one.athlete_name for one in given_to(hosted, coach)] == ["anna"]
    assert given_to(hosted, bert) == []
    assert invitations_of(hosted, anna.athlete_id)[0].accepted_at is not None

    copies = Copies(hosted, catalog)
    said = everything(copies.context(linked), catalog)
    assert "annasecret" in said
    assert "bertsecret" not in said
    assert refresh(hosted, [seen], copies, catalog) == 1
    assert refresh(hosted, [seen], copies, catalog) == 0
    summary = summaries_of(hosted, [seen])[seen.grant_id]

    notebook = Notebook(hosted, seen, "Coach")
    note = notebook.add(Written("day", None, summary.trained_until, "Hips rose first."))
    answer(hosted, anna.athlete_id, "anna", note, "I will film it.")
    assert len(notebook.all()) == 2
    assert notes_to(hosted, bert.athlete_id) == []
    delete(hosted, anna.athlete_id, note)
    assert notebook.all() == []

    revoke(hosted, bert.athlete_id, seen.grant_id)
    assert as_coach(hosted, coach, seen.grant_id)
    revoke(hosted, anna.athlete_id, seen.grant_id)
    with pytest.raises(NoAccess):
        as_coach(hosted, coach, seen.grant_id)
    used = next(one for one in grants_of(hosted, anna.athlete_id) if one.kind == "link")
    assert used.use_count == 1
    assert [kind for _, kind in events_of(hosted, anna.athlete_id, used.grant_id)] == ["used", "created"]
    sign_out_everywhere(hosted, anna)
