"""How what a source found becomes an import: one transaction, one row, inspectable and undoable."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from src.catalog import NAMES_BY_APP, CatalogError
from src.ingest import ImportReport, Reject, Speaks, import_export, import_file
from src.ingest.importer import Names
from src.store import Store, StoreError, Transaction
from src.sync import known_files, state
from src.sync.continuing import import_of_same_account
from src.sync.state import Following, Key, SourceState
from src.sync.steps import Export, KnownFile


def follow(store: Store, key: Key, export: Export, catalog: Names, zone: str | None) -> ImportReport | None:
    """Make the log follow the copy of a server; None: an earlier run did so and was stopped right after.

    Raises:
        Reject: the document cannot be read; nothing was changed.
        StoreError: the store cannot be changed.

    """
    kind, covers_from = export.kind or "", export.covers_from or date.min
    following = state.load(store, key).following(kind)
    made, report = _made_before(store, key, export.data, following), None
    if made is None:
        continues = following.continues
        if continues is None and zone is not None:
            continues = import_of_same_account(store, key, export)
        report = import_export(
            store,
            key.athlete_id,
            export.name,
            export.data,
            catalog=catalog,
            speaks=Speaks(covers_from, continues),
        )
        made = report.import_id
    with store.transaction() as work:
        now = state.load(work, key)
        days = [day for day in (following.covered_from, covers_from) if day]
        done = Following(None, min(days), (*following.imports, *([made] if made else [])), made)
        now = now.with_following(kind, done)
        for other in export.also:
            now = now.with_following(other, Following())
        state.save(work, key, now if export.place is None else replace(now, place=export.place))
    return report


def take_file(store: Store, key: Key, export: Export, catalog: Names) -> tuple[list[ImportReport], KnownFile]:
    """Import a file that a source found, and remember what became of it.

    Raises:
        StoreError: the store cannot be changed; nothing is remembered, so the next run tries again.

    """
    reports, refusals = list[ImportReport](), list[str]()
    for name, outcome in import_file(
        store, key.athlete_id, export.name, export.data, catalog=catalog, keep_later=export.keep_later
    ):
        if isinstance(outcome, StoreError):
            raise outcome
        if isinstance(outcome, ImportReport):
            reports.append(outcome)
        else:
            refusals.append(str(outcome) if name == export.name else f"{name}: {outcome}")
    changed = any(report.added or report.removed for report in reports)
    known = KnownFile(
        path=export.path or export.name,
        sha256=hashlib.sha256(export.data).hexdigest(),
        size=len(export.data),
        modified=export.modified,
        import_id=reports[-1].import_id if reports else None,
        outcome="imported" if changed else "unchanged" if reports else "set aside",
        reason=" ".join(refusals) or None,
    )
    with store.transaction() as work:
        known_files.save_file(work, key, known)
        if export.place is not None:
            state.save(work, key, replace(state.load(work, key), place=export.place))
    return reports, known


def keep_names(store: Store, athlete_id: str, exercises: Mapping[str, str], catalog: Names) -> None:
    """Remember what an app's own numbers say of names, where the names alone would say something else."""
    new = {
        name: exercise
        for name, exercise in exercises.items()
        if (found := catalog.resolve(name).exercise) is None or found.id != exercise
    }
    kept = store.settings(athlete_id).get(NAMES_BY_APP, {})
    if new.items() <= kept.items():
        return
    store.update_settings(
        athlete_id,
        lambda settings: {**settings, NAMES_BY_APP: {**settings.get(NAMES_BY_APP, {}), **new}},
    )


def overridden(work: Transaction, key: Key, now: SourceState) -> SourceState:
    """Return the state that follows everything anew where a later import of the same account came.

    A server's word of today stands above an export made earlier. What the athlete undid is not touched.
    """
    for kind, following in now.follows.items():
        if not following.imports or not following.covered_from:
            continue
        newer = work.rows(
            """
            select count(*) as n
            from imports mine
            join imports other on other.athlete_id = mine.athlete_id and other.source = mine.source
                and other.series_id = mine.series_id and other.import_id > mine.import_id
            where mine.athlete_id = $athlete and mine.import_id = $last and other.undone_at is null
            """,
            {"athlete": key.athlete_id, "last": following.imports[-1]},
        )
        if newer[0]["n"]:
            now = now.with_following(kind, following.changed([following.covered_from]))
    return now


def undone_of(work: Transaction, key: Key, now: SourceState) -> list[int]:
    """Return the imports of this source, since it was last resumed, that the athlete took back."""
    mine = {one for each in now.follows.values() for one in each.imports}
    if not mine:
        return []
    rows = work.rows(
        "select import_id from imports where athlete_id = $athlete and undone_at is not null",
        {"athlete": key.athlete_id},
    )
    return sorted({row["import_id"] for row in rows} & mine)


def _made_before(store: Store, key: Key, data: bytes, following: Following) -> int | None:
    """Return the import made of these very bytes, if it is the last word of its series and not undone.

    It is there when a run was stopped between its import and the note that it is done.
    """
    rows = store.rows(
        """
        select made.import_id
        from imports made
        left join imports other on other.athlete_id = made.athlete_id and other.source = made.source
            and other.series_id = made.series_id and other.import_id > made.import_id
        where made.athlete_id = $athlete and made.sha256 = $sha256 and made.undone_at is null
            and other.import_id is null
        """,
        {"athlete": key.athlete_id, "sha256": hashlib.sha256(data).hexdigest()},
    )
    found = [int(row["import_id"]) for row in rows if row["import_id"] not in following.imports]
    return max(found, default=None)


REFUSALS = (Reject, StoreError, CatalogError)
