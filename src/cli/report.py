"""`report`: what a coach would pin up, as a PDF or as one HTML page with live charts."""

import argparse
import locale
from pathlib import Path
from typing import Final

from src.analytics.kept_settings import kept_unit
from src.analytics.written import writing_for
from src.cli.options import AddParser, add_as_of, add_store, the_log
from src.cli.writing import write_file
from src.report.errors import ReportError

_ALL: Final = "all"


def add_commands(add: AddParser) -> None:
    """Add the command."""
    command = add("report", help="a report of one or two pages, to print or to hand on")
    command.add_argument("--pdf", type=Path, metavar="PATH", help="write it as a PDF")
    command.add_argument("--html", type=Path, metavar="PATH", help="write it as a page with live charts")
    command.add_argument("--weeks", type=_weeks, default=26, metavar="N", help="how far back, or 'all' (26)")
    command.add_argument("--unit", choices=["kg", "lb"], help="default: as on Settings, or as logged")
    command.add_argument("--paper", choices=["a4", "letter"], help="default: as is usual where you are")
    command.add_argument("--name", default="", help="whose report it is, to be written on it")
    command.add_argument("--bodyweight", action="store_true", help="show the body weight")
    command.add_argument("--notes", action="store_true", help="show what was written beside sets")
    add_as_of(command)
    add_store(command)
    command.set_defaults(run=run_report)


def _weeks(written: str) -> int | None:
    if written == _ALL:
        return None
    if not written.isdecimal() or not int(written):
        raise argparse.ArgumentTypeError(f"{written!r} is no number of weeks: write 26, or {_ALL!r}")
    return int(written)


def run_report(options: argparse.Namespace) -> int:
    """Write the report to the files asked for."""
    # Charts and the typesetter take a second to load: only for who asks for them.
    from src.charts import KILOGRAMS, LOADS  # noqa: PLC0415
    from src.report.content import Choices, report_of  # noqa: PLC0415
    from src.report.html import html_of  # noqa: PLC0415
    from src.report.pdf import A4, LETTER, Paper, paper_of, pdf_of  # noqa: PLC0415

    if options.pdf is None and options.html is None:
        raise ReportError("Say where the report goes: --pdf report.pdf, --html report.html, or both.")
    here = (locale.getlocale()[0] or "").replace("_", "-")
    with the_log(options) as log, writing_for(here):
        unit = options.unit or kept_unit(log.store, log.athlete_id)
        choices = Choices(
            weeks=options.weeks,
            unit=LOADS.get(unit or "", KILOGRAMS),
            name=options.name,
            bodyweight=options.bodyweight,
            notes=options.notes,
        )
        report = report_of(log, choices)
        if options.pdf is not None:
            papers: dict[str, Paper] = {"a4": A4, "letter": LETTER}
            write_file(options.pdf, pdf_of(report, papers.get(options.paper, paper_of(here))))
        if options.html is not None:
            write_file(options.html, html_of(log, report))
    return 0
