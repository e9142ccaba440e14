"""Everything of one athlete on its way from one home to another, whole and unchanged.

An athlete is copied in one transaction, which counts and compares before it is kept. So a copy that was
stopped is taken up by starting it again: who is there already, unchanged, is passed over.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import duckdb
import pyarrow as pa
from pyarrow import csv

from src.store.errors import StoreError

Rows = Mapping[str, pa.Table]  # by table

# Where keys of other services are belongs to the machine or the server that reads them.
LEFT_OUT = frozenset({"sync_secrets"})
# What moves into an account that exists is the log. Who may see it and what keeps it up to date stay behind.
OF_THE_LOG = ("athletes", "imports", "sets", "removed_sets", "bodyweights", "set_corrections")

OF_ATHLETES = """
    select distinct table_name as name from duckdb_columns()
    where column_name = 'athlete_id' and database_name = current_database()
        and table_name in (select table_name from duckdb_tables() where not internal)
    order by 1
"""


@dataclass(frozen=True)
class Dump:
    """Everything of one athlete: rows by table, in one order whatever home they come from."""

    rows: Rows
    raw: Callable[[str], bytes]  # the uploaded bytes with this SHA-256

    def files(self) -> Iterator[str]:
        """Return the SHA-256 of each uploaded file, once."""
        return iter(sorted(set(self.rows["imports"]["sha256"].to_pylist())))

    def log_for(self, athlete_id: str) -> "Dump":
        """Return the log alone, as another athlete's."""
        return Dump({name: _given_to(self.rows[name], athlete_id) for name in OF_THE_LOG}, self.raw)


class Home(Protocol):
    """A home as whoever operates it sees it: an athlete can leave it for another. No page has one."""

    def athletes(self) -> list[str]:
        """Return everyone who has rows here, in order."""
        ...

    def dump(self, athlete_id: str) -> Dump:
        """Return everything of one athlete, as of one moment."""
        ...

    def load(self, athlete_id: str, dump: Dump) -> None:
        """Take everything of one athlete in, all or nothing; StoreError when the athlete has a log here."""
        ...


@dataclass(frozen=True)
class Copied:
    """What became of one athlete."""

    athlete_id: str
    sets: int
    imports: int
    checksum: str  # of all rows; the same in both homes
    already: bool = False  # the target had all of it


def copy(source: Home, target: Home, athletes: Iterable[str] | None = None) -> Iterator[Copied]:
    """Copy all athletes, or those given, one after another; StoreError where the target has another log."""
    for athlete_id in source.athletes() if athletes is None else athletes:
        yield _copy_one(target, athlete_id, _found(source, athlete_id))


def move_log(source: Home, target: Home, athlete_id: str, into: str) -> Copied:
    """Copy one athlete's log into another athlete's account, which has none yet."""
    return _copy_one(target, into, _found(source, athlete_id).log_for(into))


def checksum(rows: Rows) -> str:
    """Return a digest of the rows of all tables that does not depend on their order."""
    digest = hashlib.sha256()
    for name in sorted(rows):
        digest.update(name.encode())
        for line in sorted(_lines(rows[name])):
            digest.update(line)
    return digest.hexdigest()


def refuse_unless_empty(there: Rows, athlete_id: str) -> None:
    """Refuse to put a log where one is; settings alone are none."""
    if any(len(rows) for name, rows in there.items() if name != "athletes"):
        raise StoreError(
            f"{athlete_id} has a log there already, and it is not the same. Nothing was copied: delete that "
            "log first, or copy into another athlete."
        )


def check(there: Rows, sent: Rows, athlete_id: str) -> None:
    """Compare what arrived with what was sent, before it is kept."""
    short = [name for name in sent if len(there[name]) != len(sent[name])]
    if short or checksum(there) != checksum(sent):
        raise StoreError(
            f"The copy of {athlete_id} is not what was sent ({', '.join(short) or 'the contents differ'}). "
            "Nothing was copied."
        )


def rows_of(cursor: duckdb.DuckDBPyConnection, table: str, athlete_id: str) -> pa.Table:
    """Return an athlete's rows of a table of DuckDB, keys as text."""
    query = f"from {table} where athlete_id = $athlete"
    relation = cursor.sql(query, params={"athlete": athlete_id})
    columns = ", ".join(
        f"{name}::varchar as {name}" if kind.id == "uuid" else name
        for name, kind in zip(relation.columns, relation.types, strict=True)
    )
    return cursor.sql(f"select {columns} {query}", params={"athlete": athlete_id}).to_arrow_table()


def _copy_one(target: Home, athlete_id: str, dump: Dump) -> Copied:
    sent = checksum(dump.rows)
    there = target.dump(athlete_id)
    already = checksum({name: there.rows[name] for name in dump.rows}) == sent
    if not already:
        target.load(athlete_id, dump)
    return Copied(athlete_id, len(dump.rows["sets"]), len(dump.rows["imports"]), sent, already)


def _found(source: Home, athlete_id: str) -> Dump:
    dump = source.dump(athlete_id)
    if not any(len(rows) for rows in dump.rows.values()):
        raise StoreError(f"There is no athlete {athlete_id} to copy.")
    return dump


def _given_to(rows: pa.Table, athlete_id: str) -> pa.Table:
    place = rows.schema.get_field_index("athlete_id")
    return rows.set_column(place, "athlete_id", pa.array([athlete_id] * len(rows), pa.string()))


def _lines(rows: pa.Table) -> list[bytes]:
    """Return the rows as text; types that differ between the homes, not in what they hold, look alike."""
    text = io.BytesIO()
    columns = sorted(rows.column_names)
    csv.write_csv(rows.select(columns).cast(_alike(rows.select(columns).schema)), text, _AS_CSV)
    return text.getvalue().splitlines()


_AS_CSV = csv.WriteOptions(include_header=True, quoting_style="needed")


def _alike(schema: pa.Schema) -> pa.Schema:
    return pa.schema([(field.name, _PLAIN.get(field.type, field.type)) for field in schema])


_PLAIN = {pa.large_string(): pa.string(), pa.string_view(): pa.string()}
