"""Checks of what a server sent: a field that is missing or of another kind is named in the fault."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from src.sync.faults import SyncFault

Json = Mapping[str, Any]
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,12})?")
_YEARS = 1900, 2200  # a time beyond is no time of a workout


class Drift(SyncFault):
    """A server's answers have another shape than the one that is read here."""


class Checked:
    """An object of an answer, asked field by field."""

    def __init__(self, label: str, value: object, where: str) -> None:
        self.label, self.where = label, where
        if not isinstance(value, dict):
            raise self.drift("is no object")
        self.body: Json = value

    def drift(self, what: str) -> Drift:
        """Return the fault that names this place."""
        return Drift(
            f"{self.label} answers in a way that is not known here: {self.where} {what}. Your log is as it "
            "was; an update of Hindsight may be needed."
        )

    def text(self, name: str) -> str:
        """Return a text that has to be there."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.drift(f"has no '{name}'")
        return value

    def number(self, name: str) -> int:
        """Return a whole number that has to be there."""
        value = self.body.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.drift(f"has no number '{name}'")
        return value

    def items(self, name: str) -> list["Checked"]:
        """Return the objects of a list that has to be there."""
        value = self.body.get(name)
        if not isinstance(value, list):
            raise self.drift(f"has no list '{name}'")
        inner = f"{self.where}, {name}"
        return [Checked(self.label, one, inner) for one in value]

    def moment(self, name: str) -> datetime:
        """Return a time that has to be there, as UTC, naive."""
        found = moment(self.body.get(name))
        if found is None:
            raise self.drift(f"has no time '{name}'")
        return found

    def identity(self, *names: str) -> str:
        """Return an id that has to be there, under one of the names: a whole number or a text."""
        for name in names:
            value = self.body.get(name)
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return str(value)
        raise self.drift(f"has no '{names[0]}'")

    def decimal_or_none(self, *names: str) -> None:
        """Hold that one of the fields is there, and is a number, a number as text, or null."""
        for name in names:
            if name in self.body:
                value = self.body[name]
                if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
                    return
                if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
                    return
                raise self.drift(f"has no number in '{name}'")
        raise self.drift(f"has no '{names[0]}'")

    def numeric_or_none(self, *names: str) -> None:
        """Hold that each field is there, and is a number or null."""
        for name in names:
            if name not in self.body:
                raise self.drift(f"has no '{name}'")
            value = self.body[name]
            if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
                raise self.drift(f"has no number in '{name}'")


def moment(value: object) -> datetime | None:
    """Return an ISO time as UTC, naive; None: it is none. A time without a zone is taken for UTC."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.strip())
        found = found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None
    return found if _YEARS[0] <= found.year <= _YEARS[1] else None
