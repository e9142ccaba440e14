-- What each session held of each known exercise, in order of time; warm-ups are left out.
select
    day, session, exercise, effort as sets, hard_sets, working_sets, coalesce(reps, 0) as reps, best.load_kg as best_load_kg,
    heaviest_kg, place
from live.session_exercises
where athlete_id = $athlete and day <= $as_of and working_sets > 0 and exercise is not null;
