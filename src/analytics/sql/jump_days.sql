-- One row a day and variant of box jumps: the highest box, and how many landings. A height not in its own column is read from the
-- note, else from the written name.
create or replace macro live.jump_days(athlete, as_of) as table
with jumps as (
    select
        day, exercise, workout_key, coalesce(reps, 0) as contacts,
        coalesce(height_cm, live.box_cm(note), live.box_cm(exercise_written)) as box_cm
    from live.log_of(athlete, as_of)
    where lift = 'box_jump' and kind <> 'warmup'
)
select
    day, exercise,
    max(box_cm) filter (box_cm between 10 and 200 and contacts > 0) as height_cm,
    count(*)::bigint as sets,
    sum(contacts)::bigint as contacts,
    min(workout_key) as workout_key -- of a day's two sessions the first
from jumps
group by day, exercise;
