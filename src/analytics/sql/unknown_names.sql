select
    exercise_written as name,
    count(*)::bigint as sets,
    (count(*) / (select count(*) from live.log_of($athlete, $as_of)))::double as share,
    min(day) as first_day, max(day) as last_day
from live.log_of($athlete, $as_of)
where how = 'unknown'
group by exercise_written
order by sets desc, name;
