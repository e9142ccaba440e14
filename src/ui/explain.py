"""How a lift's number comes about: the formula itself, its source, and the sum behind the headline."""

from src.analytics import Headline, formula_named
from src.catalog import Lift
from src.charts import Unit
from src.ui import texts

USUAL_FORMULA = "epley"


def how_computed(lift: Lift, head: Headline, unit: Unit) -> str:
    """Return Markdown that says where the lift's number comes from."""
    if lift.measure not in {"one_rep_max", "rep_max"}:
        return texts.DIRECT.format(note=lift.note)
    formula = formula_named(USUAL_FORMULA)
    rule = (
        f"**{formula.name}**: 1RM = {formula.expression}, for load w and r reps to failure (reps done plus "
        "reps in reserve). A rep max is the formula read backwards."
    )
    parts = [rule, f"{formula.source}. {formula.error}."]
    made = head.from_set
    if made is not None and made.load_kg is not None and made.reps is not None:
        parts.append(
            f"Your set: {formula.explain(round(unit.of(made.load_kg), 1), made.reps, made.rir, unit.id)}."
        )
    return texts.TREND.format(formula="\n\n".join(parts))
