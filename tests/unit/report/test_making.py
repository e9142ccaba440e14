"""Reports made beside the pages: once each, left and found again, and begun anew where they failed."""

import logging
import subprocess
import sys
from concurrent.futures import CancelledError
from threading import Event

import pytest

from src.analytics.written import reader, writing_for
from src.report import making
from src.report.making import STEPS, Making, Printed


@pytest.fixture
def fast(monkeypatch):
    """Pages and PDF without a typesetter."""
    monkeypatch.setattr(making, "pages_of", lambda report, paper: (f"{report} on {paper}".encode(),))
    monkeypatch.setattr(making, "pdf_of", lambda report, paper: b"%PDF")
    one = Making()
    yield one
    one.close()


def test_a_report_goes_on_when_nobody_waits_and_is_there_later(fast):
    go_on = Event()
    work = fast.begin("mine", lambda: go_on.wait(30) and "report", lambda report: b"<html>", "a4")
    assert work.printed(0.01) is None
    assert work.done == 0
    go_on.set()
    assert work.printed() == Printed("report", (b"report on a4",), b"%PDF")
    assert work.live() == b"<html>"
    assert work.done == len(STEPS)
    assert fast.begin("mine", pytest.fail, pytest.fail, "a4") is work


def test_what_can_be_read_need_not_wait_for_the_live_charts(fast):
    go_on = Event()
    work = fast.begin("mine", lambda: "report", lambda report: go_on.wait(30) and b"<html>", "a4")
    assert work.printed() is not None
    assert not work.drawn.done()
    go_on.set()
    assert work.live() == b"<html>"


def test_a_report_that_failed_says_why_and_is_begun_anew(fast):
    def refuse():
        raise ValueError("no sets")

    work = fast.begin("mine", refuse, bytes, "a4")
    with pytest.raises(ValueError, match="no sets"):
        work.printed()
    with pytest.raises(ValueError, match="no sets"):
        work.live()
    assert fast.begin("mine", lambda: "report", lambda report: b"", "a4").printed() is not None


def test_it_writes_as_the_one_who_asked_reads(fast):
    with writing_for("de-DE"):
        work = fast.begin("mine", reader, lambda report: report.encode(), "a4")
    assert work.live() == b"de-DE"


def test_few_reports_are_kept(fast):
    first = fast.begin(0, lambda: "report", lambda report: b"", "a4")
    for number in range(1, 10):
        fast.begin(number, lambda: "report", lambda report: b"", "a4").live()
    assert fast.begin(0, lambda: "report", lambda report: b"", "a4") is not first


def held(fast):
    """Keep the thread busy with somebody's report; return what lets it go on."""
    began, go_on = Event(), Event()
    fast.begin("held", lambda: began.set() or (go_on.wait(30) and "report"), lambda report: b"", "a4")
    assert began.wait(30)
    return go_on


def test_a_report_that_was_put_off_is_never_made_and_says_so_to_who_waits(fast):
    go_on, written = held(fast), []
    waiting = [
        fast.begin(n, lambda n=n: written.append(n) or "report", lambda report: b"", "a4") for n in range(25)
    ]
    with pytest.raises(CancelledError):
        waiting[0].printed()
    again = fast.begin(0, lambda: written.append(0) or "report", lambda report: b"", "a4")
    go_on.set()
    assert again.printed() is not None
    assert written == [*range(6, 25), 0]


def test_what_is_deleted_is_forgotten_and_what_waits_is_not_made(fast):
    made = fast.begin("made", lambda: "report", lambda report: b"<html>", "a4")
    assert made.live()
    go_on = held(fast)
    waiting = fast.begin("mine", pytest.fail, pytest.fail, "a4")
    fast.clear()
    go_on.set()
    for ask in (waiting.printed, waiting.live):
        with pytest.raises(CancelledError):
            ask()
    assert fast.begin("made", lambda: "anew", lambda report: b"", "a4").printed().report == "anew"


def test_the_next_print_comes_before_the_live_charts_of_the_last(fast):
    go_on, order = held(fast), []
    works = [
        fast.begin(
            who,
            lambda who=who: order.append(f"print {who}") or who,
            lambda report: order.append(f"draw {report}") or b"",
            "a4",
        )
        for who in ("anna", "ben")
    ]
    go_on.set()
    for work in works:
        work.live()
    assert order == ["print anna", "print ben", "draw anna", "draw ben"]


def test_live_charts_that_failed_do_not_make_the_report_anew(fast, caplog):
    def refuse(report):
        raise ValueError("no chart")

    work = fast.begin("mine", lambda: "report", refuse, "a4")
    with caplog.at_level(logging.ERROR, "hindsight"), pytest.raises(ValueError, match="no chart"):
        work.live()
    assert [record.getMessage() for record in caplog.records] == ["report, live charts"]
    assert work.printed() is not None
    assert fast.begin("mine", pytest.fail, pytest.fail, "a4") is work


def test_a_report_that_itself_waited_too_long_is_no_report_under_way(fast, caplog):
    def refuse():
        raise TimeoutError("the store is busy")

    work = fast.begin("mine", refuse, bytes, "a4")
    with pytest.raises(TimeoutError, match="the store is busy"):
        work.live()
    with pytest.raises(TimeoutError, match="the store is busy"):
        work.printed(1)
    assert [record.getMessage() for record in caplog.records] == ["report"]


def test_python_ends_without_making_what_waits():
    script = """
import time
from src.report import making
making.pages_of = lambda report, paper: ()
making.pdf_of = lambda report, paper: b""
one = making.Making()
for number in range(5):
    one.begin(number, lambda number=number: time.sleep(1) or print(number), bytes, "a4")
time.sleep(0.3)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
