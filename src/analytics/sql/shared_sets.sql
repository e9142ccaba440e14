-- The sets of an athlete as logged, for a reader they share their log with. Without the notes, what the analysis reads out of
-- them stays as what it was read as: the side, the height of the box, and that a clean was missed.
select
    s.series_id, s.set_key::varchar as set_key, s.import_id, s.last_import_id, s.source, s.workout_key, s.workout_name,
    s.workout_s, s.started_at, s.day, s.exercise_written, s.order_in_workout, s.set_no, s.kind, s.load_kg, s.load_basis,
    s.reps, s.rir, s.distance_m, s.duration_s,
    if($notes, s.height_cm, coalesce(s.height_cm, l.box_cm)) as height_cm,
    if($notes, s.side, l.side_said) as side,
    case when $notes then s.note when l.missed and l.reps is distinct from 0 then 'missed' end as note
from sets s
left join (from live.log_sets where athlete_id = $athlete) l on l.set_key = s.set_key
where s.athlete_id = $athlete and ($first::date is null or s.day >= $first) and s.day <= $as_of
order by s.day
