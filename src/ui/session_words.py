"""What the Sessions page says in words: sets, records, the order, what came first."""

import pandas as pd

from src.analytics import Openers, OrderCheck, OrderSummary
from src.analytics.policies import REP_MAX_MEASURES
from src.analytics.written import counted
from src.charts import Unit, heights, percent, plain, short, spoken
from src.ui.markup import md_escape

KINDS = {"drop": "drop set", "failure": "to failure", "amrap": "as many as possible"}
_RECORDS = {
    "load": "heaviest load",
    "bell": "heaviest bell",
    "estimate": "best estimate",
    "height": "highest box",
    "contacts": "most landings",
}
NUNES = (
    "Strength grows most in what is done first (Nunes et al. 2021, a meta-analysis: effect size 0.32 for "
    "lifts over several joints)."
)
_MOST_TECHNICAL_REPS = 5
_HIGH_REPS = 12
_LONG = 300  # minutes
_TO = "\u2060\u2013\u2060"  # a dash no line breaks at


def list_sentence(listed: pd.DataFrame, weeks: int) -> str:
    """Answer 'What did I do, and when?' for the sessions of a range of so many weeks."""
    if listed.empty:
        return "No session in these weeks."
    count = len(listed)
    return (
        f"{plain(count)} session{_s(count)} in {weeks} week{_s(weeks)}: {plain(count / weeks, 1)} a week, "
        f"{_each(listed)} each."
    )


def _each(listed: pd.DataFrame) -> str:
    """Return '14 working sets': cleans, jumps and carries are no hard sets, and work all the same."""
    sets = plain(float((listed["sets"] - listed["warmup_sets"]).mean()), 0)
    return f"{sets} working set{_s(1 if sets == '1' else 0)}"


def session_sentence(row: pd.Series) -> str:
    """Say what one session held."""
    made = f", {row['records']} record{_s(row['records'])}" if row["records"] else ""
    sets = working_sets(row)
    return (
        f"{spoken(row['day'].date())}: {sets} working set{_s(sets)}; "
        f"{plain(row['posterior'], 1)} posterior, {plain(row['mirror'], 1)} mirror{made}."
    )


def working_sets(row: pd.Series) -> int:
    """Return how many sets of a session are no warm-ups."""
    return int(row["sets"] - row["warmup_sets"])


def session_facts(row: pd.Series, unit: Unit, app: str) -> list[str]:
    """Return what else is known of a session: its length, its work, where it was logged."""
    facts = []
    if row["started_at"].hour or row["started_at"].minute:  # midnight is how an app without a clock writes
        facts.append(f"{row['started_at']:%H:%M}")
    if not pd.isna(row["minutes"]) and row["minutes"] >= 1:
        logged = " as logged" if row["minutes"] >= _LONG else ""  # a clock nobody stopped
        facts.append(f"{plain(row['minutes'], 0)} min{logged}")
    facts.append(f"{row['hard_sets']} hard set{_s(row['hard_sets'])}")
    if row["warmup_sets"]:
        facts.append(f"{row['warmup_sets']} warm-up{_s(row['warmup_sets'])}")
    if not pd.isna(row["fewest_reps"]) and not pd.isna(row["most_reps"]):
        facts.append(f"{_span(row['fewest_reps'], row['most_reps'])} rep{_s(row['most_reps'])} a set")
    if row["explosive_reps"]:
        facts.append(counted(row["explosive_reps"], "explosive rep"))
    if row["contacts"]:
        facts.append(counted(row["contacts"], "landing"))
    if row["tonnage_kg"] > 0:
        facts.append(f"{plain(row['tonnage_kg'] / unit.size, 0)} {unit.id} lifted in all")
    return [*facts, app]


def set_words(row: pd.Series, unit: Unit) -> str:
    """Return what was done: '100 kg x 5', '+20 kg x 8', '60 cm x 2', '40 s'."""
    load = row["load_kg"]
    parts = []
    if not pd.isna(row.get("height_cm")) and row.get("lift") == "box_jump":
        parts.append(heights(unit).load(row["height_cm"]))
    elif not pd.isna(load) and load != 0:
        sign = {"added": "+", "assist": "\u2212"}.get(row["load_basis"], "")
        hand = " a hand" if row["load_basis"] == "per_hand" else ""
        parts.append(f"{sign}{unit.load(abs(load))}{hand}")
    if not pd.isna(row["reps"]) and row["reps"]:
        parts.append(str(row["reps"]) if parts else counted(row["reps"], "rep"))
    said = " \u00d7 ".join(parts)
    clock = (
        [] if pd.isna(row["duration_s"]) or not row["duration_s"] else [f"{plain(row['duration_s'], 0)} s"]
    )
    way = [] if pd.isna(row["distance_m"]) or not row["distance_m"] else [f"{plain(row['distance_m'], 0)} m"]
    return ", ".join([*([said] if said else []), *clock, *way]) or "nothing counted"


def says_words(row: pd.Series, unit: Unit) -> str:
    """Return what a set by itself says of its lift's rep max; nothing where it says nothing."""
    value = row["estimate_kg"]
    if pd.isna(value) or row["measure"] not in REP_MAX_MEASURES:
        return ""  # a clean, a swing or a jump says no more than what was done
    target = f"{row['target_reps']}RM"
    if row["status"] == "lower_bound":
        return f"{target} about {unit.estimate(value)} or more"
    if row["status"] == "tested":
        return f"{target} {unit.load(value)}, lifted"
    low, high = unit.rough(row["low_kg"]), unit.rough(row["high_kg"])
    return f"{target} {unit.estimate(value)} ({low}{_TO}{high})"


def record_words(record: pd.Series, unit: Unit) -> str:
    """Return a record with what it beat: 'heaviest load 150 kg, before 147.5 kg'."""
    number, before = (_record_number(record, record[name], unit) for name in ("value", "previous"))
    reps = record["reps"]
    what = (
        f"most for {counted(reps, 'rep')}"
        if record["kind"] == "reps"
        else _RECORDS.get(record["kind"], record["kind"])
    )
    return f"{what} {number}, before {before}"


def _record_number(record: pd.Series, value: float, unit: Unit) -> str:
    if record["unit"] not in ("kg", "cm"):
        return plain(value, 0)
    own = heights(unit) if record["unit"] == "cm" else unit
    return own.estimate(value) if record["kind"] == "estimate" else own.load(value)


def order_sentence(check: OrderCheck) -> str:
    """Say how a session stands against the sample order, that of the sample workout."""
    if check.score is None:
        return (
            "Order: not judged. The sample order is of two or more of these: jumps, Olympic lifts, "
            "heavy hinges, high-rep swings."
        )
    if check.late is None:
        return f"Order: as in the sample order, all {check.pairs} pairs of sets (score 1)."
    return (
        f"Order: not the sample order, which puts {check.late} before {check.after}; here they came after. "
        f"In all, {check.inverted} of {check.pairs} pairs of sets stand against its order "
        f"(score {plain(check.score, 2)})."
    )


def technical_notes(check: OrderCheck) -> list[str]:
    """Return notes on long sets of technical lifts: opinions, and named as such."""
    notes = []
    if check.most_jump_reps is not None and check.most_jump_reps > _MOST_TECHNICAL_REPS:
        notes.append(
            f"An opinion: jumps in long sets are conditioning, no primer (here up to "
            f"{check.most_jump_reps} reps)."
        )
    if check.most_olympic_reps is not None and check.most_olympic_reps > _MOST_TECHNICAL_REPS:
        notes.append(
            f"An opinion: high reps are for less technical lifts than Olympic ones (here up to "
            f"{check.most_olympic_reps} reps)."
        )
    return notes


def finish_sentence(sets: pd.DataFrame) -> str:
    """Say that a session ended with an exercise of 12 reps or more a set; nothing when it did not."""
    working = sets[sets["kind"] != "warmup"]
    if working.empty:
        return ""
    last = working[working["what"] == working["what"].iloc[-1]]
    reps = last["reps"].fillna(0)
    if last["what"].nunique() == working["what"].nunique() or reps.min() < _HIGH_REPS:
        return ""
    name = md_escape(last["exercise"].iloc[-1])
    return f"High-rep finish: {name}, {_span(reps.min(), reps.max())} reps a set."


def orders_sentence(order: OrderSummary) -> str:
    """Say how the sessions of a range stand against the sample order."""
    if not order.sessions:
        return (
            "No session in this range has sets of two of these: jumps, Olympic lifts, heavy hinges, high-rep "
            "swings. So the sample order says nothing of them."
        )
    said = (
        f"{plain(order.passed)} of {plain(order.sessions)} session{_s(order.sessions)} with two or more of "
        f"jumps, Olympic lifts, heavy hinges and high-rep swings did them in that order, the sample order"
    )
    if not order.jumps_sessions:
        return f"{said}."
    return f"{said}; jumps came before Olympic lifts in {order.jumps_first} of {order.jumps_sessions}."


def openers_sentence(found: Openers) -> str:
    """Say what sessions began with, and what is known of coming first."""
    if not found.sessions:
        return ""
    share = percent(found.posterior / found.sessions)
    rest = found.sessions - found.posterior - found.mirror
    others = f", {rest} with one of both or neither" if rest else ""
    return (
        f"Of {plain(found.sessions)} session{_s(found.sessions)}, cardio left out, {plain(found.posterior)} "
        f"({share}) began with one of the posterior chain, {plain(found.mirror)} with one of the mirror "
        f"muscles{others}. {NUNES}"
    )


def last_words(row: pd.Series, unit: Unit) -> str:
    """Return how the exercise went the time before."""
    if pd.isna(row["day"]):
        return "first time in this log"
    return f"last time, {short(row['day'].date())}: {set_words(row, unit)}"


def _span(fewest: int, most: int) -> str:
    return str(most) if fewest == most else f"{fewest}{_TO}{most}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
