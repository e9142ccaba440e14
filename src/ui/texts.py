"""How each number is computed, in a lifter's words."""

TILES = (
    "Beside a number: its 80% range. Verdicts are about the last 8 weeks of the log, and rests end on its "
    "last day."
)

SHARE = """
Every working set counts 1 (jumps, cleans, swings, carries and holds: ½; warm-ups: 0) and is split over the
muscles it trains: direct work whole, indirect work half, stabilising work a quarter.

**Posterior share = P / (P + M)**: sets of your posterior chain against sets of your mirror muscles. Muscles
on neither side are left out.

The line adds up 4 weeks, the newest weighing most (0.6 for each week back, the four weights adding up to 4),
plus 6 sets at the middle of your target, so that a few sets cannot swing it. The band comes from drawing
your sessions anew 500 times: 80% of the draws fall inside. A verdict needs 24 sets in 3 trained weeks, and
the band on one side. Weeks without training are gaps.

No study knows the right share. The target is yours.
"""

BARS = """
Sets of each week, split over the muscles they train as for the share; a set is worth 1 at most. The last
bars are in outline when the log ends before the week does.
"""

MUSCLES = """
Fractional sets a week: a set counts 1 for each muscle it trains directly, ½ for indirect, ¼ for stabilising
work. A set can count for several muscles, so these do not add up to your sets. The average is over all
weeks of the range, weeks off included.

Dotted lines at 4, 10, 18 and 29 are where evidence on muscle growth changes step: about 4 is the least that
works, and beyond each line a set brings less (Pelland et al. 2026, Sports Med 56(2):481-505). They are the
same for every muscle because no study knows better.
"""

BODY = """
Fractional sets a week: a set counts 1 for each muscle it trains directly, ½ for indirect, ¼ for stabilising
work; jumps, cleans, swings, carries and holds count half a set. The average is over all weeks of the range,
weeks off included.

The colours change where evidence on muscle growth changes step: about 4 sets a week is the least that works,
and past 10, 18 and 29 a set brings less (Pelland et al. 2026, Sports Med 56(2):481-505). The steps are the
same for every muscle because no study knows better. Deep core lies under the obliques and is drawn where it
comes nearest the skin.
"""

ADVICE = """
Starts from the average of the log's last 4 weeks and looks for the fewest sets a week, of exercises you did
in the last 90 days, that bring your posterior share into your target and every posterior group to its least
(4 fractional sets unless you set another). The numbers after it are what Balance and Muscles would show had
each of those weeks held the sets too.

Solved exactly (integer programme, HiGHS). Among plans of the same size: fewest exercises, then the eight
lifts, then what you do most. Where nothing within your limits reaches all, the plan that leaves the fewest
sets missing. It knows volume, not how you feel.
"""

BUILDER = """
**Strength lines**: the load you could likely do for the reps and those left in reserve together, learned from
your own sets of that exercise as of the log's last day, with its 80% interval; rounded down to what you own
(Settings). It needs 8 sessions over 28 days. A lift you do only as another variant is planned as that.

**Jumps, cleans and swings** end for speed, not near failure, and over 12 reps to failure we do not estimate:
the load, or the box, of the last day you did as many reps.
"""

ADHERENCE = """
A line: sets done against planned, up to all, times the share of them whose reps are within a quarter of the
plan's (at least one either way; our convention). A session: the mean of its lines. In its order: of all pairs
of lines, those begun in the order planned. Another variant of the same lift counts.
"""

VOLUME = """
All variants of the lift together. A hard set is a working set of 1 to 30 reps with at most 4 reps in
reserve, or with effort not logged. Box jumps count landings, swings count reps, cleans count sets. Tonnage
is load x reps, with the load of both hands where both work at once.
"""

TREND = """
Each mark is the best set of a day: the one whose lower end is highest.

{formula}

The range is one standard error either way. Without a logged effort (RPE or reps
in reserve) the number is a lower bound, drawn hollow: you could have done at least this. The line breaks
after 28 days without the lift. A record beats every earlier day by 1% at least.
"""

REP_MAXES = """
The learned estimate asked for each number of reps, with the range that holds it 80% of the time, as of the
log's last day. "Best done" is the heaviest load you lifted for at least so many reps, and the first day you
did. A yardstick is for reps nobody tests this lift at: compare it with your own only. Power cleans end for
speed, not at failure: there the likely numbers are for context.
"""

LEARNED_WHAT = {
    "now": "the most you could lift for {reps} on that day",
    "next": "your best set of {reps} in the four weeks to come: what you will do as much as what you could",
}

LEARNED = """
The line is {what}, half the time less and half the time more. It is learned from other lifters' logs: how
the best of the last 4 weeks, 3 months, half a year and ever, the heaviest load, and what was lifted for as
many reps led to their next hard sets. A set with reps in reserve counts for the reps you could have done.

{own} {wide}

The shaded ranges hold the number 50 and 80% of the time. They widen with every day of rest, and after 28
days the line stops. On {athletes} lifters it was not fitted on, it was off by {mae}% on average, and
{inside}% of the sets fell inside the 80% range.

Each point is one set by itself, brought to the same reps. Hollow: effort not logged, so at least this much.
Ringed: lifted for just these reps, nothing left. No number before 8 sessions over 4 weeks or more, for
more than 12 reps, or after 180 days of rest. Sets that look like typing errors count for nothing.
"""

DIRECT = """
A set of box jumps, swings or cleans ends when speed or technique does, not at failure, so no formula is
used. {note}
"""

REP_RANGES = """
Working sets (all but warm-ups) by the reps done in them. All variants of a lift together. A description of
the log: no range is the right one.
"""

ZONES = """
Each working set's load as a part of the highest estimated max of the 90 days up to its day, of the same
variant; for power cleans, of the heaviest made for 1 to 3 reps. Only for lifts tested with a
single: not for rows, Romanian deadlifts and good mornings. The zones are a convention.
"""

COVERAGE = """
A posterior group is reached in a week with 4 fractional sets, the least that trials of muscle growth found
to work (Pelland et al. 2026). The sentence at the top takes the mean of the 28 days up to the log's last
day; the bars take each week by itself, and the last one may not be over.
"""

GROUPS = """
Sets a week by the movement an exercise is filed under; a jump, swing, carry or hold counts as chosen (½
unless you change it). The average is over all weeks of the range, weeks off included. Core and carries are
braced, rotated and carried work; sit-ups train the front and are under the last.
"""

RATIOS = """
Both numbers are brought to one rep: the set of the month and the two before it whose estimate has the highest
lower end (Epley, up to 10 reps to failure, one exercise each). The band is one standard error of both. A
power clean is the heaviest made for 1 to 3 reps. A pull-up counts your body weight of that time.

Where a number of other people is given, it describes those people; it is no target. Elsewhere no one has
measured one: compare only with your own past.
"""

CHANGES = """
The 7 days up to the last logged day against the four 7-day blocks before them, which do not overlap: no
week is compared with itself. Posterior and mirror sets are counted as in the balance. A description: more
than usual is not too much, less is not too little.
"""

CALENDAR = """
Every day of the 12 months up to the last logged session; a darker cell is more sets. Hard sets: working sets
of 1 to 30 reps with at most 4 reps in reserve, or with effort not logged. Posterior sets: every set split
over the muscles it trains, as in the balance; jumps, cleans, swings, carries and holds count ½.
"""

ORDER = """
The article this dashboard grew from trains in this order: **jumps, Olympic lifts, heavy hinges, high-rep
swings**. That order is its view. Heavy hinges are hinges of 1 to 12 reps; high-rep swings are ballistic
hinges of 10 reps or more. Other exercises and warm-ups have no place in it. Sets stand in the order your
app exported them.

**Score** = pairs of sets in that order / all pairs of sets of different kinds (Kendall's tau, from 0 to 1).
1 passes. A session with fewer than two of the four kinds is not judged.

Jumps of more than 5 reps, and Olympic lifts of more than 5 reps, get a note: the article calls 15 box jumps
conditioning and keeps high reps for less technical lifts. The limit of 5 is ours.

What is known: strength grows most in the lifts done first (Nunes et al. 2021, a meta-analysis: effect size
0.32 for lifts over several joints). That jumps "wake up" the body for what follows is not established: the
gain is hard to tell from warming up (Xu et al. 2025).
"""

SESSION = """
Every set in the order it was logged. The number after a set is what that set by itself says of the lift's
maximum (Epley, reps done plus reps in reserve), with one standard error either way; "at least" where the
effort was not logged. The number on the Lifts page weighs all your sets. Last time: the best set of the last
session before this one with the same exercise.
"""

MIX = """
Working sets (all but warm-ups) by how they were done. Explosive: jumps, throws, Olympic lifts, swings. The
rest by reps: 1-5, 6-12, 13 and more; held or carried: carries, holds and strength work by the clock. Of the
posterior chain: exercises whose direct muscles are all on that side; squats and clean-and-jerks are on both
and only under all. A description: no mix is the right one.
"""

PRACTICE = """
Sessions, sets and reps of each lift, all variants, without warm-ups, in the 90 days up to the log's last
day; the data table has all that was ever logged. Reps of box jumps are landings.
"""

VERDICT = """
**Verdict**: the Theil-Sen line through the best set of each day of the last 8 weeks (the median of the
slopes between all pairs of days). *Progressing* or *regressing* when the change is at least 2% or one step
of the plates and Kendall's test is 90% sure of its direction; *holding steady* when the whole 80% interval
lies within that change; else *unclear*. It needs 6 days over 4 weeks. A verdict changes when two weeks in
a row agree. Days whose effort is not logged never make a lift regress: a lighter day is no weakness.

The line runs through the sets themselves, not through the learned maximum, whose neighbouring days repeat
each other and would look surer than they are.

**Forecast**: the line's end, its slope slowing by a tenth a week and never above 1% a week, as lines of
published logs did; the range holds the best set of the two weeks from that day on in 8 of 10 cases. Past
forecasts are made again, every four weeks, from what the log held on that day.

**Records** compare a day with all days before it, after two days of baseline. An estimate counts when it
beats the last record by more than one lifter's days differ anyway (2 to 4%).
"""

CONTEXT = """
Times body weight is the number above over the body weight of that day. DOTS, IPF GL and Wilks are made for
a three-lift total: of a deadlift alone they follow a changing body weight, and rank nobody. There is no
percentile because no open data stand behind one.
"""

LEARNED_MAX = """
The estimated max is learned: all your sets of 1 to 12 reps up to a day become a few features (how this month
compares with the last quarter, half year and best ever; the heaviest loads done; how often you train the
lift), and weights learned from other lifters' logs turn them into a middle value and 50, 80 and 95%
intervals. A better set never lowers it; every day of rest widens it. It needs 8 sessions over 28 days.
"""

ACCURACY = """
Each athlete was predicted by a model fitted to the others. Error and bias in per cent of the load; CRPS
scores the whole interval, less is better. Inside: how many sets fell within the intervals.
"""

FORMULAS = """
Classic formulas read one set at a time, and can be chosen on Lifts. Reps to failure are the reps done plus
those in reserve (10 - RPE); a set without a logged effort says only 'at least'. Beyond 10 reps to failure
they differ by more than training changes. The set they are shown with:
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
