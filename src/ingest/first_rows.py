"""The first rows of a table that no app wrote, as they would be read."""

from src.ingest.importer import Names, the_log
from src.ingest.mapping import Mapping, Previewed, as_written, preview
from src.ingest.readers import headed
from src.ingest.reject import Reject
from src.ingest.shapes.opening import read_tables


def first_rows(data: bytes, mapping: Mapping, *, catalog: Names, n: int = 5) -> list[Previewed]:
    """Return the first `n` rows of a file beside the sets a mapping makes of them.

    Where the mapping lacks a date, an exercise or reps, or the dates cannot be read with it, no row becomes a
    set, and each says why.
    """
    table = headed(the_log(read_tables(data), catalog, {mapping.fingerprint: mapping}))
    try:
        return preview(table, mapping.for_header(table.header), n)
    except Reject as error:
        lacks = f"no {' and no '.join(mapping.missing)}" if mapping.missing else str(error).rstrip(".")
        return as_written(table, lacks, n)
