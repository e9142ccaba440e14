"""How each number is computed, in a lifter's words."""

SHARE = """
Every working set counts 1 (jumps, cleans, swings, carries and holds: ½; warm-ups: 0) and is split over the
muscles it trains: direct work whole, indirect work half, stabilising work a quarter.

**Posterior share = P / (P + M)**: sets of your posterior chain against sets of your mirror muscles. Muscles
on neither side are left out.

The line adds up 4 weeks, the newest weighing most (0.6 for each week back), plus 6 sets at the middle of
your target, so that a few sets cannot swing it. The band comes from drawing your sessions anew 500 times:
80% of the draws fall inside. A verdict needs 24 sets in 3 trained weeks, and the band on one side. Weeks
without training are gaps.

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

VOLUME = """
All variants of the lift together. A hard set is a working set of 1 to 30 reps with at most 4 reps in
reserve, or with effort not logged. Box jumps count landings, swings count reps, cleans count sets. Tonnage
is load x reps.
"""

TREND = """
Each mark is the best set of a day: the one whose lower end is highest.

{formula}

The range is one standard error either way. Without a logged effort (RPE or reps
in reserve) the number is a lower bound, drawn hollow: you could have done at least this. The line breaks
after 28 days without the lift. A record beats every earlier day by 1% at least.
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
variant; for power cleans, of the heaviest made for 1 to 3 reps. Only for lifts whose maximum is one: not
for the index of rows, Romanian deadlifts and good mornings. The zones are a convention.
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
Both numbers are 1RM equivalents: the set of the month and the two before it whose estimate has the highest
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
