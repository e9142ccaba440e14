-- The set as it was logged goes along, to name it should the log lose it.
insert into set_corrections
select
    $athlete, $correction_id, set_key, $excluded, $reason, $load_kg, $reps, $height_cm, $note,
    day, exercise_written, load_kg, reps, $now, null, $exercise, $kind
from sets
where athlete_id = $athlete and set_key = $set_key::uuid
limit 1
