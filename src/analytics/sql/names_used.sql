-- Every name the log writes, the most used first, and what it stands for.
select
    exercise_written as name,
    count(*)::bigint as sets,
    (count(*) / (sum(count(*)) over ()))::double as share,
    min(day) as first_day, max(day) as last_day,
    any_value(exercise) as exercise, any_value(exercise_name) as exercise_name, any_value(how) as how
from live.log_of($athlete, $as_of)
group by exercise_written
order by sets desc, name;
