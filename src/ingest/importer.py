"""The two calls everything else uses: read an export, and import it into the log."""

from collections import Counter
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
import pyarrow as pa

from src.analytics.overlap import already_logged
from src.analytics.written import counted, written
from src.ingest.assumed import assumed
from src.ingest.bodyweights import import_bodyweights
from src.ingest.doubts import doubts, listed, outliers
from src.ingest.emptied import NoSetRows, NoSets, Speaks, import_no_sets
from src.ingest.exact import is_exact, read_exact
from src.ingest.legacy import OLDER
from src.ingest.mapping import MappedReader, Mapping
from src.ingest.mapping.own import is_own_log, own_reader
from src.ingest.reader import KG, LB
from src.ingest.readers import READERS, is_known, read_entries
from src.ingest.readers.no_logs import BodyweightFile
from src.ingest.reject import Reject, quoted
from src.ingest.report import ImportReport, Suspicion
from src.ingest.sets import Judged, judge
from src.ingest.shapes.opening import read_tables
from src.ingest.spelled import Ints
from src.ingest.text import Skip, TextTable, no_collection
from src.ingest.time_zone import AS_WRITTEN, TimeZone, in_zone, time_zone
from src.ingest.told import told
from src.ingest.units import ASKED, UnitChoice, as_before
from src.store.protocol import Diff, ImportRecord, Store
from src.store.schema import KINDS

if TYPE_CHECKING:
    from src.catalog import Resolution  # only its type: reading a file must not load the catalogue

MAPPINGS = "mappings"  # the setting that keeps what the columns of an athlete's own tables mean
TIME_ZONE = "time_zone"  # the setting that says whose clock times in UTC are meant for


class Names(Protocol):
    """What the importer asks of the catalogue."""

    def resolve(self, name: str) -> "Resolution":
        """Return what a written name stands for."""
        ...


@dataclass(frozen=True)
class Reading:
    """An export, read: its sets, and an account of every row."""

    source: str  # 'strong'
    app: str  # 'Strong'
    version: str
    sets: pa.Table  # follows SETS_SCHEMA, in the order of the file, or of time where each set has one
    lines: Ints  # of each set: the line of the file it starts on
    rows: int
    expanded: int  # sets beyond one a row
    not_sets: dict[str, int]  # reason -> rows
    skipped: tuple[Skip, ...]
    unit: UnitChoice
    time_zone: TimeZone
    encoding: str
    remarks: tuple[str, ...]
    suspicious: tuple[Suspicion, ...]
    mapping: Mapping | None = None  # what the columns were taken for, of a table that no app wrote


@no_collection()
def read_export(
    name: str,
    data: bytes,
    *,
    unit: Literal["kg", "lb"] | None = None,
    catalog: Names | None = None,
    mappings: AnyMapping[str, Mapping] | None = None,
) -> Reading:
    """Return what an export holds. Reads nothing but the bytes, and changes nothing.

    `name` is for messages only. `unit` is the unit of the loads where the file does not state one. A table
    that no app wrote is read by the mapping of its fingerprint among `mappings`, else by a guess that is
    sure enough; `catalog` tells it names of exercises (None: the project's own).

    Raises:
        Reject: the file cannot be read, or holds no set. Its `mapping` is the guess at an unknown table.

    """
    del name
    kept = mappings or {}
    table = the_log(read_tables(data), catalog, kept)
    if is_exact(table.header):
        return _exactly(table)
    reader, table, entries = read_entries(table, lambda unknown: own_reader(unknown, catalog, kept))
    mapping = reader.mapping if isinstance(reader, MappedReader) else None
    unit = unit or (mapping.unit if mapping else None)
    judged = judge(entries, table.lines, unit)
    skipped = tuple(sorted([*table.skipped, *judged.skipped], key=lambda skip: skip.line))
    if not judged.sets.num_rows:
        why = _no_sets(reader.label, judged, skipped)
        if mapping:
            raise Reject(why, mapping=mapping)
        raise NoSets(why, NoSetRows(reader.source, reader.label, entries.version, judged.not_sets, skipped))
    lines = np.asarray(table.lines)[judged.rows]
    rows = len({*table.lines, *(skip.line for skip in table.skipped)})
    remarks = [*_table_remarks(table), *judged.remarks]
    zone = time_zone(entries, judged.rows, remarks)
    return Reading(
        source=reader.source,
        app=reader.label,
        version=entries.version,
        sets=judged.sets,
        lines=lines,
        rows=rows,
        expanded=len(table.rows) + len(table.skipped) - rows,
        not_sets=judged.not_sets,
        skipped=skipped,
        unit=judged.unit,
        time_zone=zone,
        encoding=table.encoding,
        remarks=(*remarks, *([zone.remark] if zone.remark else []), *_unit_remarks(judged.unit, unit)),
        suspicious=listed(doubts(judged.sets, lines)),
        mapping=mapping,
    )


def _exactly(table: TextTable) -> Reading:
    """Return the sets of a file this program wrote, as they were."""
    source, unit, sets = read_exact(table)
    loads = np.full(len(sets), LB if unit == "lb" else KG, np.int64)
    return Reading(
        source=source,
        app=next((reader.label for reader in READERS if reader.source == source), source),
        version="Hindsight, exact",
        sets=sets,
        lines=np.asarray(table.lines),
        rows=len(table.rows),
        expanded=0,
        not_sets={},
        skipped=(),
        unit=UnitChoice(
            "lb" if unit == "lb" else "kg" if unit else None,
            "header",
            "The file is Hindsight's own and says so.",
            1.0,
            loads,
        ),
        time_zone=TimeZone("local", "Times are as they were in the log the file is of."),
        encoding=table.encoding,
        remarks=(),
        suspicious=listed(doubts(sets, np.asarray(table.lines))),
    )


@told
def import_export(  # noqa: PLR0913 - the arguments of the use case, most by keyword
    store: Store,
    athlete_id: str,
    name: str,
    data: bytes,
    *,
    catalog: Names,
    unit: Literal["kg", "lb"] | None = None,
    dry_run: bool = False,
    keep_later: bool = False,
    mappings: AnyMapping[str, Mapping] | None = None,
    remember: bool = False,
    speaks: Speaks | None = None,
) -> ImportReport:
    """Read an export into the athlete's log and return the report; a `dry_run` changes nothing.

    Tables that no app wrote are read by `mappings`, by fingerprint, then by those the athlete's settings
    remember; `remember` keeps the mapping of this one there. A file of body weights is imported as such: its
    report counts `bodyweights` and no sets. With `speaks`, a file without sets empties its days.

    Raises:
        Reject: the file cannot be read; nothing was changed.
        StoreError: the store cannot be changed.

    """
    settings = store.settings(athlete_id)
    remembered, damaged = _remembered(settings)
    kept = {**remembered, **(mappings or {})}
    try:
        reading = read_export(name, data, unit=unit, catalog=catalog, mappings=kept)
    except BodyweightFile as found:
        return import_bodyweights(store, athlete_id, name, data, found, dry_run=dry_run, speaks=speaks)
    except NoSets as found:
        if speaks is None:
            raise
        return import_no_sets(store, athlete_id, name, data, found.rows, speaks, dry_run=dry_run)
    if reading.unit.how == "evidence" and (before := _asked_before(store, athlete_id, reading.source)):
        reading = read_export(name, data, unit=before, catalog=catalog, mappings=kept)
        reading = replace(reading, unit=as_before(reading.unit, reading.app))
    reading = _in_zone(reading, settings.get(TIME_ZONE))
    reading = replace(reading, remarks=(*reading.remarks, *damaged))
    already = already_logged(store, athlete_id, reading.source, reading.sets)
    beside = outliers(store, athlete_id, reading.sets, reading.lines, catalog)
    report = replace(
        report_on(reading, name, catalog),
        already=already,
        suspicious=listed([*doubts(reading.sets, reading.lines), *beside]),
    )
    record = ImportRecord(
        source=reading.source,
        file_name=name,
        version=reading.version,
        unit=reading.unit.unit,
        unit_from=reading.unit.how,
        report=report.to_json(),
        unread=len(reading.skipped),
        covers_from=speaks.covers_from if speaks else None,
        continues=speaks.continues if speaks else None,
    )
    apply = store.preview_import if dry_run else store.apply_import
    diff = apply(athlete_id, record, reading.sets, data, keep_later=keep_later)
    if remember and reading.mapping and not dry_run:
        _remember(store, athlete_id, reading.mapping)
    return replace(
        report,
        added=diff.added,
        removed=diff.removed,
        unchanged=diff.unchanged,
        removed_later=diff.removed_later,
        kept_earlier=diff.kept_earlier,
        remarks=(*report.remarks, *_kept_remarks(diff)),
        import_id=diff.import_id,
    )


def _in_zone(reading: Reading, zone: str | None) -> Reading:
    """Return the reading with times in UTC moved to the athlete's zone; others are the place's already."""
    if zone is None or reading.time_zone.zone != AS_WRITTEN:
        return reading
    how = f"Times are UTC in the file and were moved to {zone}, the time zone of your settings."
    return replace(
        reading,
        sets=in_zone(reading.sets, zone),
        time_zone=TimeZone("local", how),
        remarks=(*(remark for remark in reading.remarks if "UTC" not in remark), how),
    )


def _asked_before(store: Store, athlete_id: str, source: str) -> Literal["kg", "lb"] | None:
    """Return the unit the athlete said this app's loads are in, if the newest import kept goes by it."""
    imports = store.imports(athlete_id)
    standing = imports[imports["undone_at"].isna() & (imports["source"] == source)]
    if standing.empty or standing["unit_from"].iloc[0] not in ASKED:
        return None
    return "lb" if standing["unit"].iloc[0] == "lb" else "kg"


def report_on(reading: Reading, name: str, catalog: Names) -> ImportReport:
    """Return the report of a reading, before anything is stored."""
    sets = reading.sets
    kinds = _counts(sets["kind"])
    names = [written for written, _ in _counts(sets["exercise_written"]).most_common()]
    found = {written: catalog.resolve(written) for written in names}
    known = {written for written in names if found[written].exercise is not None}
    ignored = {written for written in names if found[written].how == "ignored"}
    days = sets["day"].to_numpy()
    return ImportReport(
        file=name,
        app=reading.app,
        version=reading.version,
        rows=reading.rows,
        expanded=reading.expanded,
        sets={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        not_sets_by_reason=reading.not_sets,
        skipped=reading.skipped,
        unit=reading.unit.unit,
        unit_from=reading.unit.how,
        unit_evidence=reading.unit.evidence,
        unit_confidence=reading.unit.confidence,
        sessions=len(sets["workout_key"].unique()),
        first_day=str(days.min()),
        last_day=str(days.max()),
        time_zone=reading.time_zone.zone,
        time_zone_from=reading.time_zone.how,
        names_known=[written for written in names if written in known],
        names_unknown=[written for written in names if written not in known | ignored],
        names_ignored=[written for written in names if written in ignored],
        encoding=reading.encoding,
        remarks=reading.remarks,
        suspicious=reading.suspicious,
        assumed=assumed(sets, catalog),
    )


def _counts(column: pa.ChunkedArray) -> Counter[str]:
    values, counts = column.value_counts().flatten()
    return Counter(dict(zip(values.to_pylist(), counts.to_pylist(), strict=True)))


def _remembered(settings: AnyMapping[str, Any]) -> tuple[dict[str, Mapping], list[str]]:
    """Return the mappings that the settings keep, and a remark for each that is damaged."""
    found, damaged = dict[str, Mapping](), list[str]()
    for fingerprint, flat in settings.get(MAPPINGS, {}).items():
        try:
            found[fingerprint] = Mapping.from_json(flat)
        except ValueError as error:
            damaged.append(f"A remembered spreadsheet was passed over. {error}")
    return found, damaged


def _remember(store: Store, athlete_id: str, mapping: Mapping) -> None:
    one = {mapping.fingerprint: mapping.to_json()}
    store.update_settings(
        athlete_id, lambda settings: {**settings, MAPPINGS: {**settings.get(MAPPINGS, {}), **one}}
    )


def the_log(tables: list[TextTable], catalog: Names | None, mappings: AnyMapping[str, Mapping]) -> TextTable:
    """Return the table that some reader knows; where none does, the first, to be refused by its header."""
    known = [table for table in tables if is_known(table)]
    if not known and len(tables) > 1:
        known = [table for table in tables if is_own_log(table, catalog, mappings)]
    if len(known) > 1:
        names = ", ".join(quoted(table.title) for table in known)
        way = (
            "Leave only one of these lists in the file"
            if "JSON" in known[0].encoding
            else "Save each as a file of its own"
        )
        raise Reject(f"The file holds {len(known)} logs ({names}). {way}.")
    return known[0] if known else tables[0]


def _no_sets(app: str, judged: Judged, skipped: tuple[Skip, ...]) -> str:
    """Say why a file of a known app holds nothing; importing it would empty the log."""
    if skipped:
        first = skipped[0]
        return (
            f"This looks like an export of {app}, but none of its rows could be read. The first, on line "
            f"{first.line}: "
            f"{first.reason}. Export it again from the app."
        )
    if judged.not_sets:
        reasons = ", ".join(f"{count} x {why}" for why, count in judged.not_sets.items())
        return f"This export of {app} holds no set ({reasons}). Nothing was imported."
    return f"This export of {app} has a header and no rows. Nothing was imported."


def _table_remarks(table: TextTable) -> list[str]:
    remarks = list(table.remarks)
    if table.encoding in OLDER:
        letters = "accented letters look" if table.encoding == "Windows-1252" else "its words look"
        remarks.append(f"The file is not UTF-8; it was read as {table.encoding}. Check that {letters} right.")
    if table.blank_lines:
        remarks.append(
            f"{counted(table.blank_lines, 'blank line')} "
            f"{'was' if table.blank_lines == 1 else 'were'} passed over."
        )
    return remarks


def _kept_remarks(diff: Diff) -> list[str]:
    """Say what was kept although the file does not show it."""
    why = (
        (diff.kept_earlier, "before the file's first day"),
        (diff.kept_unread, "that this file does not show, since rows of it could not be read,"),
    )
    return [
        f"{written(count)} set {what} was left as it is."
        if count == 1
        else f"{written(count)} sets {what} were left as they are."
        for count, what in why
        if count
    ]


def _unit_remarks(choice: UnitChoice, asked: str | None) -> list[str]:
    if asked is None or choice.how not in {"header", "column", "app"} or choice.unit == asked:
        return []
    return [f"You asked for {asked}, but the file itself states its unit: {choice.unit}."]
