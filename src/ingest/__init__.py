"""Bytes to rows to sets: one reader an app, units, dates, and the report of an import.

`import_export` puts an export into the log; `read_export` only reads it; `import_file` takes a file as people
choose it, an archive of several exports too. A file that cannot be read raises
`Reject`, whose message is a sentence for the person who chose the file.
"""

from src.ingest.emptied import Speaks
from src.ingest.files import expand, import_file
from src.ingest.first_rows import first_rows
from src.ingest.importer import Reading, import_export, read_export, report_on
from src.ingest.mapping import Mapping, Previewed
from src.ingest.readers import READERS
from src.ingest.reject import Reject
from src.ingest.report import ImportReport, Suspicion
from src.ingest.text import Skip

__all__ = [
    "READERS",
    "ImportReport",
    "Mapping",
    "Previewed",
    "Reading",
    "Reject",
    "Skip",
    "Speaks",
    "Suspicion",
    "expand",
    "first_rows",
    "import_export",
    "import_file",
    "read_export",
    "report_on",
]
