"""How a lift's number comes about: the formula itself, its source, and the sum behind the headline."""

from src.analytics import LEARNED, FromSet, Headline, formula_named
from src.analytics.strength import fit_of
from src.analytics.written import written
from src.catalog import Lift
from src.charts import Unit, short
from src.ui import texts

USUAL_FORMULA = "epley"


def how_computed(lift: Lift, head: Headline, unit: Unit) -> str:
    """Return Markdown that says what the lift's number is, and where it comes from."""
    what = f"{head.sentence} {lift.note}"
    if lift.measure not in {"one_rep_max", "rep_max"}:
        return f"{what} {texts.DIRECT}"
    if head.formula == LEARNED:
        return f"{what}\n\n{_learned(head, unit)}"
    formula = formula_named(head.formula or USUAL_FORMULA)
    rule = (
        f"**{formula.name}**: 1RM = {formula.expression}, for load w and r reps to failure (reps done plus "
        "reps in reserve). A rep max is the formula read backwards."
    )
    return f"{what}\n\n" + texts.TREND.format(
        formula="\n\n".join([rule, f"{formula.source}. {formula.error}.", *_own_sum(head, unit)])
    )


def _learned(head: Headline, unit: Unit) -> str:
    """Return how a learned number comes about: what it is of, what it rests on, how good it was."""
    target = head.target or "now"
    fit = fit_of(target)
    sets = "; ".join(
        f"{unit.load(made.load_kg)} \u00d7 {made.reps} on {short(made.day)}"
        for made in head.carried_by
        if made.load_kg is not None
    )
    own = f"Yours rests on {head.sessions} sessions, most of all on {sets}." if sets else head.sentence
    return texts.LEARNED.format(
        what=texts.LEARNED_WHAT[target].format(reps=head.target_reps),
        own=own,
        wide=_wide(head, unit),
        athletes=fit.athletes,
        mae=f"{fit.mae_percent:.0f}",
        inside=f"{fit.inside_80:.0f}",
    )


def _wide(head: Headline, unit: Unit) -> str:
    if head.interval_50 is None or head.interval_80 is None or head.interval_95 is None:
        return ""
    ends = {50: head.interval_50, 80: head.interval_80, 95: head.interval_95}
    words = [f"{share}%: {unit.rough(low)} to {unit.rough(high)}" for share, (low, high) in ends.items()]
    return f"Ranges, {unit.id}: {'; '.join(words)}."


def _own_sum(head: Headline, unit: Unit) -> list[str]:
    """Return the sum from the set to the headline, and why the reserve is not the one logged."""
    made = head.from_set
    if made is None or made.load_kg is None or made.reps is None:
        return []
    load = round(unit.of(made.load_kg), unit.decimals)
    if head.formula is None:
        return [
            (
                f"Your set: {written(load, 2)} {unit.id} \u00d7 {made.reps}, lifted: the "
                "number itself, without a formula."
            )
        ]
    said = formula_named(head.formula).explain(
        load, made.reps, made.reserve, unit.id, target=head.target_reps or 1
    )
    return [f"Your set: {said}.", *_why(made)]


def _why(made: FromSet) -> list[str]:
    if made.reserve_from == "not_believed" and made.rir is not None:
        return [
            (
                f"You logged {written(made.rir, 2)} in reserve. Above 4 a count is a guess, "
                "so it is read as unknown."
            )
        ]
    if made.reserve_from == "failure" and made.rir:
        return [
            (
                f"The set is logged as taken to failure, so the {written(made.rir, 2)} in "
                "reserve logged too do not count."
            )
        ]
    return []
