"""The catalogue: read from data/catalog, checked line by line, and asked what a written name stands for."""

import difflib
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import cast, get_args

import pandas as pd

from src.catalog.model import (
    BOX_HEIGHTS,
    Chain,
    Exercise,
    ExerciseChain,
    Lift,
    Load,
    Mode,
    Muscle,
    Resolution,
)
from src.catalog.names import Names, load_names
from src.catalog.normalise import normalise
from src.catalog.tables import CatalogError, Row, read_table, unique

__all__ = ["Catalog", "CatalogError", "load_catalog"]

FOLDER = Path(__file__).parents[2] / "data" / "catalog"
COLUMNS = {
    "muscles.csv": ("id", "name", "chain", "in_article", "order"),
    "lifts.csv": ("id", "name", "measure", "target_reps", "min_reps", "max_reps", "index", "model", "note"),
    "bases.csv": ("code", "meaning", "source"),
    "implements.csv": ("id", "name", "falls_back_to", "wins_over"),
    "exercises.csv": (
        *("id", "name", "lift", "family", "pattern", "movement", "implement"),
        *("unilateral", "mode", "load", "basis"),
    ),
    "shares.csv": ("exercise", "muscle", "share"),
    "movements.csv": ("movement", "words", "bare"),
    "words.csv": ("word", "language", "role", "meaning"),
    "aliases.csv": ("alias", "exercise", "language"),
    "first_choices.csv": ("muscle", "exercise"),
}
SHARES = {"1": 1.0, "0.5": 0.5, "0.25": 0.25}
MODES: tuple[Mode, ...] = get_args(Mode)
LOADS: tuple[Load, ...] = get_args(Load)
USUAL_LOADS = tuple(load for load in LOADS if load not in BOX_HEIGHTS)  # that an exercise may have of itself
MODELS = ("now", "next", "none")
MEASURES = ("one_rep_max", "rep_max", "best_made", "standard_set", "box_height")
UNCOUNTED = "uncounted"  # the family of exercises for muscles the catalogue does not count: neck, shin, ...
_EITHER = " or "  # between two names of an exercise
_OF_ONE_MOVEMENT = 2  # suggestions; its other implements come after other movements
NAMES_KEPT = 65_536  # resolutions remembered; a log holds a few hundred names


@dataclass(frozen=True)
class Catalog:
    """Exercises, muscles and lifts by id, and the names people write for them."""

    muscles: Mapping[str, Muscle]
    exercises: Mapping[str, Exercise]
    lifts: Mapping[str, Lift]
    version: str  # changes whenever a byte of the tables does
    names: Names = field(repr=False)
    # By muscle, for who does nothing for it: exercises that train it directly, the usual ones first.
    first_choices: Mapping[str, tuple[Exercise, ...]] = field(default_factory=dict, repr=False)
    _resolved: Callable[[str], Resolution] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_resolved", lru_cache(NAMES_KEPT)(self.names.resolve))

    def resolve(self, name: str) -> Resolution:
        """Return what the name stands for; `exercise` is None when that is not certain. Remembered."""
        return self._resolved(name)

    def suggest(self, name: str, n: int = 5, *, least: float = 0.0) -> list[Exercise]:
        """Return the `n` exercises named most like `name`, best first: to choose from, never applied.

        Where it writes no implement, the one meant by custom comes first: 'Deadlfit' is a barbell's.
        `least`: how alike they have to be, from 0 to 2; from 0.85 on, a person sees why.
        """
        wanted = self.names.parser.gist(normalise(name))
        keys, implement = self._named, self.names.parser.names_implement(normalise(name))
        alike: dict[str, tuple[float, str]] = {}
        for id_, whole, bare in keys:
            key = whole if implement else bare
            found = (_likeness(wanted, key), key)
            alike[id_] = max(found, alike.get(id_, found))
        held = {one: place for place, one in enumerate(self.names.parser.wins_over)}
        ranked = sorted(
            (id_ for id_ in alike if alike[id_][0] >= least),
            key=lambda id_: (
                -alike[id_][0],
                not self._by_custom(alike[id_][1], id_),
                len(alike[id_][1]),
                alike[id_][1],
                held[self.exercises[id_].implement],
            ),
        )
        seen = Counter[str]()
        few, more = list[str](), list[str]()
        for id_ in ranked:
            key = alike[id_][1]
            seen[key] += 1
            (few if seen[key] <= _OF_ONE_MOVEMENT else more).append(id_)
        return [self.exercises[id_] for id_ in (*few, *more)[:n]]

    def _by_custom(self, name: str, id_: str) -> bool:
        """Return whether the name, which writes no implement, means this exercise."""
        meant = self.resolve(name).exercise
        return meant is not None and meant.id == id_

    @cached_property
    def _named(self) -> tuple[tuple[str, str, str], ...]:
        """The exercises by what they may be called: id, the whole name, and the name without its implement.

        Each half of 'Hip extension or glute kickback (cable)' is such a name too. And what means one by
        custom when no implement is written, where it is one word: 'squat'.
        """
        named = [
            (one.id, key, normalise(one.name.partition(" (")[0])) for key, one in self.names.exact.items()
        ]
        halves = [
            (one.id, normalise(f"{half}{opening}{rest}"), normalise(half))
            for one in self.exercises.values()
            for bare, opening, rest in [one.name.partition(" (")]
            for half in (bare.split(_EITHER) if _EITHER in bare else ())
        ]
        custom = [(id_, word, word) for word, id_ in self.names.parser.one_word.items()]
        return (*named, *halves, *custom)

    def chain_of(self, exercise: Exercise) -> ExerciseChain:
        """Return the side the direct muscles are on; neutral ones decide only when there are no others."""
        sides = {self.muscles[muscle].chain for muscle in exercise.direct_muscles} - {"neutral"}
        if len(sides) > 1:
            return "mixed"
        return sides.pop() if sides else "neutral"

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the frames to publish: exercises, shares, muscles, lifts; plain columns, ids as text.

        Made once a catalogue; each caller gets copies of its own.
        """
        return {name: frame.copy(deep=False) for name, frame in self._tables.items()}

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        exercises = [
            {
                **{name: getattr(exercise, name) for name in Exercise.__annotations__ if name != "shares"},
                "chain": self.chain_of(exercise),
            }
            for exercise in self.exercises.values()
        ]
        shares = [
            {"exercise": exercise.id, "muscle": muscle, "share": share}
            for exercise in self.exercises.values()
            for muscle, share in exercise.shares.items()
        ]
        return {
            "exercises": pd.DataFrame(exercises),
            "shares": pd.DataFrame(shares),
            "muscles": pd.DataFrame([vars(muscle) for muscle in self.muscles.values()]),
            "lifts": pd.DataFrame([vars(lift) for lift in self.lifts.values()]),
        }


def _likeness(wanted: str, key: str) -> float:
    """Shared words first, then shared letters: 'lat pul down' should find the lat pulldown."""
    ours, theirs = set(wanted.split()), set(key.split())
    words = len(ours & theirs) / max(len(ours | theirs), 1)
    return words + difflib.SequenceMatcher(None, wanted, key).ratio()


@cache
def load_catalog(folder: Path = FOLDER) -> Catalog:
    """Read and check the tables of `folder`, once.

    Raises CatalogError naming file, line, column and what to do when the tables contradict themselves.
    """
    tables, version = _read(folder)
    muscles = {id_: _muscle(row) for id_, row in unique(tables["muscles.csv"], "id").items()}
    lifts = {id_: _lift(row) for id_, row in unique(tables["lifts.csv"], "id").items()}
    exercises = _exercises(tables, muscles, lifts)
    trained = {exercise.lift for exercise in exercises.values()}
    for row in tables["lifts.csv"]:
        if row.text("id") not in trained:
            raise row.error(
                "id", "no exercise counts for this lift. Name it in the lift column of exercises.csv."
            )
    choices = _first_choices(tables["first_choices.csv"], muscles, exercises)
    return Catalog(muscles, exercises, lifts, version, load_names(tables, exercises), choices)


def _read(folder: Path) -> tuple[dict[str, list[Row]], str]:
    tables, digest = {}, hashlib.sha256()
    for file, columns in COLUMNS.items():
        try:
            data = (folder / file).read_bytes()
        except OSError as error:
            raise CatalogError(
                f"{file}: cannot be read in {folder} ({error.strerror}). Restore it."
            ) from error
        digest.update(data)
        tables[file] = read_table(file, data, columns)
    return tables, digest.hexdigest()[:16]


def _muscle(row: Row) -> Muscle:
    chain = cast("Chain", row.one_of("chain", get_args(Chain)))
    return Muscle(row.text("id"), row.text("name"), chain, row.truth("in_article"), row.whole("order"))


def _lift(row: Row) -> Lift:
    reps = {name: row.whole(name) for name in ("target_reps", "min_reps", "max_reps")}
    if not reps["min_reps"] <= reps["target_reps"] <= reps["max_reps"]:
        raise row.error("target_reps", "must lie between min_reps and max_reps. Correct one of the three.")
    return Lift(
        id=row.text("id"),
        name=row.text("name"),
        measure=row.one_of("measure", MEASURES),  # type: ignore[arg-type]  # checked against the same list
        **reps,
        index=row.truth("index"),
        model=None if (model := row.one_of("model", MODELS)) == "none" else model,  # type: ignore[arg-type]
        note=row.text("note"),
    )


def _exercises(
    tables: Mapping[str, list[Row]], muscles: Mapping[str, Muscle], lifts: Mapping[str, Lift]
) -> dict[str, Exercise]:
    rows = unique(tables["exercises.csv"], "id")
    shares = _shares(tables["shares.csv"], rows, muscles)
    implements = unique(tables["implements.csv"], "id")
    bases = unique(tables["bases.csv"], "code")
    exercises = {}
    for id_, row in rows.items():
        for code in row.text("basis").split():
            if code not in bases:
                raise row.error("basis", f"'{code}' is not explained. Add it to bases.csv, or correct it.")
        if row.optional("lift") is not None:
            row.known("lift", lifts, "lifts.csv")
        row.known("implement", implements, "implements.csv")
        exercises[id_] = exercise = _exercise(row, shares.get(id_, {}))
        if (
            exercise.mode in ("strength", "ballistic")
            and exercise.family != UNCOUNTED
            and not exercise.direct_muscles
        ):
            raise row.error("id", f"'{id_}' has no muscle with share 1. Add one to shares.csv.")
    return exercises


def _exercise(row: Row, shares: Mapping[str, float]) -> Exercise:
    return Exercise(
        id=row.text("id"),
        name=row.text("name"),
        lift=row.optional("lift"),
        family=row.text("family"),
        pattern=row.text("pattern"),
        implement=row.text("implement"),
        unilateral=row.truth("unilateral"),
        mode=cast("Mode", row.one_of("mode", MODES)),
        load=cast("Load", row.one_of("load", USUAL_LOADS)),
        shares=shares,
        basis=row.text("basis"),
    )


def _shares(
    rows: list[Row], exercises: Mapping[str, Row], muscles: Mapping[str, Muscle]
) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    for row in rows:
        mine = shares.setdefault(row.known("exercise", exercises, "exercises.csv"), {})
        muscle = row.known("muscle", muscles, "muscles.csv")
        if muscle in mine:
            raise row.error("muscle", f"'{muscle}' is given twice for this exercise. Delete one line.")
        mine[muscle] = SHARES[row.one_of("share", SHARES)]
    return shares


def _first_choices(
    rows: list[Row], muscles: Mapping[str, Muscle], exercises: Mapping[str, Exercise]
) -> dict[str, tuple[Exercise, ...]]:
    choices: dict[str, tuple[Exercise, ...]] = {}
    for row in rows:
        muscle = row.known("muscle", muscles, "muscles.csv")
        exercise = exercises[row.known("exercise", exercises, "exercises.csv")]
        if muscle not in exercise.direct_muscles:
            raise row.error(
                "exercise", f"'{exercise.id}' does not train '{muscle}' directly. Choose another."
            )
        choices[muscle] = (*choices.get(muscle, ()), exercise)
    return choices
