"""An import report in plain words."""

from datetime import date

import pandas as pd

from src.analytics.written import counted, written
from src.charts import short
from src.ingest import ImportReport
from src.ui.data import app_name

_KINDS = {
    "work": "work sets",
    "warmup": "warm-ups",
    "drop": "drop sets",
    "failure": "sets to failure",
    "amrap": "as-many-reps sets",
}
_UNITS = {"kg": "kilograms", "lb": "pounds", "mixed": "kilograms and pounds, as each row says"}


def preview_words(report: ImportReport) -> str:
    """Return what the import would do to the log."""
    if not (report.added or report.removed):
        return f"Nothing new: all {written(report.unchanged)} {_sets(report, 0)} are in your log already."
    parts = [f"{written(report.added)} {_sets(report, report.added)} to add"]
    if report.removed:
        parts.append(f"{written(report.removed)} no longer in the file to remove")
    if report.unchanged:
        parts.append(f"{written(report.unchanged)} unchanged")
    return f"{', '.join(parts)}. Nothing is stored yet."


def outcome_words(report: ImportReport) -> str:
    """Return what the import did to the log."""
    if not (report.added or report.removed):
        return f"Nothing new: all {written(report.unchanged)} {_sets(report, 0)} were in your log already."
    parts = [f"{written(report.added)} {_sets(report, report.added)} added"]
    if report.removed:
        parts.append(f"{written(report.removed)} no longer in the file removed")
    if report.unchanged:
        parts.append(f"{written(report.unchanged)} unchanged")
    return f"{', '.join(parts)}."


def arrival_words(report: ImportReport) -> str:
    """Return an import in a line: what was added, over which days, in which unit, what was not understood."""
    first, last = (_day(day) for day in (report.first_day, report.last_day))
    gone = f", {written(report.removed)} removed" if report.removed else ""
    added = f"{written(report.added)} {_sets(report, report.added)} of {_source(report)} added{gone}"
    unit = "" if report.unit is None else f", read as {_UNITS[report.unit]}"
    doubts = []
    if report.skipped:
        doubts.append(f"{counted(len(report.skipped), 'row')} could not be read")
    if unknown := len(report.names_unknown):
        doubts.append(f"{written(unknown)} exercise name{' is' if unknown == 1 else 's are'} not recognised")
    return ". ".join([f"{report.file}: {added}, {first} to {last}{unit}", *doubts]) + "."


def extent_words(report: ImportReport) -> str:
    """Return how much the file holds, over which days."""
    first, last = (_day(day) for day in (report.first_day, report.last_day))
    sessions = f"{written(report.sessions)} session{'' if report.sessions == 1 else 's'}"
    # A table no app wrote has no version a reader would know, only the mark of its header.
    if report.bodyweights:
        return f"{report.app}: body weights, {first} to {last}. They are kept beside your sets."
    app = report.app if report.version.startswith("columns ") else f"{report.app}, {report.version}"
    return f"{app}: {sessions}, {first} to {last}."


def rows_words(report: ImportReport) -> str:
    """Return an account of every row."""
    kinds = ", ".join(f"{written(count)} {_KINDS[kind]}" for kind, count in report.sets.items())
    if report.bodyweights:
        kinds = f"{written(report.bodyweights)} {_sets(report, report.bodyweights)}"
    several = f" with {written(report.expanded)} more sets than rows" if report.expanded else ""
    parts = [f"{counted(report.rows, 'row')}{several}: {kinds}"]
    if report.not_sets:
        parts.append(f"{written(report.not_sets)} {'other rows' if report.bodyweights else 'not sets'}")
    parts.append(f"{written(len(report.skipped))} skipped" if report.skipped else "none skipped")
    return f"{'; '.join(parts)}."


def unit_words(report: ImportReport) -> str:
    """Return which unit the loads were read in, and how that is known."""
    if report.unit is None:
        return "No set has a load, so there is no unit to decide."
    what = "Weights" if report.bodyweights else "Loads"
    return f"{what} were read as {_UNITS[report.unit]}. {report.unit_evidence}"


def later_words(report: ImportReport) -> str:
    """Return the warning of an older export, or nothing."""
    if not report.removed_later:
        return ""
    last = _day(report.last_day)
    return (
        f"{counted(report.removed_later, 'set')} after {last}, the file's last day, left "
        "your log. That is right if "
        "you deleted them in your app, and wrong if this is an older export."
    )


def already_words(report: ImportReport, *, both: bool) -> list[str]:
    """Return one sentence for each app whose sessions are in the file once more; `both`: they count twice."""
    counted = "twice, as you asked" if both else "once"
    return [
        f"{written(one['sessions'])} of these sessions are already in your log from "
        f"{app_name(one['source'])} "
        f"({_day(one['first_day'])} to {_day(one['last_day'])}): they are kept, and counted {counted}."
        for one in report.already
    ]


def future_words(count: int) -> str:
    """Return what is said of sets dated in the future."""
    sets, they = ("set is", "its date") if count == 1 else ("sets are", "their dates")
    return (
        f"{written(count)} {sets} dated in the future and left out of every number. "
        f"Correct {they} in your app and "
        "export again."
    )


def assumptions(report: ImportReport) -> pd.DataFrame:
    """Return which loads were read by convention, since the file does not say."""
    return pd.DataFrame({"What a load means": list(report.assumed)})


def left_out(report: ImportReport) -> pd.DataFrame:
    """Return what is no set, by reason."""
    reasons = report.not_sets_by_reason
    return pd.DataFrame({"Not a set": list(reasons), "Rows": list(reasons.values())})


def skipped(report: ImportReport) -> pd.DataFrame:
    """Return the rows that could not be read."""
    return pd.DataFrame(
        {
            "Line": [one.line for one in report.skipped],
            "Why it was skipped": [one.reason for one in report.skipped],
        }
    )


def doubts(report: ImportReport) -> pd.DataFrame:
    """Return what was kept as written although it looks wrong."""
    return pd.DataFrame(
        {
            "Line": pd.array([one.line for one in report.suspicious], dtype="Int64"),
            "What": [one.what for one in report.suspicious],
            "What to do": [one.do for one in report.suspicious],
        }
    )


def _source(report: ImportReport) -> str:
    return "a spreadsheet" if report.app == "Spreadsheet" else report.app


def _sets(report: ImportReport, count: int) -> str:
    what = "body weight" if report.bodyweights else "set"
    return what if count == 1 else f"{what}s"


def _day(iso: str) -> str:
    return short(date.fromisoformat(iso))
