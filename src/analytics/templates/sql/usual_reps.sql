-- The reps a set of some exercises usually has, in the log's last 90 days.
select exercise, median(reps) as reps
from live.log_of($athlete, $as_of)
where effort > 0 and reps > 0 and list_contains($exercises::varchar[], exercise)
    and day > live.log_end($athlete, $as_of) - 90
group by exercise;
