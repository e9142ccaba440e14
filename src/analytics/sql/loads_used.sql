-- Every exercise logged with a load, the most used first, and what its numbers mean.
select
    exercise, any_value(exercise_name) as exercise_name,
    count(*)::bigint as sets,
    any_value(load_convention) as load, any_value(load_chosen) as chosen
from live.log_of($athlete, $as_of)
where exercise is not null and logged_kg > 0
group by exercise
order by sets desc, exercise;
