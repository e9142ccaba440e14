"""What a report says: the same calls and sentences as the pages, over the same days."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pandas as pd

from src.analytics import (
    AdviceSettings,
    BalanceSettings,
    Headline,
    Log,
    Trend,
    Window,
    advice,
    balance_summary,
    chain_coverage,
    courses,
    headlines,
    log_summary,
    mean_muscles,
    missing_kinds,
    records_since,
    trends,
    weekly_balance,
)
from src.analytics.kept_settings import kept_balance
from src.charts import KILOGRAMS, Unit, heights, short, spoken
from src.report.errors import ReportError
from src.report.extras import Note, bodyweight_lines, notes_of
from src.words.advice_words import advice_lines, outcome_words, whole_advice
from src.words.record_words import amount_words, latest_of_each, made_words
from src.words.sentences import (
    LOWER_BOUND,
    balance_sentence,
    lens_sentence,
    muscles_sentence,
    number_words,
    range_words,
)
from src.words.verdict_words import (
    STALE_DAYS,
    days_before,
    opening_sentence,
    rest_words,
    verdict_words,
    what_words,
)

USUAL_WEEKS: Final = 26
MOST_RECORDS: Final = 10


@dataclass(frozen=True)
class Choices:
    """What the reader of a report gets to see."""

    weeks: int | None = USUAL_WEEKS  # up to the log's last day; None: all
    unit: Unit = KILOGRAMS
    name: str = ""  # whose report it is, as they want to be called
    bodyweight: bool = False
    notes: bool = False
    settings: BalanceSettings | None = None  # None: as kept on Settings
    limits: AdviceSettings | None = None  # of the advice; None: the usual ones


@dataclass(frozen=True)
class LiftLine:
    """One of the eight lifts, as its tile on the Overview says it."""

    lift: str
    name: str
    number: str  # '183 kg', '≥ 119 kg'
    sure: str  # its 80% range, or why it has none
    what: str  # what the number is, and of which variant
    verdict: str
    rest: str
    stale: bool
    head: Headline
    course: pd.DataFrame  # day, value (in the reader's unit) of the days shown


@dataclass(frozen=True)
class RecordLine:
    """One record of the days shown."""

    day: str
    name: str
    made: str
    before: str


@dataclass(frozen=True)
class Report:
    """Everything a report shows; texts are plain, without any markup."""

    name: str
    opening: str
    through: str
    window: Window
    first: date  # of the days shown
    last: date
    choices: Choices
    settings: BalanceSettings
    lifts: tuple[LiftLine, ...]
    never: tuple[str, ...]  # lifts that are not in the log
    balance: str
    lens: str
    share_weeks: pd.DataFrame  # as `weekly_balance` gives them, of the days shown
    courses: dict[str, pd.DataFrame]  # as the analytics of that name give them
    muscles: pd.DataFrame  # as `mean_muscles` gives them
    coverage: str
    records: tuple[RecordLine, ...]
    more_records: int  # of further exercises
    advice: str
    additions: tuple[str, ...]
    outcome: str
    bodyweight: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    more_notes: int = 0

    @property
    def target(self) -> tuple[float, float]:
        """The lifter's target band of the posterior share."""
        return self.settings.target_low, self.settings.target_high


def report_of(log: Log, choices: Choices) -> Report:
    """Return the report of a log; ReportError when it has no sets."""
    extent = log_summary(log)
    if extent.last_day is None:
        raise ReportError("There is no set in this log yet, so nothing to report. Add an export first.")
    window = Window(choices.weeks, extent.first_day, extent.last_day, log.week_start)
    settings = choices.settings or kept_balance(log.store.settings(log.athlete_id))
    balance, verdicts = balance_summary(log, settings), trends(log)
    days = courses(log)
    lifts, never = _lifts(log, days, window, choices.unit, verdicts)
    made = records_since(log, window.since)
    said = advice(log, choices.limits or AdviceSettings(balance=settings))
    notes, more_notes = notes_of(log, window.since) if choices.notes else ((), 0)
    return Report(
        name=choices.name.strip(),
        opening=opening_sentence(balance, settings, verdicts.values()),
        through=through_words(window, choices.unit),
        window=window,
        first=window.start,
        last=extent.last_day,
        choices=choices,
        settings=settings,
        lifts=lifts,
        never=never,
        balance=balance_sentence(balance, settings, missing_kinds(log)),
        lens=lens_sentence(balance, settings).replace("**", "").replace(" : ", "\u00a0:\u00a0"),
        share_weeks=window.of(weekly_balance(log, settings), "week"),
        courses=days,
        muscles=mean_muscles(log, window, settings),
        coverage=_over_these_days(muscles_sentence(chain_coverage(log, settings, window=window))),
        records=_records(made, choices.unit),
        more_records=max(made["exercise"].nunique() - MOST_RECORDS, 0),
        advice=whole_advice(said, ended=True),  # on paper no week is the next
        additions=advice_lines(said),
        outcome=outcome_words(said),
        bodyweight=bodyweight_lines(log, window, choices.unit) if choices.bodyweight else (),
        notes=notes,
        more_notes=more_notes,
    )


def _over_these_days(sentence: str) -> str:
    """Return a sentence with its span: what is advised counts the last four weeks."""
    return f"On average over these days: {sentence}"


def through_words(window: Window, unit: Unit) -> str:
    """Return the days a report is about: '14 Jul 2025 to Tue 13 Jan 2026, last logged … · 26 weeks'."""
    assert window.last_day is not None  # noqa: S101 - an empty log has no report
    weeks = window.calendar_weeks
    length = f"{weeks} {'week' if weeks == 1 else 'weeks'}"
    days = f"{short(window.start)} to {spoken(window.last_day)}, last logged session"
    return f"{days} \u00b7 {length} \u00b7 {unit.id}"


def _lifts(
    log: Log, days: dict[str, pd.DataFrame], window: Window, unit: Unit, verdicts: dict[str, Trend]
) -> tuple[tuple[LiftLine, ...], tuple[str, ...]]:
    lines, never = [], []
    for lift, head in headlines(log).items():
        name = log.catalog.lifts[lift].name
        if head.exercise is None:
            never.append(name)
            continue
        shown = heights(unit) if head.unit == "cm" else unit
        own = window.of(days[lift]).dropna(subset=["value"])
        course = pd.DataFrame({"day": own["day"], "value": shown.column(own["value"])})
        lines.append(_line(name, head, verdicts[lift], window, shown, course))
    return tuple(lines), tuple(never)


def _line(
    name: str, head: Headline, verdict: Trend, window: Window, unit: Unit, course: pd.DataFrame
) -> LiftLine:
    at_least = head.status == LOWER_BOUND
    rested = days_before(window.last_day, head.last_day)
    return LiftLine(
        lift=head.lift,
        name=name,
        number=f"{'≥ ' if at_least else ''}{number_words(head, unit)}",
        sure="effort not logged" if at_least else range_words(head, unit),
        what=what_words(name, head, rested),
        verdict=verdict_words(verdict, rested),
        rest=rest_words(name, head, window.last_day),
        stale=rested > STALE_DAYS,
        head=head,
        course=course,
    )


def _records(made: pd.DataFrame, unit: Unit) -> tuple[RecordLine, ...]:
    latest = latest_of_each(made).head(MOST_RECORDS)
    columns = (latest[name] for name in ("day", "exercise_name", "kind", "value", "previous", "reps"))
    return tuple(
        RecordLine(
            short(day.date()),
            str(name),
            made_words(kind, value, reps, unit),
            amount_words(kind, previous, unit),
        )
        for day, name, kind, value, previous, reps in zip(*columns, strict=True)
    )
