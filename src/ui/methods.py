"""The Methods page: the formula and policy objects that compute the other pages, written out."""

from dataclasses import dataclass

import pandas as pd

from src.analytics import FORMULAS, POINTS, Headline, rpe_percent
from src.analytics.accuracy import model_accuracy, verdict_accuracy
from src.analytics.points import SEXES
from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.progress import PROGRESSING, REGRESSING
from src.analytics.written import in_marks, written
from src.catalog import Catalog, Lift
from src.charts import Unit, short

_MEASURES = {
    "one_rep_max": "Estimated 1RM",
    "rep_max": "{reps}-rep max",
    "best_made": "Best made for 1 to {most} reps",
    "standard_set": "Heaviest bell for {reps} swings",
    "box_height": "Highest box",
}
_TARGETS = {"now": "A near-maximal set of the day", "next": "The best set of the next four weeks"}
_REPS = range(1, 13)
_EFFORTS = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)


@dataclass(frozen=True)
class Example:
    """The set a formula is shown with."""

    load_kg: float
    reps: int
    reserve: float | None
    whose: str  # 'Your deadlift of 3 Mar 2026', or that it is made up

    def words(self, unit: Unit) -> str:
        """Return the set as a lifter says it."""
        left = "effort not logged" if self.reserve is None else f"{written(self.reserve, 2)} in reserve"
        return f"{self.whose}: {unit.load(self.load_kg)} \u00d7 {self.reps}, {left}."


def example_set(head: Headline) -> Example:
    """Return the set behind the lifter's deadlift, or a made-up one where there is none."""
    made = head.from_set
    if made is None or made.load_kg is None or made.reps is None:
        return Example(140.0, 5, 1.0, "A made-up set, as this log has no deadlift to take")
    return Example(made.load_kg, made.reps, made.reserve, f"Your deadlift of {short(made.day)}")


def lifts_list(catalog: Catalog) -> str:
    """Return each lift's policy as Markdown."""
    return "\n".join(f"- **{lift.name}**: {_policy(lift)} {lift.note}" for lift in catalog.lifts.values())


def _policy(lift: Lift) -> str:
    measure = _MEASURES[lift.measure].format(reps=lift.target_reps, most=lift.max_reps)
    if lift.measure not in REP_MAX_MEASURES:
        return f"{measure}."
    learned = " of the next four weeks" if lift.model == "next" else ""
    return f"{measure}{learned}; a formula reads sets of {lift.min_reps} to {lift.max_reps} reps to failure."


def formula_table(example: Example, unit: Unit) -> pd.DataFrame:
    """Return each formula with its expression, its range, and what it makes of the example."""
    n = example.reps + (example.reserve or 0.0)
    rows = [
        (
            formula.name,
            in_marks(formula.expression),
            _estimate(float(formula.one_rep_max(example.load_kg, n)), unit),
            formula.good_to,
            int(formula.last_rep),
        )
        for formula in FORMULAS.values()
    ]
    made = "This set" if example.reserve is not None else "This set, at least"
    columns = ["Formula", "1RM of load w, r reps to failure", made, "Good to, reps", "Computed to, reps"]
    return pd.DataFrame(rows, columns=columns)


def formula_list(example: Example, unit: Unit) -> str:
    """Return each formula's sum, source, sample and error as Markdown."""
    load = round(unit.of(example.load_kg), unit.decimals)
    return "\n".join(
        f"- **{formula.name}**: {formula.explain(load, example.reps, example.reserve, unit.id)}. "
        f"{formula.source}; {formula.fitted_to}. Error: {formula.error}."
        for formula in FORMULAS.values()
    )


def rpe_table() -> pd.DataFrame:
    """Return the RPE chart in per cent of 1RM: one row an effort, one column a number of reps."""
    made: dict[str, list[str]] = {"RPE": [f"{written(effort, 2)}" for effort in _EFFORTS]}
    for reps in _REPS:
        made[str(reps)] = [f"{written(float(rpe_percent(reps, effort)), 2)}" for effort in _EFFORTS]
    return pd.DataFrame(made)


def accuracy_table() -> pd.DataFrame:
    """Return how the learned maximum did on athletes it was not fitted on."""
    found = model_accuracy()
    inside = [
        f"{a:.0f} / {b:.0f} / {c:.0f}%"
        for a, b, c in zip(found["inside_50"], found["inside_80"], found["inside_95"], strict=True)
    ]
    return pd.DataFrame(
        {
            "What it predicts": found["target"].map(_TARGETS),
            "Sets": found["examples"],
            "Athletes": found["athletes"],
            "Mean error, %": found["mae"],
            "Bias, %": found["bias"],
            "Inside 50 / 80 / 95%": inside,
            "Whole range, %": found["crps"],
            "Best formula's whole range, %": [
                f"{written(crps, 2)} ({name})"
                for name, crps in zip(found["best_formula"], found["best_formula_crps"], strict=True)
            ],
        }
    )


def verdicts_table() -> pd.DataFrame:
    """Return how often each verdict is given on histories of known truth, in per cent."""
    found = verdict_accuracy()
    shares = found.drop(columns="history").map(lambda one: f"{one:.0%}")
    shares.columns = shares.columns.str.capitalize()
    return pd.concat([found[["history"]].rename(columns={"history": "Made-up history"}), shares], axis=1)


def verdicts_summary() -> str:
    """Return what the histories of known truth show, in two sentences."""
    found = verdict_accuracy().set_index("history")
    direction = found[PROGRESSING] + found[REGRESSING]
    noise = direction[found.index.str.contains("no change") & found.index.str.contains("noise")]
    spells = direction[found.index.str.contains("spells")]
    seen = found[PROGRESSING].astype("float64")
    quiet, noisy = (seen[f"+6% in 8 weeks, noise {one}"] for one in ("1.5%", "3.0%"))
    return (
        f"Of made-up histories without any change, at most {noise.max():.0%} were called a direction where "
        f"days differ at random, up to {spells.max():.0%} where good and bad spells last for weeks. "
        f"A gain of 6% in 8 weeks was seen in {quiet:.0%} of them when days differ by 1.5%, "
        f"in {noisy:.0%} when by 3%."
    )


def points_list() -> str:
    """Return the formulas against body weight as Markdown."""
    return "\n".join(
        f"- **{one.name}**: {one.expression}, for body weight b in kg. {one.source}. "
        f"{' '.join(_limits(one.limits[sex], sex) for sex in SEXES)}".rstrip()
        for one in POINTS.values()
    )


def _limits(limits: tuple[float, float], sex: str) -> str:
    low, high = limits
    if not low:
        return ""
    return (
        f"{'Men' if sex == 'male' else 'Women'}: {written(low, 2)} to {written(high, 2)} kg "
        "count as they are."
    )


def _estimate(value: float, unit: Unit) -> str:
    return unit.estimate(value) if value == value else "outside its range"  # noqa: PLR0124 - NaN is not itself
