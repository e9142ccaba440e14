"""The report as one page: nothing fetched, nothing from a log run, everything the PDF says."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from src.analytics import records
from src.report.extras import Note
from src.report.html import html_of
from src.report.live import live_charts

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }} "quoted" \' </title> \ud800'


class Page(HTMLParser):
    """What a browser would take from the page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.scripts, self.said, self._script = [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._script = dict(attrs).get("type", "text/javascript") if tag == "script" else None

    def handle_endtag(self, tag):
        self._script = None if tag == "script" else self._script

    def handle_data(self, data):
        if self._script == "text/javascript":
            self.scripts.append(data)
        elif self._script is None:
            self.said.append(data)

    @property
    def words(self):
        return " ".join("".join(self.said).split())


@pytest.fixture(scope="module")
def text(sample_log, sample_report):
    return html_of(sample_log, sample_report).decode()


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_it_says_what_the_printed_one_says(page, sample_report):
    for line in sample_report.lifts:
        for part in (line.number, line.verdict, line.what, line.rest):
            assert " ".join(part.split()) in page.words
    for part in (sample_report.opening, sample_report.balance, sample_report.advice, sample_report.coverage):
        assert " ".join(part.split()) in page.words
    for record in sample_report.records:
        assert record.made in page.words


def test_nothing_is_fetched_and_only_its_own_two_scripts_run(page):
    for tag, attributes in page.tags:
        for name in ("src", "href", "action", "data", "poster", "srcset"):
            assert not str(attributes.get(name, "data:")).startswith(("http", "//")), (tag, name)
    policy = next(made["content"] for tag, made in page.tags if made.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert len(page.scripts) == 2
    for script in page.scripts:
        assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert "unsafe-inline' " not in policy.partition("script-src")[2].partition(";")[0]


def test_every_chart_has_words_numbers_and_a_figure_for_either_page(text, sample_log, sample_report):
    charts = live_charts(sample_log, sample_report)
    assert set(charts) == {"share", "sets", "body", *(line.lift for line in sample_report.lifts)}
    for chart in charts.values():
        assert len(chart.alt) > 40
        assert chart.rows
        for theme in ("light", "dark"):
            drawn = re.search(rf'id="{chart.id}-{theme}">(.*?)</script>', text, re.DOTALL)
            assert json.loads(drawn[1])["svg" if chart.is_picture else "data"]


def test_markup_in_names_and_notes_is_shown_as_text(sample_log, sample_report):
    told = replace(sample_report, name=HOSTILE, notes=(Note("1 Jan 2026", HOSTILE, HOSTILE),))
    page = Page(html_of(sample_log, told).decode())
    assert len(page.scripts) == 2
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert page.words.count("<script>alert(1)</script>") >= 3
    assert "{{ 7*7 }}" in page.words


def test_a_figure_cannot_end_its_script(sample_log, sample_report):
    hostile = sample_report.muscles.assign(muscle="</script><script>alert(1)//<!--")
    (chart,) = [
        one
        for one in live_charts(sample_log, replace(sample_report, muscles=hostile)).values()
        if one.id == "body"
    ]
    assert "<" not in chart.light
    assert "&lt;/script&gt;" in json.loads(chart.light)["svg"]


def test_records_are_marked_on_the_days_the_list_names(sample_log, sample_report):
    deadlift = next(line for line in sample_report.lifts if line.lift == "deadlift")
    found = records(sample_log, "deadlift")
    days = found.loc[found["exercise"] == deadlift.head.exercise, "day"].dt.date
    traces = json.loads(live_charts(sample_log, sample_report)["deadlift"].light)["data"]
    (marked,) = [trace for trace in traces if trace.get("name") == "record"]
    assert {day[:10] for day in marked["x"]} == {str(day) for day in days if day >= sample_report.first}
