-- What tells one session from another, of every set of some days.
select series_id, workout_key, started_at, load_kg, reps, duration_s
from sets
where athlete_id = $athlete and day between $first and $last
