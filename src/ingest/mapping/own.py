"""Which mapping reads a table that no app wrote: the one kept for its header, or a guess if it is sure."""

from collections.abc import Mapping as AnyMapping
from dataclasses import replace

from src.ingest.mapping.guess import guess
from src.ingest.mapping.model import Mapping, fingerprint
from src.ingest.mapping.names import Catalogue
from src.ingest.mapping.read import MappedReader, lacking
from src.ingest.reject import Reject
from src.ingest.text import TextTable


def own_reader(
    table: TextTable, catalog: Catalogue | None, mappings: AnyMapping[str, Mapping]
) -> MappedReader | Reject:
    """Return the reader of a table by a kept mapping or by a guess, or why it is not read without asking."""
    kept = mappings.get(fingerprint(table.header))
    if kept and not kept.missing:
        return MappedReader(_in_order(kept, table))
    mapping = guess(table, catalog)
    if mapping.missing or not mapping.is_sure_enough:
        return Reject(lacking(mapping), mapping=mapping)
    return MappedReader(mapping)


def is_own_log(table: TextTable, catalog: Catalogue | None, mappings: AnyMapping[str, Mapping]) -> bool:
    """Return whether a table can be read as a log without asking."""
    return isinstance(own_reader(table, catalog, mappings), MappedReader)


def _in_order(kept: Mapping, table: TextTable) -> Mapping:
    """Return a kept mapping under this table's header; what was remarked of another file is left out."""
    return replace(kept.for_header(table.header), remarks=())
