"""The store a signed-in visitor gets knows their own log; every verb refuses any other."""

import inspect

import pandas as pd
import pytest

from src.sharing.guard import GuardedStore, NotYours, ReadOnly
from src.store import Store

ASKS = {
    "alone": ["sync"],  # what each verb is called with, besides the athlete
    "apply_import": (None, None, b""),
    "preview_import": (None, None, b""),
    "undo_import": (1,),
    "apply_bodyweights": (None, None, b""),
    "correct_set": ("key", None),
    "undo_correction": (1,),
    "raw_import": (1,),
    "save_settings": ({},),
    "update_settings": (dict,),
    "publish_for": ("t", pd.DataFrame()),
    "derive_for": ("t", "select 1", {}),
}
ABOUT_NOBODY = {"frame", "transaction", "rows", "publish", "define", "close", "notices", "mark_notices_seen"}


def verbs():
    return {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}


@pytest.mark.parametrize("verb", sorted(verbs() - ABOUT_NOBODY))
@pytest.mark.parametrize("athlete", ["anna", "sample", ""])
def test_a_visitor_reaches_no_log_but_their_own(verb, athlete):
    """The inner store is none at all: a call that gets past the guard fails otherwise."""
    guarded = GuardedStore(None, reads=frozenset(), writes=frozenset({"bert"}))
    with pytest.raises(NotYours):
        getattr(guarded, verb)(athlete, *ASKS.get(verb, ()))


@pytest.mark.parametrize("verb", sorted(ASKS.keys() - {"publish_for", "derive_for"}))
def test_what_may_be_read_only_is_not_changed(verb):
    guarded = GuardedStore(None, reads=frozenset({"sample"}), writes=frozenset({"bert"}))
    with pytest.raises(ReadOnly):
        getattr(guarded, verb)("sample", *ASKS[verb])


@pytest.mark.parametrize("params", [None, {}, {"athlete": "anna"}, {"me": "bert"}])
def test_a_statement_has_to_name_the_visitors_own_log(params):
    guarded = GuardedStore(None, reads=frozenset(), writes=frozenset({"bert"}))
    with pytest.raises(NotYours):
        guarded.frame("select 1", params)


def test_a_guest_opens_no_transaction():
    guarded = GuardedStore(None, reads=frozenset({"shared"}), writes=frozenset())
    with pytest.raises(ReadOnly), guarded.transaction():
        pass


def test_every_verb_of_the_store_was_decided_on():
    assert verbs() <= {name for name in vars(GuardedStore) if not name.startswith("_")}
