-- For each exercise of a session: its best set that day, and that of the last session before that had it. Best: the
-- heaviest, then the most reps.
with sets as (
    select * from live.log_of($athlete, $as_of) where kind <> 'warmup'
),
this as (
    select
        coalesce(exercise, exercise_written) as what, any_value(coalesce(exercise_name, exercise_written)) as name,
        min(started_at) as started_at, min(order_in_workout) as place
    from sets where workout_key = $workout_key
    group by what
),
before as (
    select
        t.what, s.workout_key, s.started_at, s.day, s.load_kg, s.load_basis, s.reps, s.duration_s, s.distance_m,
        dense_rank() over (partition by t.what order by s.started_at desc, s.workout_key desc) as ago
    from this t join sets s
        on coalesce(s.exercise, s.exercise_written) = t.what
        and s.started_at < t.started_at and s.workout_key <> $workout_key and not s.missed
)
select
    t.what as exercise, t.name as exercise_name,
    b.day, b.load_kg, b.load_basis, b.reps, b.duration_s, b.distance_m
from this t
left join before b on b.what = t.what and b.ago = 1
qualify row_number() over (
    partition by t.what order by b.load_kg desc nulls last, b.reps desc nulls last, b.duration_s desc nulls last,
    b.distance_m desc nulls last
) = 1
order by t.place;
