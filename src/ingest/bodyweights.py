"""Exports of body weights: read as weights, reported like every import, and never counted as sets."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pyarrow as pa

from src.analytics.units import KG_PER_LB
from src.ingest.dates import Stamps, read_dates
from src.ingest.emptied import Speaks
from src.ingest.reader import KG, UNITS, Columns, normalised
from src.ingest.readers.no_logs import BodyweightFile
from src.ingest.reject import Reject, quoted
from src.ingest.report import ImportReport
from src.ingest.text import Skip, TextTable
from src.ingest.values import number_of
from src.store.protocol import ImportRecord, Store
from src.store.schema import BODYWEIGHTS_SCHEMA, KINDS

LEAST_KG, MOST_KG = 20.0, 400.0  # beyond, it is no body weight, or not in this unit
_UNIT_IN = re.compile(r"\b(kgs?|lbs?)\b|_(kg|lbs)$", re.IGNORECASE)
_OTHER = "other measurements"
_BLANK = "rows without a body weight"

UnitId = Literal["kg", "lb", "mixed"]


@dataclass(frozen=True)
class _Rows:
    """The table by what it says, one element a row."""

    lines: Sequence[int]
    dates: Sequence[str]
    values: Sequence[str]
    units: Sequence[str]  # as written
    wanted: Sequence[bool]  # a body weight, whatever else the file measures


def import_bodyweights(
    store: Store,
    athlete_id: str,
    name: str,
    data: bytes,
    found: BodyweightFile,
    *,
    dry_run: bool,
    speaks: Speaks | None = None,
) -> ImportReport:
    """Read a file of body weights into the athlete's log and return the report; a `dry_run` changes nothing.

    With `speaks`, a file without weights empties the days it speaks for.

    Raises:
        Reject: no weight in it can be read; nothing was changed.
        StoreError: the store cannot be changed.

    """
    report, weights = read_bodyweights(name, found, speaks)
    record = ImportRecord(
        source=f"{found.app.casefold()}_bodyweight",
        file_name=name,
        version=report.version,
        unit=report.unit,
        unit_from=report.unit_from,
        report=report.to_json(),
        unread=len(report.skipped),
        covers_from=speaks.covers_from if speaks else None,
    )
    diff = store.apply_bodyweights(athlete_id, record, weights, data, keep=not dry_run)
    return replace(
        report, added=diff.added, removed=diff.removed, unchanged=diff.unchanged, import_id=diff.import_id
    )


def read_bodyweights(
    name: str, found: BodyweightFile, speaks: Speaks | None = None
) -> tuple[ImportReport, pa.Table]:
    """Return the report and the weights (of BODYWEIGHTS_SCHEMA) of a file that is known to hold them.

    Raises:
        Reject: no weight in it can be read.

    """
    table, rows = found.table, _rows(found)
    dates = read_dates([text for text, wanted in zip(rows.dates, rows.wanted, strict=True) if wanted])
    stamps = np.full(len(rows.dates), np.datetime64("NaT"), "datetime64[s]")
    stamps[np.array(rows.wanted, dtype=np.bool_)] = dates.stamps
    kilos, not_weights, skipped = _kilos(rows, stamps)
    if not kilos and (skipped or speaks is None):
        why = f" The first, on line {skipped[0].line}: {skipped[0].reason}." if skipped else ""
        raise Reject(f"This is {found.what}, and none of its weights could be read.{why}")
    at = [stamps[i] for i in kilos]
    weights = pa.Table.from_arrays(
        [
            pa.array(np.array(at, "datetime64[s]")),
            pa.array(np.array(at, "datetime64[D]")),
            pa.array(list(kilos.values()), pa.float64()),
        ],
        schema=BODYWEIGHTS_SCHEMA,
    )
    all_skipped = tuple(sorted([*table.skipped, *skipped], key=lambda skip: skip.line))
    days = weights["day"].to_numpy() if kilos or speaks is None else np.array([speaks.covers_from])
    report = ImportReport(
        file=name,
        app=found.app,
        version="body weights",
        rows=len({*table.lines, *(skip.line for skip in table.skipped)}),
        sets=dict.fromkeys(KINDS, 0),
        not_sets_by_reason=not_weights,
        skipped=all_skipped,
        unit=_unit(rows, kilos),
        unit_from="column" if "unit" in found.columns else "header",
        unit_evidence="The file says so.",
        sessions=0,
        first_day=str(days.min()),
        last_day=str(days.max()),
        time_zone="local",
        time_zone_from="A body weight belongs to the day the file writes.",
        names_known=[],
        names_unknown=[],
        encoding=table.encoding,
        remarks=(*table.remarks, *([dates.remark] if dates.remark else [])),
        bodyweights=len(kilos),
    )
    return report, weights


def _rows(found: BodyweightFile) -> _Rows:
    table, columns = found.table, found.columns
    if "measurement" in columns:  # FitNotes: one row a measurement of any kind
        cells = {name: _column(table, columns, name) for name in ("date", "measurement", "value", "unit")}
        times = _column(table, columns, "time") if "time" in columns else [""] * len(table.rows)
        dates = [f"{day} {time}".strip() for day, time in zip(cells["date"], times, strict=True)]
        wanted = [
            normalised(what).replace(" ", "") in {"bodyweight", "weight"} for what in cells["measurement"]
        ]
        return _Rows(table.lines, dates, cells["value"], cells["unit"], wanted)
    date, value = 0, 1  # Strong: two columns, whatever the language
    if "fat" in columns:
        date, value = (_place(table, columns, name) for name in ("date", "value"))
    written = _UNIT_IN.search(table.header[value])
    unit = written[0].strip("_") if written else ""
    dates, values = ([row[i].strip() for row in table.rows] for i in (date, value))
    return _Rows(table.lines, dates, values, [unit] * len(values), [True] * len(values))


def _column(table: TextTable, columns: Columns, name: str) -> list[str]:
    at = _place(table, columns, name)
    return [row[at].strip() for row in table.rows]


def _place(table: TextTable, columns: Columns, name: str) -> int:
    return list(table.header).index(columns.written[name])


def _kilos(rows: _Rows, stamps: Stamps) -> tuple[dict[int, float], dict[str, int], list[Skip]]:
    """Return the weight of each row that has one, why others have none, and those that cannot be read."""
    read = number_of(rows.values)
    kilos, none, skipped = dict[int, float](), Counter[str](), list[Skip]()
    for i, (line, text, unit) in enumerate(zip(rows.lines, rows.values, rows.units, strict=True)):
        value, size = read(text), UNITS.get(normalised(unit))
        if not rows.wanted[i]:
            none[_OTHER] += 1
        elif not text:
            none[_BLANK] += 1
        elif np.isnat(stamps[i]):
            skipped.append(Skip(line, f"the date {quoted(rows.dates[i])} cannot be read"))
        elif not np.isfinite(value):
            skipped.append(Skip(line, f"the weight {quoted(text)} is not a number"))
        elif size is None:
            skipped.append(Skip(line, f"the unit {quoted(unit)} is neither kg nor lb"))
        elif not LEAST_KG <= (kg := value if size == KG else value * KG_PER_LB) <= MOST_KG:
            skipped.append(Skip(line, f"{quoted(text)} {unit} is no body weight"))
        else:
            kilos[i] = round(kg, 3)
    return kilos, dict(none), skipped


def _unit(rows: _Rows, kilos: dict[int, float]) -> UnitId | None:
    written = {UNITS[normalised(rows.units[i])] for i in kilos}
    if len(written) > 1:
        return "mixed"
    if not written:
        return None
    return "kg" if written == {KG} else "lb"
