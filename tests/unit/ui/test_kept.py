"""An answer that is kept is worked out once, and stays what it was whatever its callers do with theirs."""

from threading import Barrier, Thread
from time import sleep

import pandas as pd
import pytest

from src.ui.kept import _LOGS, _MOST, Source, cached, forget


def test_a_question_is_answered_once_until_all_is_forgotten():
    asked = []

    @cached
    def answer(name, *, loud=False):
        asked.append((name, loud))
        return name.upper() if loud else name

    assert [answer("a"), answer("a"), answer("a", loud=True), answer("b")] == ["a", "a", "A", "b"]
    assert asked == [("a", False), ("a", True), ("b", False)]
    forget()
    answer("a")
    assert asked[-1] == ("a", False)
    assert len(asked) == 4


@pytest.mark.parametrize(
    "made", [lambda frame: frame, lambda frame: {"of": frame}], ids=["frame", "frames by name"]
)
def test_a_caller_changes_only_its_own(made):
    answer = cached(lambda: made(pd.DataFrame({"sets": [1, 2]})))
    for _ in range(2):
        given = answer()
        frame = given["of"] if isinstance(given, dict) else given
        assert list(frame.columns) == ["sets"]
        assert list(frame["sets"]) == [1, 2]
        frame.loc[0, "sets"] = 99
        frame["more"] = 0
        if isinstance(given, dict):
            given["more"] = given.pop("of")


def test_a_row_and_what_lists_hold_are_the_callers_own_too():
    row, settings = cached(lambda: pd.Series({"reps": 5})), cached(lambda: {"events": [{"name": "deload"}]})
    for _ in range(2):
        given, chosen = row(), settings()
        assert given["reps"] == 5
        assert chosen == {"events": [{"name": "deload"}]}
        given["reps"] = 99
        chosen["events"][0]["name"] = "another"


def test_what_fails_is_asked_again():
    answers = iter([ValueError(), 7])

    @cached
    def answer():
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    with pytest.raises(ValueError):  # noqa: PT011 - the very one above
        answer()
    assert answer() == 7


def test_visitors_who_ask_the_same_at_once_wait_for_one_answer():
    together, asked, given = Barrier(4), [], []

    @cached
    def answer():
        asked.append(1)
        sleep(0.05)  # all have asked by then
        return len(asked)

    def ask():
        together.wait()
        given.append(answer())

    visitors = [Thread(target=ask) for _ in range(4)]
    for one in visitors:
        one.start()
    for one in visitors:
        one.join()
    assert given == [1, 1, 1, 1]


def test_the_answer_asked_for_longest_ago_goes_first():
    asked = []

    @cached
    def answer(number):
        asked.append(number)
        return number

    for number in range(_MOST):
        answer(number)
    answer(0)
    answer(_MOST)  # one too many: 1 goes
    answer(0)
    assert asked.count(0) == 1
    answer(1)
    assert asked.count(1) == 2


@pytest.fixture
def asked_of():
    """A kept function of one log, and which states of which logs it was worked out for."""
    forget()
    worked_out = []

    @cached
    def answer(source):
        worked_out.append((source.athlete, source.version))

    yield answer, worked_out
    forget()


def test_of_a_log_that_changed_nothing_of_before_is_kept(asked_of):
    answer, worked_out = asked_of
    first, second = Source("home", "ann", 1), Source("home", "ann", 2)
    for source in (first, Source("home", "bob", 1), second, second, Source("home", "bob", 1), first):
        answer(source)
    assert worked_out == [("ann", 1), ("bob", 1), ("ann", 2), ("ann", 1)]


def test_answers_are_kept_of_the_logs_asked_about_last(asked_of):
    answer, worked_out = asked_of
    for number in range(_LOGS):
        answer(Source("home", f"a{number}", 1))
    answer(Source("home", "a0", 1))
    answer(Source("home", "one more", 1))  # a1 goes
    answer(Source("home", "a0", 1))
    assert len(worked_out) == _LOGS + 1
    answer(Source("home", "a1", 1))
    assert worked_out[-1] == ("a1", 1)
