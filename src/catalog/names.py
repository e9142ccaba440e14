"""The names table: what a written name stands for, by exact name, by alias, or by its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from src.catalog.model import Exercise, Resolution
from src.catalog.normalise import normalise
from src.catalog.parse import Parser, Recipe, Word
from src.catalog.tables import Row, unique

ROLES = ("movement", "modifier", "muscle", "detail", "implement", "attachment", "harmless")
OPEN = "*"  # at the end of a recipe: other known words may stand beside it


@dataclass(frozen=True)
class Names:
    """The ways to a resolution, in the order they are tried."""

    exact: Mapping[str, Exercise]  # by normalised name
    aliases: Mapping[str, Exercise]  # by normalised alias
    parser: Parser

    def resolve(self, name: str) -> Resolution:
        """Return what the name stands for, and how we know."""
        key = normalise(name)
        if key in self.exact:
            return Resolution(name, self.exact[key], "exact")
        if key in self.aliases:
            return Resolution(name, self.aliases[key], f"alias: {key}")
        parsed = self.parser.parse(key)
        return Resolution(name, *parsed) if parsed else Resolution(name, None, "unknown")


def load_names(tables: Mapping[str, list[Row]], exercises: Mapping[str, Exercise]) -> Names:
    """Build the names from the checked tables."""
    exact = _exact(tables["exercises.csv"], exercises)
    aliases = _aliases(tables["aliases.csv"], exercises, exact)
    return Names(exact, aliases, _parser(tables, exercises))


def _exact(rows: list[Row], exercises: Mapping[str, Exercise]) -> dict[str, Exercise]:
    exact: dict[str, Exercise] = {}
    for row in rows:
        key, exercise = row.key("name"), exercises[row.text("id")]
        if key in exact:
            raise row.error("name", f"'{exercise.name}' reads the same as '{exact[key].id}'. Rename one.")
        exact[key] = exercise
    return exact


def _aliases(
    rows: list[Row], exercises: Mapping[str, Exercise], exact: Mapping[str, Exercise]
) -> dict[str, Exercise]:
    aliases: dict[str, Exercise] = {}
    for row in rows:
        key = row.key("alias")
        exercise = exercises[row.known("exercise", exercises, "exercises.csv")]
        other = aliases.get(key, exact.get(key, exercise))
        if other is not exercise:
            raise row.error(
                "alias", f"'{row.text('alias')}' already stands for '{other.id}'. Delete one of the two."
            )
        aliases[key] = exercise
    return aliases


def _parser(tables: Mapping[str, list[Row]], exercises: Mapping[str, Exercise]) -> Parser:
    implements = unique(tables["implements.csv"], "id")
    words, details = _words(tables["words.csv"], implements)
    recipes, open_recipes = _recipes(tables, exercises, {c for word in words.values() for c in word.concepts})
    falls_back = {
        id_: row.known("falls_back_to", implements, "implements.csv")
        for id_, row in implements.items()
        if row.optional("falls_back_to")
    }
    wins_over = {id_: frozenset(row.cell("wins_over").split()) for id_, row in implements.items()}
    for row in implements.values():
        for other in wins_over[row.text("id")] - implements.keys():
            raise row.error("wins_over", f"'{other}' is not an implement. Correct the id.")
    longest = max(map(len, words), default=0)
    return Parser(words, details, recipes, open_recipes, falls_back, wins_over, longest)


def _words(
    rows: list[Row], implements: Mapping[str, Row]
) -> tuple[dict[tuple[str, ...], Word], frozenset[str]]:
    words: dict[tuple[str, ...], Word] = {}
    details: set[str] = set()
    for row in rows:
        role, meaning = row.one_of("role", ROLES), row.optional("meaning") or ""
        key = tuple(row.key("word").split())
        word = Word(tuple(meaning.split()))
        if role in ("implement", "attachment"):
            word = Word((), row.known("meaning", implements, "implements.csv"), role == "attachment")
        elif role != "harmless" and not meaning:
            raise row.error(
                "meaning", "is empty. Say what the word stands for, or give it the role 'harmless'."
            )
        if words.setdefault(key, word) != word:
            raise row.error(
                "word", f"'{row.text('word')}' already means something else. Delete one of the two."
            )
        if role == "detail":
            details.update(word.concepts)
    return words, frozenset(details)


def _recipes(
    tables: Mapping[str, list[Row]], exercises: Mapping[str, Exercise], concepts: set[str]
) -> tuple[dict[frozenset[str], Recipe], dict[str, Exercise]]:
    movements: dict[str, dict[str, Exercise]] = {}
    for row in tables["exercises.csv"]:
        of_movement = movements.setdefault(row.text("movement"), {})
        exercise = exercises[row.text("id")]
        if of_movement.setdefault(exercise.implement, exercise) is not exercise:
            raise row.error(
                "implement", f"this movement has '{exercise.implement}' already. Delete one of the two."
            )
    found: dict[frozenset[str], dict[str, Exercise]] = {}
    bare: dict[frozenset[str], str] = {}
    open_recipes: dict[str, Exercise] = {}
    for row in tables["movements.csv"]:
        offered = movements[row.known("movement", movements, "exercises.csv")]
        words = row.text("words").split()
        for concept in words:
            if concept not in concepts and concept != OPEN:
                raise row.error("words", f"no word of words.csv means '{concept}'. Add one, or correct it.")
        if words[-1] == OPEN:
            open_recipes[words[0]] = next(iter(offered.values()))
            continue
        key = frozenset(words)
        _offer(row, found.setdefault(key, {}), offered)
        if row.optional("bare"):
            implement = row.known("bare", offered, "exercises.csv for this movement")
            if bare.setdefault(key, implement) != implement:
                raise row.error(
                    "bare", f"these words mean '{bare[key]}' already when bare. Clear one of the two."
                )
    recipes = {key: Recipe(offered, bare.get(key)) for key, offered in found.items()}
    return recipes, open_recipes


def _offer(row: Row, taken: dict[str, Exercise], offered: Mapping[str, Exercise]) -> None:
    for implement, exercise in offered.items():
        other = taken.setdefault(implement, exercise)
        if other is not exercise:
            raise row.error(
                "words",
                f"with '{implement}' these words mean '{other.id}' already. Delete one of the two lines.",
            )
