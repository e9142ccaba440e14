"""Where a home is, for a command: written out, or kept where nobody sees a password."""

import getpass
import os
import sys
from pathlib import Path

from src.store import StoreError

WHERE = (
    "a database file, or the address of a PostgreSQL database: postgresql://..., or env:NAME (what that "
    "variable holds), @FILE (the first line of that file), - (asked for, or read from standard input)"
)


def address_of(option: str, said: str) -> str:
    """Return the path or address an option names; StoreError where there is none."""
    if said == "-":
        found, place = _asked(option), "standard input"
    elif said.startswith("env:"):
        place = said.removeprefix("env:")
        found = os.environ.get(place, "")
    elif said.startswith("@"):
        place = said.removeprefix("@")
        found = _first_line(option, Path(place))
    else:
        _warn(option, said)
        return said
    if not (address := found.strip()):
        raise StoreError(f"{option}: {place} holds no address of a home.")
    return address


def _asked(option: str) -> str:
    """Ask without showing what is typed; where nobody types, read a line."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{option}, the address of the database: ")
    return sys.stdin.readline()


def _first_line(option: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise StoreError(f"{option}: {file} cannot be read ({why}).") from error


def _warn(option: str, said: str) -> None:
    """Tell whoever wrote a password where all of the machine can read it."""
    if ":" in said.partition("://")[2].rpartition("@")[0] or "password=" in said:
        print(
            f"hindsight: others on this machine can read the password in {option} while this runs. Next time "
            "give env:NAME, @FILE or - in place of the address.",
            file=sys.stderr,
        )
