"""What a click on the names panel does: change the lifter's corrections, save them, say what that did."""

from collections.abc import Callable

import streamlit as st

from src import analytics
from src.analytics.written import written
from src.catalog import CatalogError, Corrections, as_fields, own_exercise, read_corrections
from src.store import StoreError
from src.ui import data

_SAID = "names_said"
_CHANGED = "names_changed"
CHOSEN = "name-chosen"  # the key of the name being corrected


def said() -> str:
    """Return what the last change did, once."""
    return str(st.session_state.pop(_SAID, ""))


def just_changed() -> str | None:
    """Return the name that the last change was about, once; None: it was about none, or undid one."""
    name: str | None = st.session_state.pop(_CHANGED, None)
    return name


def assign(name: str, exercise: str) -> None:
    """Let a name stand for an exercise, by its id."""
    _change(lambda mine: mine.assign(name, data.own_catalog().exercises[exercise]))
    _settled(name)


def ignore(name: str) -> None:
    """Let a name count for nothing."""
    _change(lambda mine: mine.ignore(name))
    _settled(name)


def _settled(name: str) -> None:
    st.session_state[CHOSEN] = None
    st.session_state[_CHANGED] = name


def take_back(name: str) -> None:
    """Leave a name to the catalogue again."""
    _change(lambda mine: mine.unset(name))


def choose(name: str) -> None:
    """Make a name the one being corrected."""
    st.session_state[CHOSEN] = name


def set_load(exercise: str, load: str | None) -> None:
    """Say what an exercise's numbers mean; None: as the log and the catalogue say."""
    _save(lambda mine: mine.set_load(exercise, load))
    st.session_state[_SAID] = f"The loads of {data.own_catalog().exercises[exercise].name} are read anew."


def make_exercise(name: str, fields: dict[str, str]) -> str:
    """Let a name stand for a new exercise; return why not, or nothing."""
    try:
        made = own_exercise(as_fields(fields), data.the_catalog())
    except CatalogError as error:
        return str(error)
    _change(lambda mine: mine.assign(name, made))
    return ""


def merged(file: str, table: bytes) -> Corrections:
    """Return the lifter's corrections with those of a table; CatalogError says what is wrong with it."""
    return data.own_corrections().merged(read_corrections(file, table, data.the_catalog()))


def take_over(corrections: Corrections) -> None:
    """Replace the lifter's corrections."""
    _change(lambda _: corrections)


def _change(verb: Callable[[Corrections], Corrections]) -> None:
    changes = data.changes(verb(data.own_corrections()))
    _save(verb)
    names, sets = len(changes), int(changes["sets"].sum())
    st.session_state[_SAID] = (
        f"Saved: {written(names)} {'name stands' if names == 1 else 'names stand'} for something else now, "
        f"in {written(sets)} {'set' if sets == 1 else 'sets'} of all your history."
    )


def _save(verb: Callable[[Corrections], Corrections]) -> None:
    try:
        analytics.change_corrections(data.the_store(), data.me(), verb)
    except StoreError as error:
        st.error(str(error))
        st.stop()
