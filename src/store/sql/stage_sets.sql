-- The incoming file with the key of each set: what the set is, as text made of whole numbers, so that it never depends
-- on how a version prints a float, and an ordinal among equal sets, so that two equal sets stay two.
create or replace temp table staged as
with written as (
    select
        *,
        md5(concat_ws(
            '|',
            $source,
            epoch_us(day::timestamp) // 86400000000,
            kind,
            load_basis,
            coalesce(side, ''),
            coalesce(round(load_kg * 20)::bigint::varchar, ''), -- steps of 50 g: pounds and kilograms of one plate agree
            coalesce(reps::varchar, ''),
            coalesce(round(rir * 100)::bigint::varchar, ''),
            coalesce(round(distance_m * 10)::bigint::varchar, ''),
            coalesce(round(duration_s * 10)::bigint::varchar, ''),
            coalesce(round(height_cm * 10)::bigint::varchar, ''),
            length(workout_key), -- tells where one free text ends and the next begins
            workout_key,
            exercise_written
        ))::uuid as content
    from incoming
),
numbered as (
    select *, row_number() over (partition by content order by order_in_workout, set_no) as ordinal
    from written
)
select
    * exclude (content, ordinal),
    if(ordinal = 1, content, md5(concat_ws('#', content, ordinal))::uuid) as set_key
from numbered
