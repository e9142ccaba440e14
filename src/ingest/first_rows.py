"""The first rows of a table that no app wrote, as they would be read."""

from src.ingest.importer import Names, the_log
from src.ingest.mapping import Mapping, Previewed, preview
from src.ingest.readers import headed
from src.ingest.shapes.opening import read_tables


def first_rows(data: bytes, mapping: Mapping, *, catalog: Names, n: int = 5) -> list[Previewed]:
    """Return the first `n` rows of a file beside the sets a mapping makes of them.

    Raises:
        Reject: the mapping lacks a date, an exercise or reps, or the dates cannot be read with it.

    """
    table = headed(the_log(read_tables(data), catalog, {mapping.fingerprint: mapping}))
    return preview(table, mapping.for_header(table.header), n)
