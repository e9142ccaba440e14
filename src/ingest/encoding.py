"""Bytes to text: what is not text is refused by name, what is text is decoded by evidence, never by hope."""

import re

from src.analytics.written import written
from src.ingest.legacy import by_known_words
from src.ingest.reject import Reject

MAX_BYTES = 20_000_000

_ADVICE = "Export the log from your app as CSV and choose that file."
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"SQLite format 3\x00", "a SQLite database (perhaps an app's backup)"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook or another Office document"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a rich text document"),
    (b"bplist", "a property list"),
)
_SURELY = 2  # known words, none of them in Windows-1252: a short one could be an accident
_LOOKED_AT, _MOST = 400, 0.9  # bytes of the start, and the share of empty ones among every other
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")  # what stands in no text

# Windows-1252: an accented letter is plausible beside a letter, a few as a word of their own; these marks are
# not plausible anywhere.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿŠšŽžŸŒœ"
_ODD = re.compile(
    rf"(?<![{_LETTERS}])[À-ÖØ-öø-ÿŠšŽžŸŒœƒ\u02c6\u02dc](?![{_LETTERS}])(?<![àèéòóÀÈÉÒÓ])"
    r"|[\x80-\x9f¢¤¥¦¨¬¯¶\u00b8‰ƒ\u02c6\u02dc†‡\u2039\u203a]",
)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a delimited file as `decode_document` does; a JSON document is refused."""
    text, encoding = decode_document(data)
    if text.lstrip()[:1] in {"{", "["}:
        raise Reject(f"This is a JSON document, not a CSV file. {_ADVICE}")
    return text, encoding


def decode_document(data: bytes) -> tuple[str, str]:
    """Return the file's text, without its byte order mark, and the name of its encoding.

    UTF-8 and UTF-16 with or without a mark. Anything else is read in the older encoding in which most of its
    words are known, or as Windows-1252 when the whole file is plausible text in it.

    Raises:
        Reject: the file is empty, too large, not text, or text in an encoding that cannot be told.

    """
    if len(data) > MAX_BYTES:
        raise Reject(
            f"The file has {written(len(data) / 1e6, 1)} MB; at most {MAX_BYTES / 1e6:.0f} MB are read. "
            "A training log is far smaller: check that this is the right file."
        )
    _refuse_binary(data)
    text, encoding = _decoded(data)
    text = text.replace("\ufeff", "")  # the mark of each file where several were put into one
    if not text.strip():
        raise Reject(f"The file is empty. {_ADVICE}")
    if "\x00" in text:
        line, _ = _place(text[: text.index("\x00")])
        raise Reject(f"Line {line} holds a NUL byte, so this is not a text file. {_ADVICE}")
    return text, encoding


def _refuse_binary(data: bytes) -> None:
    what = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if what == "a zip archive" and (b"[Content_Types].xml" in data[:4096] or b"xl/" in data[:4096]):
        raise Reject(
            "This is an Excel workbook, not a CSV file. In Excel, save it as 'CSV UTF-8' and choose that."
        )
    if what is None and data[8:12] == b".FIT":
        what = "a Garmin FIT activity"
    if what:
        raise Reject(f"This is {what}, not a CSV file. {_ADVICE}")
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<healthdata" in data[:20_000].lower():
        raise Reject(
            "This is Apple Health's export: it holds that you trained, but no exercises and no sets. Export "
            "the log from the app you write your sets in, and choose that file."
        )
    if start.startswith((b"<!doctype html", b"<html", b"<table")):
        raise Reject(
            "This is a web page, even if its name says .xls. Open it in a spreadsheet, save it as CSV or as "
            "an Excel workbook (.xlsx), and choose that."
        )
    if start.startswith((b"<!doctype", b"<?xml", b"<plist")):
        raise Reject(f"This is a web page or an XML document, not a CSV file. {_ADVICE}")


def _decoded(data: bytes) -> tuple[str, str]:
    if encoding := _UTF16.get(data[:2]):
        try:
            return data[2:].decode(encoding), "UTF-16"
        except UnicodeDecodeError as error:
            raise Reject(
                f"The file begins as UTF-16 text but byte {error.start + 3} does not fit; it looks cut off "
                f"or damaged. "
                "Export it again."
            ) from error
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        # Counted from 1 in the whole file; the decoder counts behind the byte order mark.
        at = error.start + len(data) - len(error.object)
        return by_known_words(data, least=_SURELY) or _windows_1252(data, at)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the UTF-16 a file is in that lost its mark: every other byte of its start is empty."""
    start = data[: len(data[:_LOOKED_AT]) & ~1]
    if len(data) % 2 or not start:
        return None
    for encoding, letters, empty in (
        ("utf-16-le", start[::2], start[1::2]),
        ("utf-16-be", start[1::2], start[::2]),
    ):
        if b"\0" not in letters and empty.count(b"\0") > _MOST * len(empty):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _windows_1252(data: bytes, at: int) -> tuple[str, str]:
    """Return the text if the whole of it is plausible Windows-1252; `at` is the byte that is not UTF-8.

    Where it is not, one word that is known in another encoding is enough.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    # Each word with such a byte once: a blank beside a letter says as little as the end of the text.
    words = b" ".join({word for word in data.split() if not word.isascii()})
    if text is None or _UTF8_PAIR.search(words) or _ODD.search(words.decode("cp1252")):
        if _CONTROL.search(data):
            raise Reject(f"This is not a text file: a picture, a program or something else. {_ADVICE}")
        if not _UTF8_PAIR.search(words) and (found := by_known_words(data, least=1)):
            return found
        line = data.count(b"\n", 0, at) + 1
        raise Reject(
            f"Line {line} holds a byte that is no valid text (byte {at + 1} of the file, value "
            f"{data[at]:#04x}). "
            "The file is damaged or in an unknown encoding: export it again, or save it as UTF-8."
        )
    return text, "Windows-1252"


def _place(before: str) -> tuple[int, int]:
    """Return the line and the column, from 1, that follow the text `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
