-- Every working set of a lift (null: of all lifts), or of one exercise of it.
select
    s.set_key, s.day, s.lift, s.exercise, s.exercise_name, s.kind, s.load_kg, s.load_basis, s.reps, s.rir, s.side, s.note,
    s.workout_key, live.log_end($athlete, $as_of) as log_end
from live.log_of($athlete, $as_of) s
where s.lift is not null and s.kind <> 'warmup'
    and ($lift::varchar is null or s.lift = $lift)
    and ($exercise::varchar is null or s.exercise = $exercise)
order by s.started_at, s.order_in_workout, s.set_key;
