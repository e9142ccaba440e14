"""What the Plan page says in words: the change, the sets of a session, a printed sheet."""

import re
from collections.abc import Sequence

import pandas as pd

from src.analytics import Adherence, Advice, LineAdherence, PlannedLine, Template, Totals
from src.analytics.advice import Addition, Limit, MissingKind
from src.analytics.advice.words import inside, listed, sets_of
from src.analytics.written import counted
from src.charts import Unit, heights, percent, plain, short, spoken

NONE = "\u2013"
_PLATES = "Plates a side"
MINUS = "\u2212"
_TIMES = "\u00d7"
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at
_ARROW = "\u2192"
_BY_LEG = {"lunge", "hinge", "jump", "calf"}  # patterns whose one side is a leg
_MUCH = 0.3  # of a week's sets: more at once is said to be much (convention)


def change_table(said: Advice) -> pd.DataFrame:
    """Return the short list: what to add, and what goes for it."""
    rows = [(one.name, f"+{one.sets}") for one in said.additions]
    rows += [(one.name, f"{MINUS}{one.sets}") for one in said.removals]
    return pd.DataFrame(rows, columns=["Exercise", "Sets a week"])


def in_title(said: Advice) -> bool:
    """Return whether the sentence on top says every set to add, and no set goes."""
    return not said.removals and (not said.additions or sets_of(said.additions) in said.sentence)


def effect_words(said: Advice, target: str) -> str:
    """Return share and coverage, before and after."""
    if said.share_before is None or said.share_after is None:
        return ""
    share = _moved(percent(said.share_before), percent(said.share_after))
    groups = f"{_moved(str(said.coverage_before), str(said.coverage_after))} of {len(said.groups)}"
    return f"Posterior share {share}, target {target}; groups with {said.settings.least:g}+ sets: {groups}."


def _moved(before: str, after: str) -> str:
    return f"**{after}**" if before == after else f"**{before} {_ARROW} {after}**"


def choice_words(said: Advice) -> str:
    """Return what a share above the target means, and what would bring it down; nothing where it is not."""
    if not said.above_target:
        return ""
    more, fewer = said.down_by_adding, said.down_by_dropping
    ways = [f"add {sets_of([more])}"] if more else []
    ways += [f"drop {sets_of([fewer])}"] if fewer else []
    to = f"To come down to {percent(said.settings.balance.target_high)} you could {' or '.join(ways)} a week."
    high = said.settings.balance.target_high
    planned = said.share_before is not None and said.share_before <= high
    who = "With this plan the" if planned else "The"
    choice = f"{who} posterior chain gets more than your target: your choice, and no fault."
    return f"{choice} {to}" if ways else choice


def missing_words(said: Advice) -> list[str]:
    """Return a line on each kind of work that lacks, on what stops a full plan, on each group still short."""
    least = f"of {said.settings.least:g} sets a week"
    after = {one.name: one.after for one in said.missing}
    started = {name for one in said.starts for name in one.groups}
    lines = [_kind_words(kind) for kind in said.kinds]
    lines += [_growth_words(said)] * (not said.removals and said.sets > _MUCH * said.week_sets)
    lines += [
        f"What stops a full plan: {listed([limit_words(one, said) for one in said.stopped_by], 'and')}."
    ] * bool(said.stopped_by)
    short_of = [f"{name.lower()} {plain(sets, 1)}" for name, sets in after.items() if name not in started]
    lines += [f"Still short {least}: {', '.join(short_of)}."] * bool(short_of)
    for one in said.starts:
        short = listed([f"{name.lower()} {plain(after[name], 1)}" for name in one.groups], "and")
        lines.append(
            f"Still short: {short} {least}, as nothing of your last 90 days trains "
            f"{'them' if len(one.groups) > 1 else 'it'} directly. To start with: "
            f"{sets_of([Addition(one.exercise, one.name, None, one.sets)])} a week."
        )
    return lines


def _growth_words(said: Advice) -> str:
    return (
        f"That is {counted(said.sets, 'set')} on top of about {said.week_sets:.0f} a week: take it in steps "
        "over some weeks, or swap sets instead."
    )


def limit_words(limit: Limit, said: Advice) -> str:
    """Return what a limit is, to be named as what stops a full plan."""
    limits = said.settings
    return {
        "total": f"at most {counted(limits.most_total, 'set')} added in all",
        "each": f"at most {counted(limits.most_each, 'set')} added to one exercise",
        "usual": "of an exercise no more is added than a week that has it usually holds (2 sets at least)",
        "excluded": "what you leave as it is",
        "locked": "what must be in the plan",
        "swap": "swapping takes out only what each of the last four weeks had",
    }[limit]


def _kind_words(kind: MissingKind) -> str:
    if kind.done:
        done = listed([inside(name) for name in kind.done], "and")
        return f"No {kind.words} in 28 days; in 90: {done}."
    lifts = listed([inside(name) for name in kind.lifts], "or")
    return f"No {kind.words} in 90 days{f'; of the eight lifts, {lifts} would be' if lifts else ''}."


def totals_words(made: Totals) -> str:
    """Return what a session adds up to."""
    parts = [counted(made.sets, "set"), counted(made.reps, "rep")]
    if made.explosive_reps:
        parts.append(f"{made.explosive_reps} of them explosive")
    if made.contacts:
        parts.append(counted(made.contacts, "landing"))
    return ", ".join(parts)


def session_table(lines: Sequence[PlannedLine], unit: Unit) -> pd.DataFrame:
    """Return the session as a lifter reads it."""
    made = pd.DataFrame(
        {
            "Exercise": [one.exercise.name for one in lines],
            "Sets \u00d7 reps": [f"{one.sets} {_TIMES} {one.reps}" for one in lines],
            "Load": [load_words(one, unit) for one in lines],
            _PLATES: [plates_words(one, unit) for one in lines],
            "From": [source_words(one, unit) for one in lines],
        }
    )
    return made if (made[_PLATES] != NONE).any() else made.drop(columns=_PLATES)


def session_lines(lines: Sequence[PlannedLine], unit: Unit) -> pd.DataFrame:
    """Return the same, what is to be done in one column, so that a phone shows it without scrolling."""
    made = session_table(lines, unit)
    loads = made["Load"].map(lambda load: "" if load == NONE else f" with {load}")
    made.insert(1, "Do", made["Sets \u00d7 reps"] + loads)
    return made.drop(columns=["Sets \u00d7 reps", "Load"])


def load_words(line: PlannedLine, unit: Unit) -> str:
    """Return '97.5 kg', '60 cm box', '24 kg each hand', or a dash.

    A load per hand of an exercise of one side: an arm works alone, while legs may work with one or two in the
    hands, which no log says.
    """
    if line.height_cm is not None:
        return f"{heights(unit).load(line.height_cm)} box"
    if line.load_kg is None:
        return NONE
    basis = line.last.load_basis if line.last else ""
    alone = " a hand" if line.exercise.pattern in _BY_LEG else " in one hand"
    hand = alone if line.exercise.unilateral else " each hand"
    words = {"per_hand": hand, "added": " added", "assist": " assistance"}.get(basis, "")
    return f"{unit.load(line.load_kg)}{words}"


def plates_words(line: PlannedLine, unit: Unit) -> str:
    """Return the plates of one side, largest first."""
    if line.plates_kg is None:
        return NONE
    return " + ".join(plain(unit.of(plate), unit.decimals) for plate in line.plates_kg) or "bar alone"


def source_words(line: PlannedLine, unit: Unit) -> str:
    """Return the interval of an estimate, the day of what was done, or why there is no number."""
    last = line.last
    done = ""
    if last is not None:
        lifted = (
            f"{unit.load(last.load_kg)} {_TIMES} {last.reps}"
            if last.load_kg
            else counted(last.reps or 0, "rep")
        )
        done = f"{lifted} on {short(last.day)}"
    if line.source == "estimate" and line.low_kg is not None and line.high_kg is not None:
        left = f" with {line.reserve} left" if line.reserve else " to failure"
        interval = f"{unit.rough(line.low_kg)}{_TO}{unit.rough(line.high_kg)} {unit.id}"
        return f"estimate for {line.reps}{left}: {interval}"
    if line.source == "height":
        return "the box you landed on last"
    if line.source == "last_time":
        said = f"last time for {line.reps} or more: {done}"
        return f"{said}; {line.why}" if line.why else said
    said = f"{line.why}; last time {done}" if done else line.why
    return said[:1].upper() + said[1:]


def adherence_table(made: Sequence[Adherence]) -> pd.DataFrame:
    """Return how closely sessions followed a template."""
    return pd.DataFrame(
        {
            "Session": [one.day for one in made],
            "Followed": [percent(one.score) for one in made],
            "Lines done": [
                f"{sum(line.done_sets > 0 for line in one.lines)} of {len(one.lines)}" for one in made
            ],
            "In its order": [NONE if one.order is None else percent(one.order) for one in made],
        }
    )


def lines_table(made: Sequence[LineAdherence], names: dict[str, str]) -> pd.DataFrame:
    """Return one session's lines."""
    return pd.DataFrame(
        {
            "Line": [names[one.exercise] for one in made],
            "Sets done": [f"{one.done_sets} of {one.planned_sets}" for one in made],
            "Reps as planned": [
                f"{one.sets_in_range} of {one.done_sets}" if one.done_sets else NONE for one in made
            ],
            "Followed": [percent(one.score) for one in made],
        }
    )


def adherence_words(newest: Adherence) -> str:
    """Return the finding on the newest session."""
    order = "" if newest.order is None else f", {percent(newest.order)} in its order"
    lines = sum(line.done_sets > 0 for line in newest.lines)
    done = f"{percent(newest.score)} as planned, {lines} of {len(newest.lines)} lines{order}"
    return f"{spoken(newest.day)}: {done}."


def file_name(template: Template) -> str:
    """Return what a session's files are called, without their ending: its name in plain letters.

    >>> file_name(Template("own-1", "Pull day, heavy", ()))
    'pull-day-heavy'
    """
    return "-".join(re.findall(r"[a-z0-9]+", template.name.lower())) or template.id


def message(template: Template, lines: Sequence[PlannedLine], unit: Unit) -> str:
    """Return the session as a message to send or to paste into a training app's notes: a line an exercise."""
    rows = [template.name]
    for line, done in zip(lines, session_lines(lines, unit)["Do"], strict=True):
        plates = f" ({plates_words(line, unit)} a side)" if line.plates_kg else ""
        rows.append(f"{line.exercise.name}: {done}{plates}")
    return "\n".join(rows)


def sheet(template: Template, lines: Sequence[PlannedLine], unit: Unit) -> str:
    """Return the session as plain text to print: a line an exercise, a box a set."""
    table = session_table(lines, unit)
    rows = []
    for line, row in zip(lines, table.itertuples(index=False), strict=True):
        boxes = "[ ] " * line.sets
        plates = "" if line.plates_kg is None else f"  (each side {plates_words(line, unit)})"
        rows.append(f"{row[0]}\n  {row[1]}  {row[2]}{plates}\n  {boxes.rstrip()}")
    left = next((one.reserve for one in lines if one.reserve is not None), None)
    foot = (
        []
        if left is None
        else [f"Loads leave {counted(left, 'rep')} in reserve, rounded down to your plates."]
    )
    return "\n\n".join([template.name, *rows, *foot]).replace(_TO, "-") + "\n"
