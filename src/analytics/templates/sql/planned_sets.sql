-- Every working set of some exercises, in order of time.
select
    s.set_key, s.day, s.exercise, s.exercise_name, s.kind, s.load_kg, s.load_basis, s.made_reps as reps, s.rir,
    s.workout_key, s.load_said
from live.log_of($athlete, $as_of) s
where s.kind <> 'warmup' and list_contains($exercises::varchar[], s.exercise);
