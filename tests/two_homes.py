"""Ask the same of one log in both homes, and say where the answers differ."""

import dataclasses
import inspect

import numpy as np
import pandas as pd

from src import analytics
from src.analytics import Log, SetFilter
from src.analytics.summary import log_days
from src.catalog import load_catalog

# A home asked twice may differ from itself by this much: DuckDB's threads add up in no fixed order.
DUST = 1e-12
CHANGES = {"save_template", "drop_template"}
LIFTS = (
    "deadlift",
    "romanian_deadlift",
    "good_morning",
    "barbell_row",
    "dumbbell_row",
    "power_clean",
    "box_jump",
    "kettlebell_swing",
)


def questions():
    """Every public function of the analytics that is asked about a log, by name."""
    functions = {name: getattr(analytics, name) for name in analytics.__all__}
    return {
        name: function
        for name, function in functions.items()
        if inspect.isfunction(function)
        and name not in CHANGES
        and next(iter(inspect.signature(function).parameters), None) == "log"
    }


def answers(log: Log, function):
    """What a function says, asked of each lift or of the log's own sessions and sets where it needs one."""
    needed = [
        parameter.name
        for parameter in list(inspect.signature(function).parameters.values())[1:]
        if parameter.default is inspect.Parameter.empty
    ]
    match needed:
        case ["lift"]:
            return {lift: function(log, lift) for lift in LIFTS}
        case _:
            return function(log, *(wanted(log, name) for name in needed))


def wanted(log: Log, name):
    return {
        "settings": analytics.BalanceSettings,
        "of": SetFilter,
        "after": load_catalog,
        "day": lambda: analytics.log_summary(log).last_day,
        "since": lambda: analytics.log_summary(log).first_day,
        "workout_key": lambda: analytics.canonical_sets(log)["workout_key"].iloc[-1],
        "set_key": lambda: analytics.canonical_sets(log)["set_key"].iloc[-1],
        "said": lambda: analytics.advice(log),
        "template": lambda: next(iter(analytics.templates(log).values())),
        "equipment": lambda: analytics.Equipment.of_settings({}, "kg"),
        "lift": lambda: "deadlift",
        "window": lambda: analytics.Window(26, *log_days(log)),
    }[name]()  # a name that is not here: say what to ask with


def differing(one, other, at=""):  # noqa: PLR0911 - one kind of answer a line
    """Where two answers differ, [] when they are the same."""
    if type(one) is not type(other):
        return [f"{at}: {type(one).__name__} and {type(other).__name__}"]
    if isinstance(one, pd.DataFrame | pd.Series):
        return differing_frames(pd.DataFrame(one), pd.DataFrame(other), at)
    if dataclasses.is_dataclass(one):
        names = [field.name for field in dataclasses.fields(one)]
        return [d for n in names for d in differing(getattr(one, n), getattr(other, n), f"{at}.{n}")]
    if isinstance(one, dict):
        if list(one) != list(other):
            return [f"{at}: {list(one)} and {list(other)}"]
        return [d for key in one for d in differing(one[key], other[key], f"{at}[{key!r}]")]
    if isinstance(one, list | tuple):
        if len(one) != len(other):
            return [f"{at}: {one} and {other}"]
        return [
            d for i, pair in enumerate(zip(one, other, strict=True)) for d in differing(*pair, f"{at}[{i}]")
        ]
    if isinstance(one, np.ndarray):
        return (
            [] if np.allclose(one, other, rtol=DUST, atol=0, equal_nan=True) else [f"{at}: {one} and {other}"]
        )
    if isinstance(one, float):
        return (
            [] if np.isclose(one, other, rtol=DUST, atol=0, equal_nan=True) else [f"{at}: {one} and {other}"]
        )
    return [] if one == other else [f"{at}: {one!r} and {other!r}"]


def differing_frames(one, other, at):
    try:
        pd.testing.assert_frame_equal(one, other, rtol=DUST, atol=0)
    except AssertionError as error:
        return [f"{at}: {error}"]
    return []
