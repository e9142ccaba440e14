"""Imports that say a log has no sets from a day on: what a sync makes of workouts that were all deleted."""

from dataclasses import dataclass, replace
from datetime import date

from src.ingest.reject import Reject
from src.ingest.report import ImportReport
from src.store.protocol import ImportRecord, Store
from src.store.schema import KINDS, SETS_SCHEMA


@dataclass(frozen=True)
class Speaks:
    """What a file cannot say of itself: the days it is the whole log of, and the import it continues."""

    covers_from: date
    continues: int | None = None  # an earlier import of the same account


class NoSets(Reject):
    """Every row was understood and none is a set. Importing the file would empty the log."""

    def __init__(self, message: str, source: str, app: str, version: str, not_sets: dict[str, int]) -> None:
        super().__init__(message)
        self.source, self.app, self.version, self.not_sets = source, app, version, not_sets


def import_no_sets(
    store: Store, athlete_id: str, name: str, data: bytes, found: NoSets, speaks: Speaks, *, dry_run: bool
) -> ImportReport:
    """Remove the sets of the days the file speaks for, as one import that can be undone."""
    report = ImportReport(
        file=name,
        app=found.app,
        version=found.version,
        rows=sum(found.not_sets.values()),
        sets=dict.fromkeys(KINDS, 0),
        not_sets_by_reason=found.not_sets,
        skipped=(),
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
        covers_from=speaks.covers_from,
        continues=speaks.continues,
    )
    apply = store.preview_import if dry_run else store.apply_import
    diff = apply(athlete_id, record, SETS_SCHEMA.empty_table(), data)
    return replace(report, removed=diff.removed, kept_earlier=diff.kept_earlier, import_id=diff.import_id)
