"""Sessions planned: samples and the lifter's own, their loads, and how closely they were followed."""

from src.analytics.templates.adherence import Adherence, LineAdherence, adherences
from src.analytics.templates.builder import LastTime, PlannedLine, build_session
from src.analytics.templates.equipment import Equipment, usual_equipment
from src.analytics.templates.from_advice import ADVICE, advice_template
from src.analytics.templates.from_log import LATEST, latest_template
from src.analytics.templates.kept import drop_template, save_template, templates
from src.analytics.templates.model import Template, TemplateError, TemplateLine, Totals, totals

__all__ = [
    "ADVICE",
    "LATEST",
    "Adherence",
    "Equipment",
    "LastTime",
    "LineAdherence",
    "PlannedLine",
    "Template",
    "TemplateError",
    "TemplateLine",
    "Totals",
    "adherences",
    "advice_template",
    "build_session",
    "drop_template",
    "latest_template",
    "save_template",
    "templates",
    "totals",
    "usual_equipment",
]
