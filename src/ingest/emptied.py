"""Imports that say a log has no sets from a day on: what a sync makes of workouts that were all deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from src.ingest.reject import Reject
from src.ingest.report import ImportReport
from src.ingest.text import Skip
from src.store.protocol import ImportRecord, Store
from src.store.schema import KINDS, SETS_SCHEMA


@dataclass(frozen=True)
class Speaks:
    """What a file cannot say of itself: the days it is the whole log of, and the import it continues."""

    covers_from: date
    continues: int | None = None  # an earlier import of the same account


class NoSets(Reject):
    """No row of a known app's file is a set that can be read. Importing it would empty the log."""

    def __init__(self, message: str, rows: "NoSetRows") -> None:
        super().__init__(message)
        self.rows = rows


@dataclass(frozen=True)
class NoSetRows:
    """What the rows of such a file are."""

    source: str
    app: str
    version: str
    not_sets: Mapping[str, int]  # reason -> rows
    skipped: Sequence[Skip]


def import_no_sets(
    store: Store, athlete_id: str, name: str, data: bytes, found: NoSetRows, speaks: Speaks, *, dry_run: bool
) -> ImportReport:
    """Remove the sets of the days the file speaks for, as one import that can be undone.

    As many as there are rows that could not be read stay.
    """
    report = ImportReport(
        file=name,
        app=found.app,
        version=found.version,
        rows=sum(found.not_sets.values()) + len(found.skipped),
        sets=dict.fromkeys(KINDS, 0),
        not_sets_by_reason=found.not_sets,
        skipped=found.skipped,
        unit=None,
        unit_from="asked",
        unit_evidence="There are no loads.",
        sessions=0,
        first_day=str(speaks.covers_from),
        last_day=str(speaks.covers_from),
        time_zone="local",
        time_zone_from="There are no times.",
        names_known=[],
        names_unknown=[],
        encoding="UTF-8 (JSON)",
    )
    record = ImportRecord(
        source=found.source,
        file_name=name,
        version=found.version,
        unit=None,
        unit_from="asked",
        report=report.to_json(),
        unread=len(found.skipped),
        covers_from=speaks.covers_from,
        continues=speaks.continues,
    )
    apply = store.preview_import if dry_run else store.apply_import
    diff = apply(athlete_id, record, SETS_SCHEMA.empty_table(), data)
    return replace(report, removed=diff.removed, kept_earlier=diff.kept_earlier, import_id=diff.import_id)
