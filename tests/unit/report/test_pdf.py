"""The printed report: its numbers are the pages' numbers, its texts are texts, its file is sound."""

import io
import json
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.analytics import (
    AdviceSettings,
    BalanceSettings,
    advice,
    balance_summary,
    headlines,
    missing_kinds,
    open_log,
    trends,
)
from src.charts import KILOGRAMS, LOADS, heights
from src.report.content import Choices, report_of
from src.report.errors import ReportError
from src.report.extras import Note
from src.report.pdf import _data, paper_of, pdf_of
from src.store import open_store
from src.words.advice_words import whole_advice
from src.words.sentences import balance_sentence, number_words, range_words
from src.words.verdict_words import opening_sentence, verdict_words


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def sizes(pdf):
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in read(pdf).pages]


@pytest.fixture(scope="module")
def pdf(sample_report):
    return pdf_of(sample_report)


def test_it_says_what_the_pages_say(sample_log, pdf):
    said, settings_, verdicts = words(pdf), BalanceSettings(), trends(sample_log)
    balance = balance_summary(sample_log, settings_)
    assert opening_sentence(balance, settings_, verdicts.values()) in said
    for part in balance_sentence(balance, settings_, missing_kinds(sample_log)).split(", "):
        assert part.replace("\u2060", "") in said.replace("\u2060", "")
    assert whole_advice(advice(sample_log, AdviceSettings(balance=settings_)), ended=True) in said
    for lift, head in headlines(sample_log).items():
        unit = heights(KILOGRAMS) if head.unit == "cm" else KILOGRAMS
        assert number_words(head, unit) in said
        assert range_words(head, unit).replace("\u2060", "").replace("\u00a0", " ") in said.replace(
            "\u2060", ""
        ).replace("\u00a0", " ")
        assert verdict_words(verdicts[lift]) in said


def test_pounds_are_pounds_throughout(sample_log):
    said = words(pdf_of(report_of(sample_log, Choices(unit=LOADS["lb"]))))
    assert " lb" in said
    assert " kg" not in said


def test_two_pages_of_the_paper_asked_for(sample_report, pdf):
    assert [[round(float(side)) for side in page.mediabox[2:]] for page in read(pdf).pages] == [
        [595, 842]
    ] * 2
    letter = read(pdf_of(sample_report, "us-letter"))
    assert [[round(float(side)) for side in page.mediabox[2:]] for page in letter.pages] == [[612, 792]] * 2


def test_paper_follows_the_country():
    assert [paper_of(one) for one in ("en-US", "fr-CA", "de-DE", "en_US.UTF-8", "C", None)] == [
        "us-letter", "us-letter", "a4", "us-letter", "a4", "a4",
    ]  # fmt: skip


def test_a_screen_reader_finds_title_language_tags_and_pictures_in_words(pdf):
    file = read(pdf)
    assert "Training report of A. Lifter" in str(file.metadata.title)
    root = file.trailer["/Root"]
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert file.xmp_metadata is not None
    assert b"pdfuaid" in file.xmp_metadata.stream.get_data()


def test_charts_are_drawn_not_photographed_and_fonts_travel_along(pdf):
    file = read(pdf)
    assert all(not page.images for page in file.pages)
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in file.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_what_was_not_asked_for_is_not_there(sample_log):
    bare = report_of(sample_log, Choices())
    assert not bare.notes
    assert not bare.bodyweight
    said = words(pdf_of(bare))
    assert "Notes" not in said
    assert "Body weight" not in said


HOSTILE = '#panic("x") #read("/etc/passwd") $x$ *bold* _it_ `raw` <label> @ref \\ // /* ] [ = Heading & <b>'


def test_a_name_full_of_commands_is_printed_as_it_stands(sample_report):
    told = replace(
        sample_report, name=HOSTILE, notes=(Note("1 Jan 2026", HOSTILE, HOSTILE),), opening=HOSTILE
    )
    said = words(pdf_of(told))
    for word in HOSTILE.split():
        assert word in said
    assert "root:" not in said


@settings(max_examples=12, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_makes_a_file(sample_report, text):
    told = replace(sample_report, name=text, notes=(Note("1 Jan 2026", text, text),))
    assert pdf_of(told).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text", ["スクワット", "스쿼트", "深蹲 🏋️", "Приседания", "\x00\ud800 ok", "\u202egnp"]
)
def test_letters_of_any_script_make_a_file(sample_report, text):
    assert pdf_of(replace(sample_report, name=text)).startswith(b"%PDF-")


def test_data_is_json_whatever_the_log_holds(sample_report):
    json.dumps(_data(sample_report, "a4"))


def test_an_empty_log_is_told_so(tmp_path):
    store = open_store(tmp_path / "log.duckdb")
    with pytest.raises(ReportError, match="no set in this log"):
        report_of(open_log(store), Choices())
    store.close()
