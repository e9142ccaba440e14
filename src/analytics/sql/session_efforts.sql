-- What each session held of each exercise, in sets: the effort of its sets added up.
select
    day, workout_key, exercise, sum(effort)::double as sets,
    (select max(day) from sets where athlete_id = $athlete and day <= $as_of) as log_end
from live.log_of($athlete, $as_of)
where effort > 0
group by day, workout_key, exercise
order by day, workout_key, exercise;
