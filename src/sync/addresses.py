"""Links as people copy them, turned into the address of the file behind them."""

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlencode, urlsplit, urlunsplit

from src.sync.looking import FILE_TYPES
from src.sync.safe_http import checked_url

_SHEET = re.compile(r"/spreadsheets(?:/u/\d+)?/d/(?!e/)([\w-]+)(?:/.*)?")
_PUBLISHED = re.compile(r"(/spreadsheets(?:/u/\d+)?/d/e/[\w-]+)/(?:pub|pubhtml)")
_DRIVE = re.compile(r"/file(?:/u/\d+)?/d/([\w-]+)(?:/.*)?")
_LONGEST_NAME = 120
_TABLES = ("csv", "tsv", "xlsx", "ods")


def file_address(text: str) -> str:
    """Return the address that gives the file itself, of a link as it is copied from a browser.

    Known are Google Sheets and Drive, Dropbox, GitHub, gists; any other https address is the file's own.

    Raises:
        UnsafeAddressError: it is no https address.

    >>> file_address("https://docs.google.com/spreadsheets/d/1AbC/edit?gid=7#gid=7")
    'https://docs.google.com/spreadsheets/d/1AbC/export?format=csv&gid=7'
    """
    url = checked_url(text)
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if host == "docs.google.com":
        asked |= {name: values[-1] for name, values in parse_qs(parts.fragment).items() if name == "gid"}
        return _google_sheet(parts.path, asked) or url
    if host == "drive.google.com" and (found := _DRIVE.fullmatch(parts.path)):
        return f"https://drive.google.com/uc?{urlencode({'export': 'download', 'id': found[1]})}"
    if host in {"www.dropbox.com", "dropbox.com"}:
        return urlunsplit(("https", "www.dropbox.com", parts.path, urlencode({**asked, "dl": "1"}), ""))
    if host == "github.com" and re.fullmatch(r"/[^/]+/[^/]+/blob/.+", parts.path):
        return f"https://raw.githubusercontent.com{parts.path.replace('/blob/', '/', 1)}"
    if host == "gist.github.com" and re.fullmatch(r"/[^/]+/[0-9a-f]+/?", parts.path):
        return f"https://gist.githubusercontent.com{parts.path.rstrip('/')}/raw"
    return url


def _google_sheet(path: str, asked: dict[str, str]) -> str | None:
    """Return the address of a sheet's table; None: the path is no sheet's."""
    sheet = {"gid": asked["gid"]} if "gid" in asked else {}
    if found := _PUBLISHED.fullmatch(path):
        form = asked.get("output") if asked.get("output") in _TABLES else "csv"
        single = {"single": "true"} if sheet else {}
        return f"https://docs.google.com{found[1]}/pub?{urlencode({**sheet, **single, 'output': form})}"
    if found := _SHEET.fullmatch(path):
        form = asked.get("format") if asked.get("format") in _TABLES else "csv"
        return (
            f"https://docs.google.com/spreadsheets/d/{found[1]}/export?{urlencode({'format': form, **sheet})}"
        )
    return None


def is_google_sheet(url: str) -> bool:
    """Return whether an address is one of Google Sheets."""
    parts = urlsplit(url)
    return parts.hostname == "docs.google.com" and parts.path.startswith("/spreadsheets/")


def file_name(url: str, disposition: str) -> str:
    """Return what to call the file: as the server says, else after what is there.

    Nothing of the address but the ending of a file: any part of it may be what makes the link secret.

    >>> file_name("https://a.example/logs/8f2c51d09b.csv?key=1", "")
    'Published file.csv'
    """
    encoded = re.search(r"filename\*=utf-8''([^;]+)", disposition, re.IGNORECASE)
    plain = re.search(r'filename="?([^";]+)"?', disposition)
    said = unquote(encoded[1]) if encoded else plain[1] if plain else ""
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    kind = "Published sheet" if is_google_sheet(url) else "Published file"
    usual = kind + (ending if ending[1:] in FILE_TYPES else "")
    return re.sub(r"[\x00-\x1f\x7f/\\]", "_", said).strip()[:_LONGEST_NAME] or usual
