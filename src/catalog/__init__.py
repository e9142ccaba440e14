"""Exercises, muscles and lifts: loads and checks data/catalog, and resolves a written name to an exercise."""

from src.catalog.load import Catalog, CatalogError, load_catalog
from src.catalog.model import Exercise, Lift, Muscle, Resolution

__all__ = ["Catalog", "CatalogError", "Exercise", "Lift", "Muscle", "Resolution", "load_catalog"]
