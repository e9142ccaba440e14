-- The reps a set of some exercises usually had after a day.
select exercise, median(reps) as reps
from live.log_of($athlete, $as_of)
where effort > 0 and reps > 0 and list_contains($exercises::varchar[], exercise) and day > $earlier
group by exercise;
