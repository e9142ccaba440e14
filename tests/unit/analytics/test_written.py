"""Numbers and days as the reader's locale writes them; the words stay English."""

import re
from datetime import date

import pytest
from babel import localedata
from hypothesis import given, settings
from hypothesis import strategies as st

from src.analytics.written import (
    USUAL,
    day_of_year,
    fixed,
    long_day,
    month_of_year,
    reader,
    short_day,
    writing,
    writing_for,
    written,
)

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("locale", "short", "long", "without_year", "number"),
    [
        ("en-US", "Dec 31, 2026", "December 31, 2026", "Dec 31", "1,234.5"),
        ("en-GB", "31 Dec 2026", "31 December 2026", "31 Dec", "1,234.5"),
        ("de-DE", "31.12.2026", "31.12.2026", "31.12.", "1.234,5"),
        ("fr-FR", "31/12/2026", "31/12/2026", "31/12", "1\u202f234,5"),
        ("sv-SE", "2026-12-31", "2026-12-31", "12-31", "1\u00a0234,5"),
        ("ko-KR", "2026. 12. 31.", "2026. 12. 31.", "12. 31.", "1,234.5"),
    ],
)
def test_a_locale_orders_days_and_separates_numbers(locale, short, long, without_year, number):
    with writing_for(locale):
        assert (short_day(DAY), long_day(DAY), day_of_year(DAY)) == (short, long, without_year)
        assert written(1234.50, 2) == number


@pytest.mark.parametrize(
    ("locale", "hover", "column", "separators"),
    [
        ("en-US", "%a %b %-d, %Y", "MMM D, YYYY", ".,"),
        ("en-GB", "%a %-d %b %Y", "D MMM YYYY", ".,"),
        ("de-DE", "%a %d.%m.%Y", "DD.MM.YYYY", ",."),
    ],
)
def test_charts_and_tables_are_told_the_same(locale, hover, column, separators):
    with writing_for(locale):
        assert (writing().d3_day, writing().moment_day, writing().separators) == (hover, column, separators)


@pytest.mark.parametrize("locale", [None, "", "xx", "C", "../../etc", "en_US; drop", "x" * 300])
def test_what_is_no_locale_is_written_as_usual(locale):
    with writing_for(locale):
        assert short_day(DAY) == "31 Dec 2026"
        assert written(1234.5, 1) == "1,234.5"


def test_the_reader_is_forgotten_at_the_end():
    with writing_for("de-DE"):
        assert reader() == "de-DE"
    assert reader() == USUAL
    assert written(1234.5, 1) == "1,234.5"


@pytest.mark.parametrize(
    ("value", "said"), [(-0.01, "0"), (-2.5, "\u22122.5"), (3.0, "3"), (1e6, "1,000,000")]
)
def test_no_number_has_a_sign_or_zeros_it_does_not_need(value, said):
    assert written(value, 1) == said


def test_a_number_may_keep_its_zeros():
    with writing_for("de-DE"):
        assert fixed(1.2, 2) == "1,20"


@settings(deadline=None)  # the first day of a locale loads its data
@given(
    locale=st.sampled_from(sorted(localedata.locale_identifiers())).map(lambda one: one.replace("_", "-")),
    day=st.dates(date(1980, 1, 1), date(2099, 12, 31)),
)
def test_every_locale_writes_the_whole_day_in_plain_signs(locale, day):
    with writing_for(locale):
        said = short_day(day)
    assert said.isascii()
    assert said.strip() == said
    told = [int(part) for part in re.findall(r"\d+", said)]
    assert {day.year, day.day} <= set(told)
    assert day.month in told or f"{day:%b}" in said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-US", "Jan 2026"), ("de-DE", "01.2026"), ("fr-FR", "01/2026"), ("sv-SE", "2026-01")],
)
def test_a_month_is_written_as_days_are(locale, said):
    with writing_for(locale):
        assert month_of_year(date(2026, 1, 13)) == said
