"""Files as full as the caps allow: read or refused with a sentence, soon, in little memory."""

import multiprocessing

import pytest

from tests.unit.ingest.full_files import full_files
from tests.unit.ingest.hostile_files import import_one, warmed

# Seconds of computing: 2 on a machine of its own, more where others share its cores.
MOST_SECONDS, MOST_MEGABYTES = 6.0, 300


def answer_all(path, answers):
    store, catalog = warmed(path)
    for kind, data in full_files():
        if kind != "zip of 50 logs":  # fifty imports, each of its own
            answers.put((kind, *import_one(store, catalog, kind, data)))
    answers.put(None)
    store.close()


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(
        target=answer_all, args=(tmp_path_factory.mktemp("full") / "log.duckdb", answers)
    )
    process.start()
    try:
        return list(iter(lambda: answers.get(timeout=300), None))
    finally:
        process.join(timeout=30)


def test_each_is_read_or_refused_and_none_breaks(imported):
    assert len(imported) > 20
    assert {what for _, outcome, _, _ in imported for what, _ in outcome} == {"ImportReport", "Reject"}


def test_none_takes_long_or_much_memory(imported):
    assert [(kind, seconds) for kind, _, seconds, _ in imported if seconds > MOST_SECONDS] == []
    assert [(kind, growth) for kind, _, _, growth in imported if growth > MOST_MEGABYTES] == []
