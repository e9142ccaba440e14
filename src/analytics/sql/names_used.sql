-- Every name the log writes, the most used first, and what it stands for.
with used as (
    select exercise_written as name, count(*) as sets, min(day) as first_day, max(day) as last_day
    from live.log_of($athlete, $as_of)
    group by exercise_written
)
select
    u.name, u.sets::bigint as sets, u.first_day, u.last_day, n.exercise, n.exercise_name, coalesce(n.how, 'unknown') as how
from used u
left join live.names n on n.athlete_id = $athlete and n.name = u.name
order by u.sets desc, u.name;
