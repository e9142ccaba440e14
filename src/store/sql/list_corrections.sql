-- Orphaned: the log does not hold the set (now): it was edited or deleted in its app, or its import was undone.
select
    c.correction_id, c.set_key, c.day, c.exercise_written, c.was_kg, c.was_reps,
    c.excluded, c.reason, c.load_kg, c.reps, c.height_cm, c.note, c.made_at,
    s.set_key is null as orphaned
from set_corrections c
left join (select distinct set_key from sets where athlete_id = $athlete) s on s.set_key = c.set_key
where c.athlete_id = $athlete and c.undone_at is null
order by c.correction_id desc
