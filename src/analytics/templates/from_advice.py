"""The sets the advice adds, as a session to build."""

from src.analytics.advice import Advice
from src.analytics.log import Log
from src.analytics.summary import before_now
from src.analytics.templates.model import Template, TemplateLine

ADVICE = "advice"
_REPS = 8  # where an exercise is logged without reps (convention)


def advice_template(log: Log, said: Advice) -> Template | None:
    """Return what the advice adds, with the reps each exercise usually has; None when it adds nothing."""
    if not said.additions:
        return None
    exercises = [one.exercise for one in said.additions]
    rows = log.query("templates/usual_reps", exercises=exercises, earlier=before_now(log))
    usual = {row[0]: round(row[1]) for row in zip(rows["exercise"], rows["reps"].tolist(), strict=True)}
    lines = [TemplateLine(one.exercise, one.sets, usual.get(one.exercise, _REPS)) for one in said.additions]
    return Template(ADVICE, "The sets to add", tuple(lines))
