"""Answers that are kept by what was asked: each is worked out once, and no caller can change what is kept.

Streamlit's own cache names a question by a hash of its parts and keeps the answer as bytes to be read anew: a
millisecond an answer, a third of a page. Here a question is known by its equal, and a frame is handed on as a
view that is copied once it is written to, as pandas does by itself. Lists and dicts are copied; all else is
handed on as it is, so nobody may write to a frame that a frozen dataclass holds.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar, cast

import pandas as pd

from src.analytics.written import USUAL

P = ParamSpec("P")
T = TypeVar("T")

_LOGS: Final = 16  # whose answers are kept, those asked about last; of ten years, five pages' take 5 MB
_MOST: Final = 400  # answers about one log; the one asked for longest ago goes first
_UNKNOWN: Final = object()


class Source(NamedTuple):
    """One state of one log: what a kept answer belongs to."""

    home: str  # what names it, see `home_key`
    athlete: str
    version: int
    reader: str = USUAL  # the locale its sentences are written for


@dataclass
class _Answer:
    """One answer, which the first who asks works out while others wait."""

    value: Any = _UNKNOWN
    lock: Lock = field(default_factory=Lock)


@dataclass
class _AboutLog:
    """The answers about one log in one state, by question, the last asked last."""

    version: int
    answers: OrderedDict[Hashable, _Answer] = field(default_factory=OrderedDict)


# By all of `Source` but its version, the last asked last.
_logs: OrderedDict[Hashable, _AboutLog] = OrderedDict()
_lock = Lock()


def _kept(asked: tuple[object, ...], question: Hashable) -> _Answer:
    """Return where the answer to a question is kept, or will be.

    A log that has changed is not asked about as it was: with the first question about its new state, all
    answers about the old one go.
    """
    source = next((one for one in asked if isinstance(one, Source)), Source("", "", 0))
    log = (source.home, source.athlete, source.reader)
    with _lock:
        about = _logs.get(log)
        if about is None or about.version != source.version:
            about = _logs[log] = _AboutLog(source.version)
        _logs.move_to_end(log)
        answer = about.answers.setdefault(question, _Answer())
        about.answers.move_to_end(question)
        for fewer, most in ((_logs, _LOGS), (about.answers, _MOST)):
            if len(fewer) > most:
                fewer.popitem(last=False)
        return answer


def cached(ask: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function returns by its arguments, which tell what it depends on and can be hashed.

    What it raises is not kept.

    >>> asked = []
    >>> square = cached(lambda number: asked.append(number) or number**2)
    >>> square(3), square(3), asked
    (9, 9, [3])
    """

    @wraps(ask)
    def answer(*asked: P.args, **named: P.kwargs) -> T:
        kept = _kept(asked, (ask, asked, *sorted(named.items())))
        if kept.value is _UNKNOWN:
            with kept.lock:
                if kept.value is _UNKNOWN:
                    kept.value = ask(*asked, **named)
        return cast("T", _ones_own(kept.value))

    return answer


def forget() -> None:
    """Keep no answer any more, of anyone."""
    with _lock:
        _logs.clear()


def _ones_own(value: object) -> object:
    """Return a value whose change changes nothing that is kept."""
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.copy(deep=False)
    if isinstance(value, dict):
        return {name: _ones_own(one) for name, one in value.items()}
    return [_ones_own(one) for one in value] if isinstance(value, list) else value
