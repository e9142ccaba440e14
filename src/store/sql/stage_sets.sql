-- The incoming file with the key of each set: what the set is, as text made of whole numbers, so that it never depends
-- on how a version prints a float.
create or replace temp table staged as
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
    ))::uuid as set_key
from incoming
