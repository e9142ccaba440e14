"""The report as a PDF of one or two pages, typeset by Typst: no browser, no network, fonts of our own.

What a log says reaches the template as data, never as markup: a name full of Typst commands is printed as it
stands.
"""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from src.charts import LIGHT, body_map, percent, plain
from src.charts.body_map import sets_words
from src.charts.sparkline import sparkline_svg
from src.report.content import LiftLine, Report
from src.report.methods import methods
from src.report.pictures import share_picture

Paper = Literal["a4", "us-letter"]
A4: Final = "a4"
LETTER: Final = "us-letter"

_TEMPLATE: Final = Path(__file__).parent / "templates" / "report.typ"
FONTS: Final = Path(__file__).parents[2] / "data" / "fonts"
# Where paper is cut to Letter (Unicode CLDR, supplemental data, paperSize).
_LETTER_COUNTRIES: Final = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)
# Control characters, and halves of a pair: no font has them and no JSON reader takes the latter.
_UNPRINTABLE: Final = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")


def paper_of(locale: str | None) -> Paper:
    """Return the paper of a locale such as 'en-US' or 'de_DE.UTF-8'; A4 where it names no country.

    >>> paper_of("en-US"), paper_of("de_DE.UTF-8"), paper_of(None)
    ('us-letter', 'a4', 'a4')
    """
    country = re.search(r"[-_]([A-Z]{2})\b", locale or "")
    return LETTER if country and country[1] in _LETTER_COUNTRIES else A4


def pdf_of(report: Report, paper: Paper = A4) -> bytes:
    """Return the report as PDF/UA-1: tagged, titled, its pictures told in words.

    Characters that the bundled Latin, Greek and Cyrillic fonts lack are taken from the machine's own; where
    it has none either, a box stands for them and the file makes no claim to be accessible.
    """
    for system in (False, True):
        try:
            made = _compiler(report, paper, system=system).compile(format="pdf", pdf_standards=["ua-1"])
            break
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
    else:
        made = _compiler(report, paper, system=True).compile(format="pdf")
    assert isinstance(made, bytes)  # noqa: S101 - without an output path, it is returned
    return made


def pages_of(report: Report, paper: Paper = A4, *, pixels_an_inch: int = 110) -> tuple[bytes, ...]:
    """Return the pages as PNGs, to look at before the report is taken along."""
    made = _compiler(report, paper, system=False).compile(format="png", ppi=pixels_an_inch)
    pages = made if isinstance(made, list) else [made]
    return tuple(page for page in pages if page is not None)  # without an output path, all are returned


def _compiler(report: Report, paper: Paper, *, system: bool) -> typst.Compiler:
    return typst.Compiler(
        _TEMPLATE.read_bytes(),
        root=_TEMPLATE.parent,
        font_paths=_fonts(system=system),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_clean(_data(report, paper)))},
    )


@cache
def _fonts(*, system: bool) -> typst.Fonts:
    """Return the fonts to set a report in, found once a process."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[FONTS])


def _data(report: Report, paper: Paper) -> dict[str, Any]:
    low, high = report.target
    return {
        "paper": paper,
        "name": report.name,
        "opening": report.opening,
        "through": report.through,
        "lifts": [_lift(line, report) for line in report.lifts],
        "never": list(report.never),
        "balance": report.balance,
        "lens": report.lens,
        "target": f"{percent(low)} to {percent(high)}",
        "share": share_picture(report.share_weeks, LIGHT, report.target),
        "body": body_map(report.muscles, LIGHT).svg,
        "body_words": _body_words(report),
        "coverage": report.coverage,
        "records": [asdict(record) for record in report.records],
        "more_records": report.more_records,
        "advice": report.advice,
        "additions": list(report.additions),
        "outcome": report.outcome,
        "bodyweight": list(report.bodyweight),
        "notes": [asdict(note) for note in report.notes],
        "more_notes": report.more_notes,
        "methods": [list(method) for method in methods(report)],
        "ink": {name: getattr(LIGHT, name) for name in ("text", "muted", "posterior", "grid", "panel")},
    }


def _lift(line: LiftLine, report: Report) -> dict[str, Any]:
    days, values = line.course["day"].dt.date.tolist(), line.course["value"].tolist()
    colour = LIGHT.neutral if line.stale else LIGHT.posterior
    course = sparkline_svg(days, values, report.first, report.last, colour)
    told = (
        f"{line.name}: from {plain(values[0], 1)} to {plain(values[-1], 1)} over the days shown"
        if course
        else ""
    )
    keys = ("name", "number", "sure", "what", "verdict", "rest", "stale")
    return {**{key: getattr(line, key) for key in keys}, "course": course, "course_words": told}


def _body_words(report: Report) -> str:
    """Tell the body map in words: every muscle with its sets, most first."""
    ranked = report.muscles.sort_values("sets", ascending=False)
    said = [f"{name} {sets_words(sets)}" for name, sets in zip(ranked["muscle"], ranked["sets"], strict=True)]
    return f"A body from the back and the front, coloured by sets a week: {', '.join(said)}."


def _clean(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value with every character gone that cannot be printed."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, dict):
        return {key: _clean(inside) for key, inside in value.items()}
    return [_clean(inside) for inside in value] if isinstance(value, list) else value
