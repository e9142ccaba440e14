-- The loaded sets of exercises whose heaviest day is far over the next one: a cheap look before the careful one, which
-- spares most logs from leaving the database.
with loaded as materialized (
    select set_key, day, exercise, exercise_name, lift, exercise_written, load_kg, reps
    from live.log_of($athlete, $as_of)
    where kind <> 'warmup' and load_kg > 0 and exercise is not null
),
days as (
    select exercise, max(load_kg) as load_kg from loaded group by exercise, day
),
ahead as (
    select exercise from days group by exercise
    having max(load_kg, 2)[1] > $outlying * max(load_kg, 2)[2]
)
select * from loaded semi join ahead using (exercise) order by day, set_key;
