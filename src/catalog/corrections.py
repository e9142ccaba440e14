"""What a lifter says about names and loads: it wins over the catalogue, for all history at once.

Kept in the athlete's settings: `names` {as written: {"exercise": id} or {"ignore": true}}, `exercises` {id:
the fields of own_exercises.FIELDS} and `loads` {exercise id: convention}. A correction holds for every
spelling of its name that normalises alike. A lifter's own exercise exists as long as a name stands for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from src.catalog.load import LOADS, Catalog
from src.catalog.model import BOX_HEIGHTS, Exercise, Load, Resolution
from src.catalog.names import Names
from src.catalog.normalise import normalise
from src.catalog.own_exercises import OWN, as_fields, fields_of, own_exercise
from src.catalog.tables import CatalogError

NAMES_BY_APP = "names_by_app"  # the setting: written name -> exercise id, as the app's own numbers tell
IGNORED = None  # in place of an exercise: the name is not to be counted


def key_of(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return normalise(name) or name.strip()


@dataclass(frozen=True)
class Corrections:
    """One athlete's corrections; the verbs return new ones and save nothing."""

    names: Mapping[str, str | None] = field(default_factory=dict)  # as written -> exercise id, or IGNORED
    exercises: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # own id -> its fields, as text
    loads: Mapping[str, Load] = field(default_factory=dict)  # exercise id -> what its logged numbers mean
    by_app: Mapping[str, str] = field(default_factory=dict)  # as written -> exercise id: see NAMES_BY_APP

    @classmethod
    def of_settings(cls, settings: Mapping[str, Any]) -> "Corrections":
        """Return the corrections saved in an athlete's settings."""
        said = settings.get("names", {})
        names = {name: IGNORED if one.get("ignore") else one["exercise"] for name, one in said.items()}
        by_app = settings.get(NAMES_BY_APP, {})
        return cls(names, settings.get("exercises", {}), settings.get("loads", {}), by_app)

    def in_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Return the settings with these corrections in the place of the earlier ones."""
        names = {
            name: {"ignore": True} if exercise is IGNORED else {"exercise": exercise}
            for name, exercise in self.names.items()
        }
        parts = {"names": names, "exercises": dict(self.exercises), "loads": dict(self.loads)}
        others = {key: value for key, value in settings.items() if key not in parts}
        return {**others, **{key: part for key, part in parts.items() if part}}

    def assign(self, name: str, exercise: Exercise) -> "Corrections":
        """Let the name stand for an exercise: of the catalogue, or one made by `own_exercise`."""
        made = self._with(name, exercise.id)
        if exercise.id.startswith(OWN) and not (exercise.load_chosen and exercise.id in self.exercises):
            made = replace(made, exercises={**made.exercises, exercise.id: fields_of(exercise)})
        return _pruned(made)

    def ignore(self, name: str) -> "Corrections":
        """Let the name count for nothing, on purpose."""
        return _pruned(self._with(name, IGNORED))

    def unset(self, name: str) -> "Corrections":
        """Leave the name to the catalogue again."""
        return _pruned(replace(self, names=self._names_but(name)))

    def set_load(self, exercise: str, load: str | None) -> "Corrections":
        """Say what the exercise's logged numbers mean; None leaves it to the log and the catalogue."""
        others = {one: kept for one, kept in self.loads.items() if one != exercise}
        if load is None:
            return replace(self, loads=others)
        for known in LOADS:
            if load == known:
                return replace(self, loads={**others, exercise: known})
        raise CatalogError(f"'{load}' is no load convention. Use one of: {', '.join(LOADS)}.")

    def merged(self, other: "Corrections") -> "Corrections":
        """Return both; where both speak of a name, an exercise or a load, `other` wins."""
        theirs = {key_of(name) for name in other.names}
        mine = {name: exercise for name, exercise in self.names.items() if key_of(name) not in theirs}
        exercises, loads = {**self.exercises, **other.exercises}, {**self.loads, **other.loads}
        return _pruned(Corrections({**mine, **other.names}, exercises, loads, self.by_app))

    def _with(self, name: str, exercise: str | None) -> "Corrections":
        if not name.strip():
            raise CatalogError("The name is empty. Write it as the log does.")
        return replace(self, names={**self._names_but(name), name.strip(): exercise})

    def _names_but(self, name: str) -> dict[str, str | None]:
        key = key_of(name)
        return {other: exercise for other, exercise in self.names.items() if key_of(other) != key}


def _pruned(corrections: Corrections) -> Corrections:
    """Return these without own exercises that no name stands for any more, and without their loads."""
    gone = corrections.exercises.keys() - set(corrections.names.values())
    return replace(
        corrections,
        exercises={id_: fields for id_, fields in corrections.exercises.items() if id_ not in gone},
        loads={id_: load for id_, load in corrections.loads.items() if id_ not in gone},
    )


def corrected(catalog: Catalog, corrections: Corrections) -> Catalog:
    """Return the catalogue as the athlete corrected it: own exercises in it, corrections resolved first.

    `catalog` is the shared one. What stands for an exercise that is gone is left out; see `problems`.
    """
    if corrections == Corrections():
        return catalog
    exercises = {**catalog.exercises, **_own(catalog, corrections)[0]}
    for id_, load in corrections.loads.items():
        if id_ in exercises and can_mean(exercises[id_], load):
            exercises[id_] = replace(exercises[id_], load=load, load_chosen=True)
    said = {
        key_of(name): None if id_ is IGNORED else exercises[id_]
        for name, id_ in corrections.names.items()
        if id_ is IGNORED or id_ in exercises
    }
    told = {key_of(name): exercises[id_] for name, id_ in corrections.by_app.items() if id_ in exercises}
    names = catalog.names
    own = _CorrectedNames(names.exact, names.aliases, names.parser, said, told, exercises)
    return replace(catalog, exercises=exercises, names=own)


def can_mean(exercise: Exercise, load: str) -> bool:
    """Return whether an exercise's logged number may be that: only a jump's is ever the height of a box."""
    return exercise.pattern == "jump" or load not in BOX_HEIGHTS


def problems(catalog: Catalog, corrections: Corrections) -> list[str]:
    """Return a sentence for everything saved that the catalogue no longer allows, and so is left out."""
    own, found = _own(catalog, corrections)
    known = catalog.exercises.keys() | own.keys()
    for name, id_ in corrections.names.items():
        if id_ is not IGNORED and id_ not in known and id_ not in corrections.exercises:
            found.append(f"'{name}' stands for '{id_}', which is not in the catalogue. Assign it again.")
    for id_, load in corrections.loads.items():
        if (exercise := catalog.exercises.get(id_)) is not None and not can_mean(exercise, load):
            found.append(f"{exercise.name} is no jump: its number cannot be the height of a box.")
    return found


def _own(catalog: Catalog, corrections: Corrections) -> tuple[dict[str, Exercise], list[str]]:
    """Return the athlete's exercises that pass the checks, and a sentence for each that does not."""
    made, failed = dict[str, Exercise](), list[str]()
    for id_, fields in corrections.exercises.items():
        try:
            made[id_] = replace(own_exercise(as_fields(fields), catalog), id=id_)
        except CatalogError as error:
            failed.append(f"Your exercise '{fields.get('exercise_name', id_)}' is left out. {error}")
    return made, failed


@dataclass(frozen=True)
class _CorrectedNames(Names):
    """The ways to a resolution, the athlete's own first."""

    said: Mapping[str, Exercise | None]  # by key_of the name; None: ignored
    told: Mapping[str, Exercise]  # by key_of the name: what the app's own numbers tell
    exercises: Mapping[str, Exercise]  # by id, with the athlete's load conventions

    def resolve(self, name: str) -> Resolution:
        """Return what the name stands for: the athlete's word, else the app's, else the catalogue's."""
        key = key_of(name)
        if key in self.said:
            exercise = self.said[key]
            return Resolution(name, exercise, "ignored" if exercise is None else "correction")
        if key in self.told:
            return Resolution(name, self.told[key], "app")
        found = super().resolve(name)
        return found if found.exercise is None else replace(found, exercise=self.exercises[found.exercise.id])
