"""Bytes to tables, whatever the file: the shapes are asked in order, and what fits none is read as text."""

from src.ingest.mapping.dates_across import upright
from src.ingest.mapping.two_headers import with_one_header
from src.ingest.reject import Reject
from src.ingest.shapes.alpha_progression import ALPHA_PROGRESSION_BLOCKS
from src.ingest.shapes.archive import ZIP
from src.ingest.shapes.documents import JSON
from src.ingest.shapes.fit import FIT
from src.ingest.shapes.fitnotes_backup import SQLITE
from src.ingest.shapes.gzipped import gunzip, is_gzip
from src.ingest.shapes.jefit import JEFIT_SECTIONS
from src.ingest.shapes.shape import HEAD, Shape
from src.ingest.shapes.workbook import WORKBOOK
from src.ingest.text import TextTable, read_table

# A workbook is a zip archive too, so it is asked first.
SHAPES: tuple[Shape, ...] = (SQLITE, FIT, WORKBOOK, ZIP, JSON, JEFIT_SECTIONS, ALPHA_PROGRESSION_BLOCKS)


def read_tables(data: bytes) -> list[TextTable]:
    """Return the tables of a file, at least one: several only from a workbook.

    Raises:
        Reject: the file is damaged, too large, or something that is known to hold no log.

    """
    if is_gzip(data):
        data = gunzip(data)
    head = data[:HEAD]
    shape = next((shape for shape in SHAPES if shape.fits(head)), None)
    tables = shape.unpack(data) if shape else [read_table(data)]
    if not tables:
        raise Reject("The file is empty. Export the log from your app and choose that file.")
    return [upright(with_one_header(table)) for table in tables]
