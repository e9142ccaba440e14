select
    correction_id, set_key, day, exercise_written, was_kg, was_reps,
    excluded, reason, load_kg, reps, height_cm, note, exercise, kind, made_at
from set_corrections
where athlete_id = $athlete and undone_at is null
order by correction_id desc
