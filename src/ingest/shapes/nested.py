"""JSON of an app we do not know: sessions that hold exercises that hold sets become a table of one row a set.

The table is for the column mapper: a field is called by the list it stands in, 'workout date', 'exercise
name', and the fields of the innermost list by themselves, 'weight', 'reps'.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from src.ingest.dates import is_date
from src.ingest.mapping.words import Role, heading
from src.ingest.shapes.shape import capped, text_table, written
from src.ingest.text import MAX_COLUMNS, TextTable

_REMARK = "Lines count the innermost entries of the file, from 1."
_OUTERMOST, _OF_SETS = "workout", "exercise"  # what holds others, where no list around it has a name
_DEEPEST = 8  # lists in lists: more is no log
_MOST_FIELDS = 60  # of what stands around an entry: more is no log
_NAMED_BY_ITS_LIST = frozenset({"name", "title", "type", "note", "notes", "id", "date"})
_NEEDED: Sequence[frozenset[Role]] = (
    frozenset({"date", "time"}),
    frozenset({"exercise"}),
    frozenset({"reps", "set"}),
)

Path = tuple[str, ...]
Fields = dict[str, str]
Entry = tuple[Fields, Fields]  # of the objects around it, which it shares with its neighbours, and its own


def nested(documents: Sequence[Any]) -> list[TextTable]:
    """Return a table for each kind of innermost entry whose fields are named as those of a log.

    Of several, what was planned is left out ('plannedSets'); the one list that is named sets is preferred.
    """
    found: dict[Path, list[Entry]] = {}
    for path, entry in capped(
        entry for document in documents for entry in _entries(document, (), {}, in_list=False)
    ):
        found.setdefault(path, []).append(entry)
    tables = {path: _table(path, rows) for path, rows in sorted(found.items(), key=lambda one: -len(one[1]))}
    logs = [path for path, table in tables.items() if _is_log(table.header)]
    done = [path for path in logs if not any(heading(name).role == "ignore" for name in path)] or logs
    named = [path for path in done if path and _is_sets(path[-1])]
    return [tables[path] for path in (named if len(named) == 1 else done)]


def _entries(node: Any, path: Path, above: Fields, *, in_list: bool) -> Iterator[tuple[Path, Entry]]:  # noqa: ANN401
    """Yield the fields of each innermost object, with those of the objects around it."""
    if isinstance(node, list):
        for item in node:
            if isinstance(item, dict | list):  # a list in a list: the sets of a drop set
                yield from _entries(item, path, above, in_list=True)
    elif not isinstance(node, dict) or len(path) > _DEEPEST:
        return
    elif node and all(is_date(key) for key in node):  # {"2024-03-04": [...]}
        for day, value in node.items():
            yield from _entries(value, (*path, _OF_SETS), {**above, "date": day}, in_list=True)
    else:
        yield from _of_object(node, path, above, in_list=in_list)


def _of_object(
    node: Mapping[str, Any], path: Path, above: Fields, *, in_list: bool
) -> Iterator[tuple[Path, Entry]]:
    inner = {key: value for key, value in node.items() if _holds_objects(value)}
    own = dict(_fields({key: value for key, value in node.items() if key not in inner}))
    if inner and any(map(_is_reps, own)) and not any(map(_holds_reps, inner.values())):
        inner = {}  # a set with its tags
    if not inner:
        if in_list:
            name = _singular(path[-1]) if path else ""
            yield path, (above, {_leaf_name(name, key): value for key, value in own.items()})
        return
    name = _singular(path[-1]) if path else _OF_SETS if any(map(_is_sets, inner)) else _OUTERMOST
    here = above | {f"{name} {key}": value for key, value in own.items()}
    if len(here) > _MOST_FIELDS:
        return
    for key, value in inner.items():
        yield from _entries(value, (*path, key), here, in_list=isinstance(value, list))


def _holds_objects(value: object) -> bool:
    """Return whether there are entries in a field: objects in a list, or under days."""
    if isinstance(value, list):
        return any(isinstance(item, dict) or _holds_objects(item) for item in value)
    return isinstance(value, dict) and any(
        isinstance(item, dict) or _holds_objects(item) for item in value.values()
    )


def _fields(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the plain fields of an object; {"weight": {"value": 100, "unit": "kg"}} has two of them."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from ((f"{key} {under}", written(inner)) for under, inner in value.items())
        elif not isinstance(value, list):
            yield key, written(value)


def _leaf_name(name: str, key: str) -> str:
    return f"{name} {key}".strip() if key.casefold() in _NAMED_BY_ITS_LIST else key


def _holds_reps(value: object) -> bool:
    """Return whether there are reps in an object of a field, or in one further within."""
    inside = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return (isinstance(value, dict) and any(map(_is_reps, value))) or any(map(_holds_reps, inside))


@lru_cache(maxsize=1024)
def _is_reps(key: str) -> bool:
    return heading(key).role in ("reps", "set")


def _is_sets(key: str) -> bool:
    return key.casefold().startswith("set")


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _table(path: Path, rows: Sequence[Entry]) -> TextTable:
    names = dict.fromkeys(key for entry in rows for fields in entry for key in fields)
    header = list(names)[:MAX_COLUMNS]
    cells = [[own.get(key, above.get(key, "")) for key in header] for above, own in rows]
    lines = range(1, len(rows) + 1)
    return text_table(
        header, cells, lines, encoding="UTF-8 (JSON)", remarks=[_REMARK], title=" / ".join(path)
    )


def _is_log(header: Sequence[str]) -> bool:
    roles = {heading(name).role for name in header}
    return all(roles & needed for needed in _NEEDED)
