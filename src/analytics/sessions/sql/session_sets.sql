-- Every set of one session, in the order it was logged.
select
    set_key, day, order_in_workout, set_no, exercise_written, exercise, exercise_name, lift, chain, pattern, mode,
    kind, load_kg, load_basis, moved_kg, reps, rir, distance_m, duration_s,
    box_cm as height_cm, side, note, effort, order_rank, quality
from live.log_of($athlete, $as_of)
where workout_key = $workout_key
order by place;
