-- What each session held of each exercise, in sets: the effort of its sets added up; and the day the log ends, trained or
-- not.
select day, workout_key, exercise, sum(effort)::double as sets, max(max(day)) over () as log_end
from live.log_of($athlete, $as_of)
group by day, workout_key, exercise
qualify sum(effort) > 0
order by day, workout_key, exercise;
