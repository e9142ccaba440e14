"""Answers that are kept by what was asked: each is worked out once, and no caller can change what is kept.

Streamlit's own cache names a question by a hash of its parts and keeps the answer as bytes to be read anew: a
millisecond an answer, a third of a page. Here a question is known by its equal, and a frame is handed on as a
view that is copied once it is written to, as pandas does by itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Any, Final, ParamSpec, TypeVar, cast

import pandas as pd

P = ParamSpec("P")
T = TypeVar("T")

_MOST: Final = 200  # answers of one kind; the one asked for longest ago goes first
_UNKNOWN: Final = object()


@dataclass
class _Answer:
    """One answer, which the first who asks works out while others wait."""

    value: Any = _UNKNOWN
    lock: Lock = field(default_factory=Lock)


class _Kind:
    """The answers of one function."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = Lock()

    def of(self, question: Hashable) -> _Answer:
        """Return where the answer to a question is kept, or will be."""
        with self._lock:
            answer = self._answers.setdefault(question, _Answer())
            self._answers.move_to_end(question)
            if len(self._answers) > _MOST:
                self._answers.popitem(last=False)
            return answer

    def forget(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._answers.clear()


_kinds: list[_Kind] = []


def cached(ask: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function returns by its arguments, which tell what it depends on and can be hashed.

    What it raises is not kept.

    >>> asked = []
    >>> square = cached(lambda number: asked.append(number) or number**2)
    >>> square(3), square(3), asked
    (9, 9, [3])
    """
    kind = _Kind()
    _kinds.append(kind)

    @wraps(ask)
    def answer(*asked: P.args, **named: P.kwargs) -> T:
        kept = kind.of((asked, *sorted(named.items())))
        if kept.value is _UNKNOWN:
            with kept.lock:
                if kept.value is _UNKNOWN:
                    kept.value = ask(*asked, **named)
        return cast("T", _ones_own(kept.value))

    return answer


def forget() -> None:
    """Keep no answer any more, of anyone."""
    for kind in _kinds:
        kind.forget()


def _ones_own(value: object) -> object:
    """Return a value whose change changes nothing that is kept."""
    if isinstance(value, pd.DataFrame):
        return value.copy(deep=False)
    if isinstance(value, dict):
        return {name: _ones_own(one) for name, one in value.items()}
    return value.copy() if isinstance(value, list) else value
