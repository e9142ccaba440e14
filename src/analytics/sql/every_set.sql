-- Every set an athlete has logged, excluded ones and those of the future too, as it was logged and as it counts now.
-- `counts` says whether it is part of any number, or why not. A null parameter asks for no filter.
select
    set_key, day, started_at, workout_key, workout_name, source, exercise_written,
    exercise, exercise_name, lift, mode, order_in_workout, set_no, kind,
    load_kg, reps, load_basis, rir, distance_m, duration_s, height_cm, side, note,
    logged_kg, logged_reps, logged_cm, logged_note, logged_exercise, logged_kind, correction_id, reason, place, excluded,
    case
        when excluded then 'excluded'
        when day > $as_of then 'future'
        when in_other_app then 'other_app'
        when kind = 'warmup' then 'warmup'
        when exercise is null then 'unknown'
        else 'counted'
    end as counts
from live.log_sets
where athlete_id = $athlete
    and ($set_key::varchar is null or set_key = $set_key::uuid)
    and ($lift::varchar is null or lift = $lift)
    and ($exercise::varchar is null or exercise = $exercise)
    and ($first::date is null or day >= $first)
    and ($last::date is null or day <= $last)
    and ($kind::varchar is null or kind = $kind)
    and ($text::varchar is null or contains(
        lower(concat_ws(' ', exercise_written, exercise_name, workout_name, logged_exercise, logged_note, note)), lower($text)
    ))
    and ($corrected::boolean is null or (correction_id is not null) = $corrected)
    and ($excluded::boolean is null or excluded = $excluded)
    and ($keys::varchar[] is null or list_contains($keys, set_key::varchar))
