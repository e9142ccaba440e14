"""Reports made beside the pages: once each, left and found again, and begun anew where they failed."""

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
    return Making()


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
