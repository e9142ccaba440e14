"""Exercises, muscles and lifts: loads and checks data/catalog, and resolves a written name to an exercise."""

from src.catalog.corrections import NAMES_BY_APP, Corrections, can_mean, corrected, key_of, problems
from src.catalog.corrections_csv import exercise_named, read_corrections, write_corrections
from src.catalog.load import LOADS, MODES, USUAL_LOADS, Catalog, CatalogError, load_catalog
from src.catalog.model import DIRECT, INDIRECT, LOAD_MEANS, Exercise, Lift, Load, Muscle, Resolution
from src.catalog.own_exercises import as_fields, implements, own_exercise, patterns

__all__ = [
    "DIRECT",
    "INDIRECT",
    "LOADS",
    "LOAD_MEANS",
    "MODES",
    "NAMES_BY_APP",
    "USUAL_LOADS",
    "Catalog",
    "CatalogError",
    "Corrections",
    "Exercise",
    "Lift",
    "Load",
    "Muscle",
    "Resolution",
    "as_fields",
    "can_mean",
    "corrected",
    "exercise_named",
    "implements",
    "key_of",
    "load_catalog",
    "own_exercise",
    "patterns",
    "problems",
    "read_corrections",
    "write_corrections",
]
