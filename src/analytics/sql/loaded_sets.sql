-- Every working set of some exercises that has a load.
select set_key, day, exercise, exercise_name, lift, exercise_written, load_kg, reps, load_said
from live.log_of($athlete, $as_of)
where kind <> 'warmup' and load_kg > 0 and list_contains($exercises::varchar[], exercise)
order by day, set_key;
