"""The sets the advice adds, as a session to build."""

from src.analytics.advice import Advice
from src.analytics.log import Log
from src.analytics.templates.model import Template, TemplateLine
from src.analytics.templates.usual_reps import usual_reps

ADVICE = "advice"
_REPS = 8  # where an exercise is logged without reps (convention)


def advice_template(log: Log, said: Advice) -> Template | None:
    """Return what the advice adds, with the reps each exercise usually has; None when it adds nothing."""
    if not said.additions:
        return None
    usual = usual_reps(log)
    lines = [TemplateLine(one.exercise, one.sets, usual.get(one.exercise, _REPS)) for one in said.additions]
    return Template(ADVICE, "The sets to add", tuple(lines))
