-- Every set an athlete has logged, excluded ones and those of the future too, as it was logged and as it counts now.
-- `counts` says whether it is part of any number, or why not. A null parameter asks for no filter.
select
    s.set_key, s.day, s.started_at, s.workout_key, s.workout_name, s.source, s.exercise_written,
    e.exercise, e.exercise_name, e.lift, e.mode, s.order_in_workout, s.set_no, s.kind,
    coalesce(c.load_kg, s.load_kg) as load_kg, coalesce(c.reps, s.reps) as reps,
    live.load_basis(s.load_basis, e.load_means, e.load_chosen) as load_basis,
    s.rir, s.distance_m, s.duration_s, coalesce(c.height_cm, s.height_cm) as height_cm, s.side,
    coalesce(c.note, s.note) as note,
    s.load_kg as logged_kg, s.reps as logged_reps, s.height_cm as logged_cm, s.note as logged_note,
    c.correction_id, c.reason,
    case
        when c.excluded then 'excluded'
        when s.day > $as_of then 'future'
        when d.workout_key is not null then 'other_app'
        when s.kind = 'warmup' then 'warmup'
        when e.exercise is null then 'unknown'
        else 'counted'
    end as counts
from sets s
left join live.names e on e.athlete_id = $athlete and e.name = s.exercise_written
left join (
    from set_corrections where athlete_id = $athlete and undone_at is null
) c on c.set_key = s.set_key
left join (
    select distinct series_id, workout_key from live.duplicates where athlete_id = $athlete and not counted
) d on d.series_id = s.series_id and d.workout_key = s.workout_key
where s.athlete_id = $athlete
    and ($set_key::varchar is null or s.set_key = $set_key::uuid)
    and ($lift::varchar is null or e.lift = $lift)
    and ($exercise::varchar is null or e.exercise = $exercise)
    and ($first::date is null or s.day >= $first)
    and ($last::date is null or s.day <= $last)
    and ($kind::varchar is null or s.kind = $kind)
    and ($text::varchar is null
        or contains(lower(concat_ws(' ', s.exercise_written, e.exercise_name, s.workout_name, s.note, c.note)), lower($text)))
    and ($corrected::boolean is null or (c.correction_id is not null) = $corrected)
    and ($excluded::boolean is null or coalesce(c.excluded, false) = $excluded)
    and ($keys::varchar[] is null or list_contains($keys, s.set_key::varchar))
