-- Every set of one session, in the order it was logged.
select
    set_key, day, order_in_workout, set_no, exercise_written, exercise, exercise_name, lift, chain, pattern, mode,
    kind, load_kg, load_basis, moved_kg, reps, rir, distance_m, duration_s,
    coalesce(height_cm, live.box_cm(note), live.box_cm(exercise_written)) as height_cm,
    side, note, effort,
    if(kind = 'warmup', null, live.order_rank(pattern, mode, reps))::bigint as order_rank,
    if(kind = 'warmup', null, live.set_quality(mode, reps, duration_s, distance_m)) as quality
from live.log_of($athlete, $as_of)
where workout_key = $workout_key
order by started_at, order_in_workout, set_key;
