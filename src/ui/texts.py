"""How each number is computed, in a lifter's words: as few as say it, each term where it is met."""

TILES = "Ranges: 80%. Verdicts: last 8 weeks."
TILES_HOW = """
Beside a number: its 80% range; of one that a formula reads from a set, one standard error either way. Likely
best sets are of the four weeks to come. A verdict is about the log's last 8 weeks, the line about the range
chosen above, and so is the change under it: the best sets of the last six days against the first six, where
that is 95% sure. After 28 days of rest the number is grey.
"""

SHARE = """
A working set counts 1 (jumps, cleans, swings, carries and holds: ½), split over its muscles: direct work
whole, indirect half, stabilising a quarter. **Posterior share = P / (P + M)**: posterior against mirror
sets; muscles on neither side are left out.

The line weighs 4 weeks, each 0.6 of the one after it, and 6 sets at the middle of your target, so that a
few sets cannot swing it. Range: 80% of 500 redraws of your sessions. A verdict needs 24 sets in 3 weeks. No
study knows the right share.
"""

BARS = "Counted as for the share."

MUSCLES = """
Counted as on the body; one set trains several muscles, so these do not add up to your sets. Dotted lines:
where a set begins to bring less. About 4 a week is the least that works.
"""

BODY = """
A set counts 1 for a muscle it trains directly, ½ indirectly, ¼ for stabilising; jumps, cleans, swings,
carries and holds half of that. Averaged over weeks of 7 days back from the log's last day, weeks off
included.

Colours change at 4, 10, 18 and 29 sets, where a set begins to bring less (Pelland et al. 2026, Sports Med
56(2):481-505): the same for every muscle, because no study knows better.
"""

ADVICE = """
The fewest sets to add to your average week of the last 4, of exercises of your last 90 days, that bring
your share up to your target and every posterior group to its least (4 unless you set another). A share
above the target is your choice.

Solved exactly. One of the eight lifts is taken for up to half as many sets more, and an exercise fewer for
half a set (conventions). It knows volume, not how you feel.
"""

BUILDER = """
**Loads**: what you could likely do for the reps and those left in reserve, learned from your own sets, with
its 80% range, rounded down to what you own. Needs 8 sessions over 28 days.

**With fewer, for jumps, cleans, swings, and over 12 reps**: the load or box of the last day you did as many
reps, whatever it left in reserve.
"""

ADHERENCE = """
A line: sets done of those planned, times the share whose reps are within a quarter of the plan's (our
convention). A session: the mean of its lines. Another variant of the lift counts.
"""

VOLUME = """
All variants. **Hard set**: 1 to 30 reps, no warm-up, at most 4 reps left in reserve or effort not logged.
Box jumps count landings, swings reps, cleans sets. **Tonnage**: load times reps; of dumbbells, both hands'.
"""

TREND = """
A mark is the best set of a day: the one whose lower end is highest.

{formula}

The range is one standard error either way. Hollow: effort not logged, so this or more. The line breaks after
28 days without the lift. A triangle: a day of any record in the list below.
"""

REP_MAXES = """
The learned estimate for each number of reps, with its 80% range, on the log's last day. Best done: the
heaviest load for at least so many reps. "For comparison" is for reps nobody tests this lift at.
"""

LEARNED_WHAT = {
    "now": "the most you could lift for {reps} on that day",
    "next": "your best set of {reps} in the four weeks to come: what you will do as much as what you could",
}

LEARNED = """
The line is {what}, half the time less and half the time more. It is learned from how other lifters' bests
led to their next hard sets.

{own} {wide}

Ranges widen with every day of rest, and after lighter weeks: the log cannot say whether you could not or
would not. A number of today is never below a load you lifted for its reps in the last 4 weeks. After 28 days
without the lift the line is dotted.
On {athletes} lifters it was not fitted on, it was off by {mae}% on average, and {inside}% of the sets fell
inside the 80% range.

A point is one set by itself; hollow: effort not logged, so about this or more. No number before 8 sessions
over 4 weeks, for more than 12 reps, or after 180 days of rest.
"""

DIRECT = "This lift ends when speed or technique does, not at failure, so no formula is used."

REP_RANGES = "Working sets by their reps, all variants. No range is the right one."

ZONES = """
A working set's load as a part of the highest estimated max of the 90 days before, same variant; for power
cleans, of the heaviest made for 1 to 3 reps. The zones are a convention.
"""

COVERAGE = """
A group is reached with 4 sets in the week, the least that trials of muscle growth found to work (Pelland et
al. 2026). The sentence at the top is about the last 28 days.
"""

GROUPS = """
By the movement an exercise is filed under; a jump, swing, carry or hold counts ½ unless you change it.
Averaged over weeks of 7 days back from the log's last day, weeks off included. Sit-ups are under the last.
"""

RATIOS = """
Each lift's set of three months whose estimate has the highest lower end, brought to one rep (Epley); a power
clean as made; of a pull-up with your body weight. Range: one standard error of both. Hollow, on no line:
effort not logged, so it may be any higher. So a maximum may differ from that on Lifts. Other
people's numbers describe them; they are no target.
"""

CHANGES = """
The last 7 days against the four times 7 days before. More than usual is not too much, less is not too
little.
"""

CALENDAR = """
Working sets: all but warm-ups, swings and jumps too. Hard sets: strength sets of 1 to 30 reps, no warm-up, at
most 4 reps left in reserve or effort not logged. Posterior sets: counted as in the balance.
"""

ORDER = """
The sample order, that of the sample workout on Plan: **jumps, Olympic lifts, heavy hinges (1 to 12 reps),
high-rep swings**. Both are from the article “Want To Strengthen Your Posterior Chain?”, and its view.

**Score**: of all pairs of sets of different kinds, how many stand in that order (Kendall's tau, 0 to 1).
Jumps or Olympic lifts of more than 5 reps get a note; the 5 is ours.

Strength grows most in the lifts done first (Nunes et al. 2021: effect size 0.32). That jumps "wake up" the
body is not established (Xu et al. 2025).
"""

SESSION = """
After a set: the maximum it says by itself, the same as its point on Lifts, one standard error either way;
"or more" where the effort was not logged.
"""

MIX = """
Working sets by how they were done. Explosive: jumps, throws, Olympic lifts, swings. Held: carries, holds,
work by the clock. No mix is the right one.
"""

PRACTICE = (
    "All variants, without warm-ups. Reps of box jumps are landings. A maximum is of one lift, so other "
    "cleans, snatches and pulls stand by themselves: explosive hinge work."
)

VERDICT = """
**Verdict**: a line through the best set of each day of the last 8 weeks (Theil-Sen). *Progressing* or
*regressing*: it changes by 2% or one step of the plates, and is 90% sure of its direction (Kendall).
*Holding steady*: its 80% range lies within that. Else *unclear*. Needs 6 days over 4 weeks; changes when
two weeks agree. Over longer ranges, the last six days stand against the first six (the middle of all pairs).

**Forecast**: the line's end, slowing by a tenth a week; 8 of 10 ranges should hold the best set. Past
forecasts are made again from what the log held then.

**Records** beat all days before, an estimate by more than a lifter's days differ anyway (2 to 4%).
"""

CONTEXT = """
The number above over the body weight of that day. DOTS, IPF GL and Wilks are made for a three-lift total:
of a deadlift alone they rank nobody.
"""

LEARNED_MAX = """
Your sets of 1 to 12 reps become a few features (this month against the last quarter, half year and ever;
heaviest loads; how often you train). Weights learned from other lifters' logs turn them into a middle value
and ranges that hold it 50, 80 and 95% of the time. Every day of rest widens them. Needs 8 sessions over 28
days.
"""

ACCURACY = """
Each athlete was predicted by a model fitted to the others. Error and bias in per cent of the load. Whole
range: the error of all ranges together (CRPS), less is better. Inside: how many sets fell within the
ranges.
"""

FORMULAS = """
Each reads one set, and can be chosen on Lifts. Reps to failure: those done plus those in reserve (10 - RPE).
Without a logged effort: this or more. Beyond 10 they differ by more than training changes. Shown with:
"""

VERDICT_ACCURACY = """
1,000 made-up histories a line; noise is how far days differ by themselves. Good and bad spells of weeks can
look like a trend: no rule can tell from the days alone.
"""

COMPARED = """
The likely maximum of each lift's main variant, for the reps it is judged by. **Change** divides by the
first number in the range; it says nothing about which lift is stronger.
"""
