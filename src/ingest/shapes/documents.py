"""JSON: parsed under caps, then asked what it is. Logs are unpacked, the rest is refused by its name."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from src.ingest.encoding import decode_document
from src.ingest.reject import Reject
from src.ingest.shapes.boostcamp import boostcamp
from src.ingest.shapes.garmin_sets import garmin
from src.ingest.shapes.hevy_api import hevy, hevy_weights
from src.ingest.shapes.known_documents import is_unknown, what_it_is
from src.ingest.shapes.nested import nested
from src.ingest.shapes.shape import Shape
from src.ingest.shapes.wger_api import wger, wger_weights
from src.ingest.text import TextTable

MAX_OBJECTS = 200_000  # objects and lists: more would fill memory before they could be looked at
MAX_VALUES = 1_500_000
MAX_DOCUMENTS = 1_000  # pages of an API saved one after the other
_TOO_DEEP = "The JSON document is nested deeper than any training log."
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*[\[{\]])")

# Each returns a table if the documents are its app's log, else None.
LOGS: tuple[Callable[[Sequence[Any]], TextTable | None], ...] = (
    hevy,
    hevy_weights,
    boostcamp,
    garmin,
    wger,
    wger_weights,
)


def _unpack(data: bytes) -> list[TextTable]:
    text, _ = decode_document(data)
    documents = _parsed(text)
    try:
        return _tables(documents)
    except RecursionError as error:
        raise Reject(_TOO_DEEP) from error


def _tables(documents: Sequence[Any]) -> list[TextTable]:
    for log in LOGS:
        if table := log(documents):
            return [table]
    # Several documents that are no pages are the lines of one list.
    if is_unknown(documents) and (tables := nested(documents) or nested([documents])):
        return tables
    raise Reject(what_it_is(documents))


def _parsed(text: str) -> list[Any]:
    """Return the documents of the text, of which there is mostly one.

    Raises:
        Reject: it is cut off or damaged, nested too deep, or has too many parts.

    """
    if text.count("{") + text.count("[") > MAX_OBJECTS or text.count(",") > MAX_VALUES:
        raise Reject(
            "The JSON document has far more parts than a training log. Check that it is the right file."
        )
    decoder = json.JSONDecoder(parse_constant=lambda _: None, parse_int=_whole)
    documents, at = [], 0
    text = text.strip()
    while at < len(text):
        try:
            document, at = decoder.raw_decode(text, at)
        except RecursionError as error:
            raise Reject(_TOO_DEEP) from error
        except json.JSONDecodeError as error:
            raise Reject(
                f"The JSON document is damaged or cut off at line {error.lineno}, column {error.colno}: "
                f"{error.msg.lower()}. Export it again."
            ) from error
        documents.append(document)
        at += len(text[at : at + 100]) - len(text[at : at + 100].lstrip(" \t\r\n,"))
        if len(documents) > MAX_DOCUMENTS:
            raise Reject(f"The file holds more than {MAX_DOCUMENTS:,} JSON documents.")
    return documents


def _whole(digits: str) -> float:
    """Return a whole number; one of hundreds of digits is no count of anything."""
    return int(digits) if len(digits) < 20 else float("inf")  # noqa: PLR2004


JSON = Shape("JSON document", lambda head: _START.match(head) is not None, _unpack)
