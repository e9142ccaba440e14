-- The working sets of the eight lifts on some days, in order: to find the session a record was made in.
select
    workout_key, day, exercise, load_kg, reps,
    row_number() over (order by started_at, workout_key, order_in_workout, set_key)::bigint as place
from live.log_of($athlete, $as_of)
where lift is not null and kind <> 'warmup' and list_contains($days::date[], day);
