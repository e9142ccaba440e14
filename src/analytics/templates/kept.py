"""Where templates come from: a table shipped with the project, and the athlete's settings."""

from functools import cache
from itertools import groupby
from pathlib import Path
from uuid import uuid4

from src.analytics.log import Log
from src.analytics.templates.model import Template, TemplateLine, as_setting, checked, of_setting
from src.catalog.tables import Row, read_table
from src.store import Store

FILE = Path(__file__).parents[3] / "data" / "templates" / "lines.csv"
COLUMNS = ("template", "name", "exercise", "sets", "reps")
SETTING = "templates"


def templates(log: Log) -> dict[str, Template]:
    """Return the templates by id: the sample workout, then the athlete's own, oldest first.

    A line whose exercise the athlete has meanwhile removed from their own is left out.
    """
    said = log.store.settings(log.athlete_id).get(SETTING, {})
    own = [of_setting(id_, one) for id_, one in said.items()]
    known = [_known(one, log) for one in [*_shipped(FILE), *own]]
    return {one.id: one for one in known if one.lines}


def save_template(log: Log, template: Template) -> Template:
    """Keep a template in the athlete's settings, under a new id unless it is their own already; return it.

    TemplateError when it has no name, no lines, or numbers no session has.
    """
    id_ = template.id if template.own else f"own-{uuid4().hex[:8]}"
    made = checked(Template(id_, template.name.strip(), template.lines, own=True), log.catalog.exercises)
    _change(log.store, log.athlete_id, {id_: as_setting(made)})
    return made


def drop_template(log: Log, template_id: str) -> None:
    """Forget one of the athlete's own templates; a shipped one stays."""
    _change(log.store, log.athlete_id, {template_id: None})


def _change(store: Store, athlete_id: str, changed: dict[str, dict[str, object] | None]) -> None:
    def apply(settings: dict[str, object]) -> dict[str, object]:
        before = settings.get(SETTING, {})
        kept = {**(before if isinstance(before, dict) else {}), **changed}
        return {**settings, SETTING: {id_: one for id_, one in kept.items() if one is not None}}

    store.update_settings(athlete_id, apply)


def _known(template: Template, log: Log) -> Template:
    lines = tuple(line for line in template.lines if line.exercise in log.catalog.exercises)
    return Template(template.id, template.name, lines, template.own)


@cache
def _shipped(file: Path) -> tuple[Template, ...]:
    rows = read_table(file.name, file.read_bytes(), COLUMNS)
    return tuple(
        _template(id_, list(lines)) for id_, lines in groupby(rows, lambda row: row.text("template"))
    )


def _template(id_: str, rows: list[Row]) -> Template:
    lines = tuple(TemplateLine(row.text("exercise"), row.whole("sets"), row.whole("reps")) for row in rows)
    return Template(id_, rows[0].text("name"), lines)
