-- Every exercise logged with a load, the most used first, and what its numbers mean.
with used as (
    select exercise_written as name, count(*) as sets
    from live.log_of($athlete, $as_of)
    where exercise is not null and logged_kg > 0
    group by exercise_written
)
select
    n.exercise, any_value(n.exercise_name) as exercise_name,
    sum(u.sets)::bigint as sets,
    any_value(n.load_convention) as load, any_value(n.load_chosen) as chosen
from used u
join live.names n on n.athlete_id = $athlete and n.name = u.name
group by n.exercise
order by sets desc, n.exercise;
