"""The log to take away: sets for a spreadsheet, for a program, for this app; everything in one archive."""

import io
import json
import re
import zipfile
from typing import Any, Final

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from src.analytics import Log, canonical_sets
from src.ingest.exact import write_exact
from src.report.spreadsheet import inert_frame
from src.store import Dump, Store

SECRET_WORDS: Final = ("token", "secret", "sealed", "password", "credential")  # in the name of a column
_README: Final = """\
Everything Hindsight holds about one athlete, written {day}.

sets.csv              every set that counts, as Hindsight understands it, safe to open in a spreadsheet: a
                      text that would start a formula has an apostrophe in front
sets.parquet          the same without apostrophes, with types, for pandas, R, DuckDB ...
exact/*.csv           all sets of each app as they are stored. Add them on the Data page (or with
                      `python -m src.cli import`) and you get the very same log back
uploads/              the files you added, as you added them; the number in front is that of the import
tables/*.json         all other rows: imports, corrections, settings, body weights, what was synced when,
                      who was given access to what, notes

Kilograms, metres, seconds, centimetres. Times of sets are local; moments such as `imported_at` are UTC.
Left out: keys of other services and the secrets of links, which open doors and are no data of yours.
"""


def sets_csv(log: Log) -> bytes:
    """Return every set as it is understood, for a spreadsheet: no cell is a formula."""
    return _as_csv(inert_frame(_iso(canonical_sets(log))))


def sets_parquet(log: Log) -> bytes:
    """Return every set as it is understood, with types."""
    kept = io.BytesIO()
    parquet.write_table(
        pa.Table.from_pandas(canonical_sets(log), preserve_index=False), kept, compression="zstd"
    )
    return kept.getvalue()


def exact_files(store: Store, athlete_id: str) -> dict[str, bytes]:
    """Return a CSV for each app of the log, by its name; importing them all gives the same log."""
    return _exact(store.dump(athlete_id))


def everything(log: Log, day: str) -> bytes:
    """Return an archive of everything about the athlete, with a README; no key, no secret of a link."""
    dump = log.store.dump(log.athlete_id)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README.format(day=day))
        archive.writestr("sets.csv", sets_csv(log))
        archive.writestr("sets.parquet", sets_parquet(log))
        for name, content in _exact(dump).items():
            archive.writestr(f"exact/{name}", content)
        for name, rows in sorted(dump.rows.items()):
            if name != "sets" and len(rows):
                archive.writestr(f"tables/{name}.json", _as_json(rows))
        for made in dump.rows["imports"].to_pylist():
            name = f"uploads/{made['import_id']:04}-{_plain_name(made['file_name'])}"
            archive.writestr(name, dump.raw(made["sha256"]))
    return packed.getvalue()


def _exact(dump: Dump) -> dict[str, bytes]:
    sets = dump.rows["sets"].sort_by(
        [
            (name, "ascending")
            for name in ("started_at", "workout_key", "order_in_workout", "set_no", "set_key")
        ]
    )
    units = {made["source"]: made["unit"] for made in dump.rows["imports"].to_pylist()}
    found = {}
    for source in sorted(set(sets["source"].to_pylist())):
        own = sets.filter(pa.compute.equal(sets["source"], source))
        found[f"hindsight-{_plain_name(source)}.csv"] = write_exact(source, units.get(source), own)
    return found


def _as_json(rows: pa.Table) -> str:
    safe = [name for name in rows.column_names if not any(word in name for word in SECRET_WORDS)]
    records: list[dict[str, Any]] = rows.select(safe).to_pylist()
    return json.dumps(records, ensure_ascii=False, indent=1, default=str)


def _as_csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _iso(frame: pd.DataFrame) -> pd.DataFrame:
    written = frame.assign(day=frame["day"].dt.strftime("%Y-%m-%d"))
    return written.assign(started_at=frame["started_at"].dt.strftime("%Y-%m-%dT%H:%M:%S"))


def _plain_name(name: str) -> str:
    """Return a file name without anything a file system or an archive could take for a path."""
    return re.sub(r"[^\w.\- ]", "_", name).strip(". ")[:100] or "file"
