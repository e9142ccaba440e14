"""The deadlift against the lifter's own body weight."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from src.analytics.bodyweight import Bodyweight, bodyweight_on
from src.analytics.headline import Headline, headline
from src.analytics.log import Log
from src.analytics.points import POINTS, SEXES, Sex
from src.analytics.readings import AUTO
from src.analytics.written import fixed

LIFT = "deadlift"
SEX_SETTING = "sex"


@dataclass(frozen=True)
class Scaled:
    """The deadlift in one measure, with what its interval comes to."""

    id: str  # 'bodyweight' or an id of POINTS
    label: str
    value: float
    low: float | None
    high: float | None  # None with a value: a lower bound
    sum: str  # how the value comes about; empty for times body weight


@dataclass(frozen=True)
class StrengthContext:
    """What the deadlift's number is against body weight. No percentile: no open data stand behind one."""

    deadlift: Headline
    bodyweight: Bodyweight
    sex: Sex | None  # as set; never guessed
    scaled: tuple[Scaled, ...]
    missing: Literal["deadlift", "bodyweight", "sex"] | None  # what is needed for more
    sentence: str

    @property
    def on(self) -> date | None:
        """The day of the set behind the number, to which the body weight belongs."""
        return self.deadlift.from_set.day if self.deadlift.from_set else None


def strength_context(log: Log) -> StrengthContext:
    """Return the deadlift as multiples of body weight, and as DOTS, IPF GL and Wilks points.

    The body weight is that of the day of the set behind the headline (see `bodyweight_on`); the athlete's
    setting `sex` ('male' or 'female') chooses the coefficients. The three scale a three-lift total: of a
    deadlift alone they show how it keeps up with a changing body weight, no rank.
    """
    head = headline(log, LIFT)
    if head.value is None:  # too few sessions to learn from: one set will do
        head = headline(log, LIFT, AUTO)
    if head.value is None or head.from_set is None:
        return StrengthContext(
            head,
            Bodyweight(None, "unknown"),
            None,
            (),
            "deadlift",
            "No deadlift to set against a body weight yet.",
        )
    weighed = bodyweight_on(log, head.from_set.day)
    if weighed.kg is None:
        return StrengthContext(
            head, weighed, None, (), "bodyweight", "Enter your body weight to see the deadlift against it."
        )
    sex = _sex(log)
    times = _scaled("bodyweight", "Times body weight", head, 1 / weighed.kg, "")
    if sex is None:
        said = f"{_times(times)} body weight ({weighed.sentence}). Points need your sex: they differ by it."
        return StrengthContext(head, weighed, None, (times,), "sex", said)
    scaled = (
        times,
        *(_points(head, one, sex, weighed.kg) for one in POINTS if weighed.kg >= POINTS[one].least_kg),
    )
    return StrengthContext(
        head, weighed, sex, scaled, None, f"{_times(times)} body weight ({weighed.sentence})."
    )


def _sex(log: Log) -> Sex | None:
    chosen = log.store.settings(log.athlete_id).get(SEX_SETTING)
    return cast("Sex", chosen) if chosen in SEXES else None


def _points(head: Headline, name: str, sex: Sex, bodyweight_kg: float) -> Scaled:
    formula = POINTS[name]
    factor = formula.factor(sex, bodyweight_kg)
    label = "DOTS-scaled deadlift" if name == "dots" else f"{formula.name} of the deadlift alone"
    return _scaled(name, label, head, factor, formula.explain(sex, bodyweight_kg, head.value or 0.0))


def _scaled(name: str, label: str, head: Headline, factor: float, how: str) -> Scaled:
    low, high = (None if end is None else end * factor for end in (head.low, head.high))
    return Scaled(name, label, (head.value or 0.0) * factor, low, high, how)


def _times(times: Scaled) -> str:
    if times.high is None:  # the effort was not logged
        return f"About {fixed(times.value, 2)} \u00d7 or more"
    if times.low is None or times.high <= times.low:
        return f"{fixed(times.value, 2)} \u00d7"
    return f"{fixed(times.value, 2)} \u00d7 ({fixed(times.low, 2)}\u2013{fixed(times.high, 2)})"
