"""The column mapper: reads a table that no app's reader knows by what its columns seem to mean.

`guess` looks at the words of a header and at the cells below it and returns a `Mapping`, which a person can
correct; `preview` shows what it makes of the first rows; `MappedReader` reads the table with it.
"""

from src.ingest.mapping.expand import expand
from src.ingest.mapping.guess import guess
from src.ingest.mapping.model import Column, Mapping, fingerprint
from src.ingest.mapping.read import MappedReader, Previewed, as_written, entries, lacking, preview

__all__ = [
    "Column",
    "MappedReader",
    "Mapping",
    "Previewed",
    "as_written",
    "entries",
    "expand",
    "fingerprint",
    "guess",
    "lacking",
    "preview",
]
