"""The catalogue against real exports, where a folder of them is at hand."""

import os
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.catalog_coverage import LIFT, corpus_names, share_known
from src.catalog import load_catalog

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("HINDSIGHT_CORPUS" not in os.environ, reason="HINDSIGHT_CORPUS names no folder"),
]


@pytest.fixture(scope="module")
def names():
    by_file = corpus_names(Path(os.environ["HINDSIGHT_CORPUS"]))
    assert by_file, "the corpus holds no export with exercise names"
    return sum(by_file.values(), Counter())


def test_most_sets_of_real_logs_are_recognised(names):
    assert share_known(load_catalog(), names) >= 0.97


def test_nearly_every_set_of_the_eight_lifts_is_recognised(names):
    lifts = Counter({name: count for name, count in names.items() if LIFT.search(name)})
    assert share_known(load_catalog(), lifts) >= 0.995
