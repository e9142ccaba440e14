-- Every working set of some exercises, in order of time.
select day, exercise, kind, load_kg, load_basis, made_reps as reps, rir, load_said
from live.log_of($athlete, $as_of)
where kind <> 'warmup' and list_contains($exercises::varchar[], exercise);
