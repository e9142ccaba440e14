"""How each number is computed, in a lifter's words."""

TILES = (
    "Beside a number: its 80% range, or one standard error where it is a formula's. Verdicts are about the "
    "last 8 weeks of the log, and rests end on its last day."
)

SHARE = """
A working set counts 1 (jumps, cleans, swings, carries and holds: ½; warm-ups: 0), split over the muscles it
trains: direct work whole, indirect half, stabilising a quarter.

**Posterior share = P / (P + M)**: sets of your posterior chain against sets of your mirror muscles. Muscles
on neither side are left out.

The line adds up 4 weeks, each week back weighing 0.6 of the one after it (the four weights adding up to 4),
plus 6 sets at the middle of your target, so that a few sets cannot swing it. Its 80% range: where 80% of 500
redraws of your sessions fall. A verdict needs 24 sets in 3 trained weeks, and the range on one side.

No study knows the right share. The target is yours.
"""

BARS = """
Sets of each week, split over the muscles they train as for the share. The last bars are in outline when the
log ends before the week does.
"""

MUSCLES = """
A set counts 1 for each muscle it trains directly, ½ for indirect, ¼ for stabilising work, so these do not add
up to your sets. Averaged over weeks of 7 days back from the log's last day, weeks off included.

Dotted lines at 4, 10, 18 and 29: where evidence on muscle growth changes step. About 4 is the least that
works; beyond each line a set brings less (Pelland et al. 2026, Sports Med 56(2):481-505). The same for every
muscle, because no study knows better.
"""

BODY = """
A set counts 1 for each muscle it trains directly, ½ for indirect, ¼ for stabilising work; of jumps, cleans,
swings, carries and holds, half of that. Averaged over weeks of 7 days back from the log's last day, weeks off
included.

The colours change where evidence on muscle growth does: about 4 sets a week is the least that works, and past
10, 18 and 29 a set brings less (Pelland et al. 2026, Sports Med 56(2):481-505). The same for every muscle,
because no study knows better. Deep core lies under the obliques and is drawn where it comes nearest the skin.
"""

ADVICE = """
From the average of the log's last 4 weeks: the fewest sets a week, of exercises you did in the last 90 days,
that bring your posterior share up to your target and every posterior group to its least (4 sets unless you
set another). A share above the target is your choice: nothing is added for the mirror muscles' own sake.

Solved exactly (integer programme, HiGHS). One of the eight lifts is taken for up to half as many sets more,
and an exercise fewer for half a set (conventions). Where your limits leave no such plan, the one with the
fewest sets missing. It knows volume, not how you feel.
"""

BUILDER = """
**Strength lines**: the load you could likely do for the reps and those left in reserve together, learned from
your own sets up to the log's last day, with its 80% range; rounded down to what you own (Settings). It needs
8 sessions over 28 days. A lift you do only as another variant is planned as that.

**Jumps, cleans and swings** end for speed, not near failure, and over 12 reps we do not estimate: the load,
or the box, of the last day you did as many reps.
"""

ADHERENCE = """
A line: sets done against planned, up to all, times the share of them whose reps are within a quarter of the
plan's (at least one either way; our convention). A session: the mean of its lines. In its order: of all pairs
of lines, those begun in the order planned. Another variant of the same lift counts.
"""

VOLUME = """
All variants of the lift together. A hard set: 1 to 30 reps, no warm-up, with at most 4 reps in reserve (left
undone) or effort not logged. Box jumps count landings, swings reps, cleans sets. Tonnage is load times reps,
with the load of both hands where both work at once.
"""

TREND = """
Each mark is the best set of a day: the one whose lower end is highest.

{formula}

The range is one standard error either way. Without a logged effort (RPE or reps in reserve) you could have
done more: a hollow mark. The line breaks after 28 days without the lift. A triangle is a day
of any record in the list below.
"""

REP_MAXES = """
The learned estimate asked for each number of reps, with its 80% range, as of the log's last day. "Best done":
the heaviest load lifted for at least so many reps, and when first. A yardstick is for reps nobody tests this
lift at: compare it with your own only. Power cleans end for speed, not at failure: there the likely numbers
are for context.
"""

LEARNED_WHAT = {
    "now": "the most you could lift for {reps} on that day",
    "next": "your best set of {reps} in the four weeks to come: what you will do as much as what you could",
}

LEARNED = """
The line is {what}, half the time less and half the time more. It is learned from other lifters' logs: how
their bests of the last 4 weeks, 3 months, half a year and ever led to their next hard sets. A set with reps
in reserve counts for the reps that could have been done.

{own} {wide}

The ranges widen with every day of rest, and after lighter weeks: the log cannot say whether you could not or
would not. A number of today, not one of weeks to come, is never below a load you lifted for its reps in the
last 4 weeks. After 28 days without the lift the line is dotted.
On {athletes} lifters it was not fitted on, it was off by {mae}% on average, and {inside}% of the sets fell
inside the 80% range.

Each point is one set by itself, brought to the same reps. Hollow: effort not logged, so about this or more.
Ringed: lifted for just these reps, nothing left. No number before 8 sessions over 4 weeks or more, for
more than 12 reps, or after 180 days of rest. Sets that look like typing errors count for nothing.
"""

DIRECT = """
Box jumps, swings and cleans end when speed or technique does, not at failure, so no formula is used. {note}
"""

REP_RANGES = """
Working sets (all but warm-ups) by their reps, all variants together. It describes the log: no range is the
right one.
"""

ZONES = """
Each working set's load as a part of the highest estimated max of the 90 days up to its day, of the same
variant; for power cleans, of the heaviest made for 1 to 3 reps. The zones are a convention.
"""

COVERAGE = """
A posterior group is reached in a week with 4 sets, counted as on the body: the least that trials of muscle
growth found to work (Pelland et al. 2026). The sentence at the top takes the mean of the log's last 28 days;
the last bar's week may not be over.
"""

GROUPS = """
Sets a week by the movement an exercise is filed under; a jump, swing, carry or hold counts ½ unless you
change it. Averaged over weeks of 7 days back from the log's last day, weeks off included. Sit-ups train the
front and are under the last.
"""

RATIOS = """
Both numbers are brought to one rep: of three months the set whose estimate has the highest lower end (Epley,
up to 10 reps to failure, one exercise each). The range is one standard error of both. A power clean is the
heaviest made for 1 to 3 reps. A pull-up counts your body weight of that time. Where the effort of one was not
logged, its maximum may be any higher: a hollow point, without a range and on no line.

A number of other people describes them; it is no target. Elsewhere no one has measured one.
"""

CHANGES = """
The 7 days up to the last logged day against the four 7-day blocks before them. Posterior and mirror sets are
counted as in the balance. A description: more than usual is not too much, less is not too little.
"""

CALENDAR = """
The 12 months up to the last session; a fuller colour is more sets. Hard sets: 1 to 30 reps, no warm-up, with
at most 4 reps in reserve (left undone) or effort not logged. Posterior sets: counted as in the balance.
"""

ORDER = """
The article this dashboard grew from trains in this order: **jumps, Olympic lifts, heavy hinges, high-rep
swings**. That order is its view. Heavy hinges: 1 to 12 reps; high-rep swings: swinging hinges of 10 reps or
more. Nothing else has a place in it. Sets stand in the order your app exported them.

**Score** = pairs of sets in that order / all pairs of sets of different kinds (Kendall's tau, from 0 to 1).
1 passes. A session with fewer than two of the four kinds is not judged.

Jumps or Olympic lifts of more than 5 reps get a note: the article calls 15 box jumps conditioning. The limit
of 5 is ours.

What is known: strength grows most in the lifts done first (Nunes et al. 2021, a meta-analysis: effect size
0.32 for lifts over several joints). That jumps "wake up" the body is not established (Xu et al. 2025).
"""

SESSION = """
Every set in the order it was logged. The number after a set is what it says by itself of the lift's maximum,
the same as its point on Lifts: reps done plus reps in reserve, brought to the reps asked for, one standard
error either way; "or more" where the effort was not logged. The estimate on Lifts weighs all sets up to a
day. Last time: the best set of the session before with the same exercise.
"""

MIX = """
Working sets (all but warm-ups) by how they were done. Explosive: jumps, throws, Olympic lifts, swings. The
rest by reps; held or carried: carries, holds and strength work by the clock. Of the posterior chain:
exercises whose direct muscles are all on that side. It describes the log: no mix is the right one.
"""

PRACTICE = """
Sessions, sets and reps of each lift, all variants, without warm-ups, in the 90 days up to the log's last
day; the data table has all that was ever logged. Reps of box jumps are landings.
"""

VERDICT = """
**Verdict**: a line through the best set of each day of the last 8 weeks (Theil-Sen: the median of the slopes
between all pairs of days). *Progressing* or *regressing* when it changes by at least 2% or one step of the
plates and is 90% sure to go that way (Kendall's test); *holding steady* when its whole 80% range lies within
that; else *unclear*. It needs 6 days over 4 weeks, and changes when two weeks in a row agree. Days whose
effort is not logged never make a lift regress.

**Forecast**: the line's end, its slope slowing by a tenth a week and never above 1% a week; in 8 of 10 cases
the range holds the best set of the two weeks from that day on. Past forecasts are made again, every four
weeks, from what the log held on that day.

**Records** compare a day with all days before it, after two days of baseline. An estimate counts when it
beats the last record by more than one lifter's days differ anyway (2 to 4%).
"""

CONTEXT = """
The number above over the body weight of that day. DOTS, IPF GL and Wilks are made for a three-lift total: of
a deadlift alone they follow a changing body weight, and rank nobody.
"""

LEARNED_MAX = """
All your sets of 1 to 12 reps up to a day become a few features (how this month compares with the last
quarter, half year and best ever; the heaviest loads done; how often you train the lift); weights learned from
other lifters' logs turn them into a middle value and ranges that hold it 50, 80 and 95% of the time. A better
set never lowers it; every day of rest widens it. It needs 8 sessions over 28 days.
"""

ACCURACY = """
Each athlete was predicted by a model fitted to the others. Error and bias in per cent of the load. CRPS
scores the whole range, less is better. Inside: how many sets fell within the ranges.
"""

FORMULAS = """
Each reads one set at a time, and can be chosen on Lifts. Reps to failure are the reps done plus those in
reserve (10 - RPE); a set without a logged effort says only 'this or more'. Beyond 10 reps to failure they
differ by more than training changes. The set they are shown with:
"""

VERDICT_ACCURACY = """
1,000 made-up histories a line, loads rounded to 2.5 kg; noise is how far days differ by themselves. Where
good and bad spells last for weeks, they can look like a trend: no rule can tell from the days alone.
"""

COMPARED = """
The likely maximum of each lift's main variant, learned as on its own page, for the reps it is judged by.
**Change** divides by the lift's first number in the range, so that lifts of different loads and reps can
stand in one chart; it says nothing about which is stronger. Swings and box jumps have no likely maximum.
"""
