-- One row a day and variant of box jumps: the highest box, and how many landings. A height not in its own column is read from the
-- note, else from the written name: 24", 24 in, 60 cm.
with jumps as (
    select
        day, workout_key, exercise, exercise_name, coalesce(reps, 0) as contacts, set_key,
        coalesce(
            height_cm,
            try_cast(regexp_extract(said, '(\d+(?:\.\d+)?)\s*cm\b', 1) as double),
            2.54 * try_cast(regexp_extract(said, '(\d+(?:\.\d+)?)\s*(?:"|''''|”|″|in\b|inch|inches\b)', 1) as double)
        ) as box_cm
    from (
        select *, lower(concat_ws(' ', note, exercise_written)) as said
        from live.log_of($athlete, $as_of)
        where lift = 'box_jump' and kind <> 'warmup'
    )
)
select
    day, exercise,
    max(box_cm) filter (box_cm between 10 and 200 and contacts > 0) as height_cm,
    count(*)::bigint as sets,
    sum(contacts)::bigint as contacts
from jumps
group by day, exercise
order by day, exercise;
