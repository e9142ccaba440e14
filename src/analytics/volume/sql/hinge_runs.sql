-- Runs of days in a row with hard hinge work: at least $least hard hinge sets each.
with hard as (
    select day, sum(effort) as sets
    from live.log_of($athlete, $as_of)
    where pattern = 'hinge' and effort = 1 and day >= $since
    group by day
    having sum(effort) >= $least
),
runs as (
    select *, day - (row_number() over (order by day))::integer as run from hard
)
select min(day) as first_day, max(day) as last_day, count(*)::bigint as days, sum(sets)::double as sets
from runs
group by run
having count(*) > 1
order by first_day;
