-- Every working set of the eight lifts, in order of time, for `live.sets_of_lifts`: nearly every page begins with them, and to
-- find them among all columns of the whole log takes longer than to hand them over. A clean that was missed has made 0 `reps`.
select
    athlete_id, set_key, day, exercise, kind, load_kg, load_basis, made_reps as reps, rir, side, note, workout_key, load_said,
    if(lift = 'box_jump' and box_cm between 10 and 200, box_cm, null) as box_cm
from live.log_sets
where athlete_id = $athlete and listed and lift is not null and kind <> 'warmup'
order by place
