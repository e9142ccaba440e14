"""Names of wger's exercises and units, which its sets only number. Units may differ on every server."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from src.sync.past import Past
from src.sync.shape import Checked
from src.sync.steps import Item, Remember, Step
from src.sync.web import Api

ENGLISH = 2  # wger's number of the language
ALL = 999  # the most wger gives at once: nearly all of its exercises
MOST_PAGES = 20
UNITS = {  # where the place keeps them, where the server does, and the fields of a set that name them
    "repetition_units": ("/setting-repetitionunit/", ("repetitions_unit", "repetition_unit")),
    "weight_units": ("/setting-weightunit/", ("weight_unit",)),
}
_NO_DAY = date(1970, 1, 1)


def name_steps(api: Api, label: str, past: Past, place: dict[str, Any]) -> Iterator[Step]:
    """Yield the names of exercises that are not known yet, and put the units into the place."""
    logs = past.bodies("log")
    for kept, (path, fields) in UNITS.items():
        used = {str(log[name]) for log in logs for name in fields if log.get(name) is not None}
        if used - place.get(kept, {}).keys():
            place[kept] = {one.identity("id"): one.text("name") for one in _all(api, label, path)}
    used = {str(log.get("exercise") or log.get("exercise_base")) for log in logs}
    wanted = used - past.ids("exercise")
    if wanted:
        names: dict[str, str] = {}
        for one in _all(api, label, "/exerciseinfo/"):
            for item_id in {str(one.body.get(name)) for name in ("id", "exercise_base_id")}:
                names.setdefault(item_id, _name(one))
        # An exercise wger has deleted keeps its number as a name, and is not looked for again.
        items = [
            Item("exercise", item_id, _NO_DAY, {"id": item_id, "name": names.get(item_id, "")})
            for item_id in sorted(wanted)
        ]
        yield Remember(dict(place), items)


def _all(api: Api, label: str, path: str) -> Iterator[Checked]:
    for page in range(MOST_PAGES):
        answer = api.get(path, limit=ALL, offset=page * ALL)
        found = Checked(label, answer.body, f"the list {path}")
        items = found.items("results")
        yield from items
        if not items or (page + 1) * ALL >= found.number("count"):
            return


def _name(one: Checked) -> str:
    """Return the English name of an exercise, else any; older servers keep it on the exercise itself."""
    told = one.body.get("translations")
    translations = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    first = sorted(translations, key=lambda each: each.get("language") != ENGLISH)
    name = first[0].get("name") if first else one.body.get("name")
    return name.strip() if isinstance(name, str) else ""
