-- The reps a set of each exercise usually had after a day.
select exercise, median(reps) as reps
from live.log_of($athlete, $as_of)
where day > $earlier and effort > 0 and reps > 0
group by exercise;
