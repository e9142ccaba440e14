"""Which unit the loads are in, how we know, and loads in kilograms without the dust of conversions."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from src.analytics.units import KG_PER_LB
from src.analytics.written import written
from src.ingest.reader import KG, LB, UNSTATED, Entries
from src.ingest.reject import quoted
from src.ingest.spelled import Floats, Ints, Mask

Unit = Literal["kg", "lb", "mixed"]
Steps = Sequence[tuple[float, float]]  # (step, tolerance)

ASKED = ("asked", "asked before")
_MOST_LIFTED = 1500  # in either unit: a leg press is loaded with 600 kg, 1,300 lb
SURE = 0.9  # below this confidence a guess is called weak

# Shares of distinct loads that end in 5, end in 0, sit on a 2.5 step, are another whole number, or a quarter
# step: in pounds and in kilograms. A pound bar (45) with pairs of 5, 10, 25, 45 ends in 5 more often than
# not; half and odd steps are kilogram plates and dumbbells. Typical values of logs whose unit is stated,
# rounded; order as in `_step`.
_BARBELL = np.log(np.array([0.55, 0.37, 0.03, 0.03, 0.02]) / np.array([0.24, 0.43, 0.15, 0.13, 0.05]))
_OTHER = np.log(np.array([0.33, 0.50, 0.07, 0.08, 0.02]) / np.array([0.19, 0.30, 0.12, 0.31, 0.08]))
_BARBELL_VOTES, _OTHER_VOTES = 5, 3  # loads of one log resemble each other: more of them say little more

# A common working load in kilograms. The first word found in a name counts.
_USUAL_KG: Mapping[str, float] = {
    "leg press": 150, "hip thrust": 100, "deadlift": 100, "squat": 90, "bench press": 65,
    "overhead press": 40, "pulldown": 55, "row": 55, "leg extension": 55, "leg curl": 45, "triceps": 25,
    "fly": 30, "curl": 15, "raise": 9,
}  # fmt: skip
_MIDDLE = math.log(1 / KG_PER_LB) / 2  # halfway between 'as usual in kilograms' and 'as usual in pounds'
# Beginners are common and giants are not: heavy loads say more than light ones, which say this much at most.
_TOO_HEAVY, _TOO_LIGHT, _LIGHT_AT_MOST = 8.0, 3.9, -2.0

# What loads are called where kilograms are lifted; all other letters than English has are of there too.
_NOT_ENGLISH_WORDS = frozenset({
    "gewicht", "belastung", "peso", "carga", "poids", "carico", "vikt", "vekt", "paino", "kuorma", "greutate",
    "beban", "berat",
})  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_ENGLISH = -3.0  # twenty logs in kilograms for one in pounds
_FOREIGN = 0.3  # share of names with letters that English does not have

_BARBELL_NAME = re.compile(r"barbell|squat|deadlift|bench press")
_NOT_BARBELL = re.compile(r"dumbbell|machine|smith|cable|assist|goblet|leg press")


@dataclass(frozen=True)
class UnitChoice:
    """The unit of a file's loads."""

    unit: Unit | None  # None: no set has a load
    how: str  # 'header', 'column', 'app', 'asked', 'asked before', 'evidence' or 'none'
    evidence: str  # one sentence
    confidence: float  # 0.5 to 1
    of_rows: Ints  # KG or LB, of each set


@dataclass(frozen=True)
class Guess:
    """What the loads themselves say about their unit."""

    log_odds: float  # of pounds
    evidence: str

    @property
    def unit(self) -> Literal["kg", "lb"]:
        """The likelier unit."""
        return "lb" if self.log_odds > 0 else "kg"

    @property
    def confidence(self) -> float:
        """The probability of the likelier unit."""
        return 1 / (1 + math.exp(-min(abs(self.log_odds), 30)))


def choose_unit(entries: Entries, rows: Ints, asked: str | None) -> UnitChoice:
    """Return the unit of the given sets: as stated, else as asked for, else as the loads suggest."""
    units = entries.weight_unit[rows]
    native = entries.weight.values[rows]
    loaded = native > 0
    stated = np.unique(units[loaded & (units != UNSTATED)])
    if not loaded.any():
        return UnitChoice(None, "none", "No set has a load.", 1.0, np.where(units == LB, LB, KG))
    if entries.unit_from is not None and stated.size:
        return _stated(entries, units, stated)
    names = np.array([name.casefold() for name in entries.exercise.spellings], object)[
        entries.exercise.codes[rows]
    ]
    if asked is not None:
        code = LB if asked == "lb" else KG
        return UnitChoice(
            "lb" if code == LB else "kg", "asked", "Chosen by you.", 1.0, np.full(len(rows), code)
        )
    human = loaded & (native <= _MOST_LIFTED)  # a slip of the finger is no witness
    found = guess(names[human], native[human], entries.weight.name)
    code = LB if found.unit == "lb" else KG
    weak = "" if found.confidence >= SURE else " This is a weak guess: please check it."
    return UnitChoice(
        found.unit, "evidence", found.evidence + weak, found.confidence, np.full(len(rows), code)
    )


def as_before(choice: UnitChoice, app: str) -> UnitChoice:
    """Return a choice that repeats what the athlete said of an earlier export of the app."""
    name = "pounds" if choice.unit == "lb" else "kilograms"
    return replace(choice, how="asked before", evidence=f"You said {name} for your last export of {app}.")


def _stated(entries: Entries, units: Ints, stated: Ints) -> UnitChoice:
    if stated.size > 1:
        return UnitChoice(
            "mixed", "column", "The file writes the unit of each row, and mixes kg and lb.", 1.0, units
        )
    unit: Unit = "lb" if stated[0] == LB else "kg"
    evidence = {
        "header": f"The file states {unit} in the header '{entries.weight.name}'.",
        "column": f"The file states {unit} in each row.",
        "app": f"This app writes {unit}, whatever unit it shows.",
    }[str(entries.unit_from)]
    return UnitChoice(unit, str(entries.unit_from), evidence, 1.0, np.full(len(units), stated[0]))


def guess(names: np.ndarray, loads: Floats, header: str = "") -> Guess:
    """Return which unit loads without one are in; `names` are the exercises, lower case.

    Four witnesses add their log-odds: dust of conversions, the steps between loads, how heavy the usual
    loads would be, and the language of the `header` of the loads and of the names. The first three count
    distinct (exercise, load) pairs, so that a favourite set does not vote a hundred times.
    """
    pairs = sorted(set(zip(names.tolist(), loads.tolist(), strict=True)))
    weights = np.array([load for _, load in pairs])
    barbell = np.array(
        [bool(_BARBELL_NAME.search(name)) and not _NOT_BARBELL.search(name) for name, _ in pairs], np.bool_
    )
    witnesses = [
        _dust(np.unique(weights)),
        _steps(weights, barbell),
        _heaviness(pairs),
        _language(header, {name for name, _ in pairs}),
    ]
    total = sum(odds for odds, _ in witnesses)
    agreeing = sorted((w for w in witnesses if w[0] * total > 0), key=lambda w: -abs(w[0]))
    words = " and ".join(text for _, text in agreeing[:2]) or "nothing in the loads tells"
    unit = "pounds" if total > 0 else "kilograms"
    return Guess(total, f"The file states no unit; read as {unit}, because {words}.")


def _dust(loads: Floats) -> tuple[float, str]:
    """Weigh loads off every quarter step: converted from pounds they mean kilograms, and the other way round.

    Strong keeps kilograms inside, so a display in pounds also shows rounding dust: 245.00000000000003.
    """
    quarter = np.round(loads * 4) / 4
    rounding = (loads != quarter) & (np.abs(loads - quarter) < 1e-9)  # noqa: PLR2004 - last bits
    odd = np.abs(loads - quarter) > 1e-6  # noqa: PLR2004
    from_pounds = odd & _on_grid(loads / KG_PER_LB, 2.5, 0.012)
    from_kilograms = odd & _on_grid(loads * KG_PER_LB, 2.5, 0.006)
    for_kg, for_lb = int(from_pounds.sum()), int(from_kilograms.sum() + rounding.sum())
    if for_kg + for_lb <= 0.2 * (odd.sum() + rounding.sum()):
        return 0.0, ""
    odds = 4.0 * (for_lb - for_kg) / (for_kg + for_lb) * min(for_kg + for_lb, 3) / 3
    if odds < 0:
        load = loads[from_pounds][0]
        pounds = written(load / KG_PER_LB, 1)
        return odds, f"loads such as {written(load, 2)} are round pounds ({pounds} lb) in kilograms"
    if from_kilograms.any():
        load = loads[from_kilograms][0]
        kilos = written(load * KG_PER_LB, 1)
        return odds, f"loads such as {written(load, 2)} are round kilograms ({kilos} kg) in pounds"
    return (
        odds,
        f"loads such as {float(loads[rounding][0])!r} carry the rounding of a display in pounds"
        if odds
        else "",
    )


def _on_grid(loads: Floats, step: float, tolerance: float) -> Mask:
    return np.abs(loads - np.round(loads / step) * step) < tolerance


def _steps(loads: Floats, barbell: Mask) -> tuple[float, str]:
    """Weigh the last digits of the loads."""
    step, plain = _step(loads), _on_grid(loads, 0.25, 1e-6)
    odds = 0.0
    for which, table, votes in ((barbell, _BARBELL, _BARBELL_VOTES), (~barbell, _OTHER, _OTHER_VOTES)):
        counted = step[which & plain]
        if counted.size:
            odds += float(table[counted].mean()) * min(counted.size, votes)
    fives = (step == 0)[barbell & plain] if (barbell & plain).any() else step[plain] == 0
    share = float(fives.mean()) if fives.size else 0.0
    what = "barbell loads" if (barbell & plain).any() else "loads"
    plates = (
        "45, 95, 135 in pounds"
        if odds > 0
        else "kilogram plates and dumbbells, with few on the pound steps 45, 95, 135"
    )
    return odds, f"the {what} step like {plates} ({share:.0%} end in 5)"


def _step(loads: Floats) -> Ints:
    """Return the class of each load: ends in 5, ends in 0, a 2.5 step, another whole number, other."""
    kinds = [
        _on_grid(loads - 5, 10, 1e-6),
        _on_grid(loads, 10, 1e-6),
        _on_grid(loads, 2.5, 1e-6),
        _on_grid(loads, 1, 1e-6),
    ]
    return np.select(kinds, [0, 1, 2, 3], 4)


def _heaviness(pairs: list[tuple[str, float]]) -> tuple[float, str]:
    """Weigh how the athlete's heavier loads compare with common ones."""
    by_name: defaultdict[str, list[float]] = defaultdict(list)
    for name, load in pairs:
        by_name[name].append(load)
    ratios = []
    for name, loads in by_name.items():
        usual = next((kg for word, kg in _USUAL_KG.items() if word in name), None)
        if usual and len(loads) > 1:
            ratios.append(math.log(float(np.quantile(loads, 0.8)) / usual))
    if not ratios:
        return 0.0, ""
    off = float(np.median(ratios)) - _MIDDLE
    odds = max(off * (_TOO_HEAVY if off > 0 else _TOO_LIGHT), _LIGHT_AT_MOST) * min(len(ratios), 4) / 4
    return odds, f"the loads would be {'very heavy in kilograms' if off > 0 else 'light in pounds'}"


def _language(header: str, names: set[str]) -> tuple[float, str]:
    """Weigh the language of the log: pounds are lifted where English is spoken, and rarely elsewhere."""
    if _is_foreign(header) or set(_LETTERS.findall(header.casefold())) & _NOT_ENGLISH_WORDS:
        return _NOT_ENGLISH, f"its loads are called {quoted(header)}, where kilograms are lifted"
    foreign = sum(map(_is_foreign, names))
    if foreign and foreign >= _FOREIGN * len(names):
        return _NOT_ENGLISH, "its exercises are named in a language of people who lift kilograms"
    return 0.0, ""


def _is_foreign(text: str) -> bool:
    """Return whether a text has letters that English does not have; a degree sign or a picture is none."""
    return not text.isascii() and any(char.isalpha() and not char.isascii() for char in text)


def kilograms(native: Floats, units: Ints) -> Floats:
    """Return loads in kilograms, to a milligram; NaN where there is none.

    A load within a hair of a round number of either unit was typed as that number: 245.00000000000003 lb is
    245 lb, 88.18 lb is 40 kg, 20.41168 kg is 45 lb. The nearest such number wins; other loads stay as
    written.
    """
    loads = np.where(native > 0, native, np.nan)
    in_pounds = units == LB
    cleaned = np.where(
        in_pounds,
        _snapped(loads, own=[(0.5, 0.02), (0.25, 0.02)], other=[(0.25, 0.006)], factor=1 / KG_PER_LB)
        * KG_PER_LB,
        _snapped(loads, own=[(0.25, 0.005), (0.1, 0.005)], other=[(0.5, 0.006)], factor=KG_PER_LB),
    )
    rounded: Floats = np.round(cleaned, 6).astype(np.float64)
    return rounded


def _snapped(loads: Floats, *, own: Steps, other: Steps, factor: float) -> Floats:
    """Return loads moved to the nearest multiple of a (step, tolerance), if one is near enough.

    `own` steps are in the unit of the loads, `other` ones in the other unit, one of which is `factor` of the
    own.
    """
    best = loads.copy()
    distance = np.full(loads.shape, np.inf)
    for step, tolerance in [*own, *((step * factor, tolerance) for step, tolerance in other)]:
        near = np.round(loads / step) * step
        off = np.abs(near - loads)
        better = (off <= tolerance) & (off < distance - 1e-12) & (near > 0)
        best, distance = np.where(better, near, best), np.where(better, off, distance)
    return best
