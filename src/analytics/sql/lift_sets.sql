-- Every working set of the eight lifts, in order of time; a clean that was missed has made 0 `reps`.
select
    set_key, day, lift, exercise, exercise_name, kind, load_kg, load_basis,
    made_reps as reps, rir, side, note, workout_key, load_said,
    if(lift = 'box_jump' and box_cm between 10 and 200, box_cm, null) as box_cm,
    -- It stands for the lift only where nothing else does; a dumbbell row is one-sided by itself.
    unilateral and lift <> 'dumbbell_row' as one_sided
from live.log_of($athlete, $as_of)
where lift is not null and kind <> 'warmup';
