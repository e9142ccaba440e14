select
    day, started_at, workout_key, workout_name, workout_s, source,
    exercise_written, exercise, exercise_name, lift, chain, pattern, mode, how,
    order_in_workout, set_no, kind, load_kg, load_basis, reps, rir, distance_m, duration_s, height_cm, side, note,
    effort, set_key
from live.log_of($athlete, $as_of)
order by place;
