"""Portable SQL for psycopg: `$athlete` becomes `%(athlete)s`, outside of text, names and comments."""

import re
from functools import cache

_PARTS = re.compile(
    r"""
    (?P<kept> '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ )
    | \$(?P<name> [A-Za-z_]\w* )
    | (?P<percent> % )
    """,
    re.VERBOSE | re.DOTALL,
)


@cache
def for_psycopg(sql: str) -> str:
    """Return the statement with psycopg's placeholders; a percent sign that is none is doubled."""
    return _PARTS.sub(_rewritten, sql)


@cache
def names_in(sql: str) -> frozenset[str]:
    """Return the parameters a statement uses."""
    return frozenset(found["name"] for found in _PARTS.finditer(sql) if found["name"])


def _rewritten(found: re.Match[str]) -> str:
    if found["name"]:
        return f"%({found['name']})s"
    return found[0].replace("%", "%%")
