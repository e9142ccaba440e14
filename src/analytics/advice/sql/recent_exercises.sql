-- What was trained in the log's last 90 days: how often, and the fewest sets in any of its last four weeks, counted back
-- from the last day in steps of 7. Only whole efforts: a set by the clock is no strength set to plan with.
with worked as (
    select exercise, date_diff('day', day, live.log_end($athlete, $as_of)) as days_ago
    from live.log_of($athlete, $as_of)
    where effort = if(mode = 'strength', 1, 0.5) and day > live.log_end($athlete, $as_of) - 90
),
weekly as (
    select exercise, days_ago // 7 as week, count(*) as sets from worked group by exercise, week
)
select
    exercise,
    sum(sets)::bigint as sets,
    if(count(*) filter (week < 4) = 4, min(sets) filter (week < 4), 0)::bigint as every_week
from weekly
group by exercise
order by exercise;
