-- What is noted beside the sets of a lift, or of one exercise of it, the newest session first; excluded sets too.
select day, note
from live.log_sets
where athlete_id = $athlete and day <= $as_of and note is not null and lift = $lift and ($exercise::varchar is null or exercise = $exercise)
order by started_at desc, workout_key, place;
