"""The report as one HTML page with live charts: Plotly inside, nothing fetched, readable on a phone."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from src.analytics import Log
from src.charts import CONFIG, DARK, LIGHT
from src.charts.picture import HINTS, LOOKS
from src.charts.sparkline import sparkline_svg
from src.report.content import Report
from src.report.live import live_charts
from src.report.methods import methods

_TEMPLATES: Final = Path(__file__).parent / "templates"


def html_of(log: Log, report: Report) -> bytes:
    """Return the page. `report` is that of `log`.

    Whatever a log says is escaped by the template. The page's policy lets only the two scripts named by their
    hash run and nothing be fetched, whatever stands in it.
    """
    plotly, script = _plotly(), HINTS + (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    courses = {
        line.lift: Markup(  # noqa: S704 - lines drawn from numbers
            sparkline_svg(
                line.course["day"].dt.date.tolist(),
                line.course["value"].tolist(),
                report.first,
                report.last,
                "currentColor",  # the page's, light or dark
            )
        )
        for line in report.lifts
    }
    page = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            charts=live_charts(log, report),
            courses=courses,
            methods=methods(report),
            light=LIGHT,
            dark=DARK,
            config=CONFIG,
            policy=_policy(plotly, script),
            style=Markup(LOOKS + (_TEMPLATES / "report.css").read_text(encoding="utf-8")),  # noqa: S704 - our own
            script=Markup(script),  # noqa: S704
            plotly=Markup(plotly),  # noqa: S704
        )
    )
    return page.encode("utf-8", errors="replace")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _plotly() -> str:
    return str(get_plotlyjs())


def _policy(*scripts: str) -> str:
    """Return the content security policy under which only these scripts run."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
