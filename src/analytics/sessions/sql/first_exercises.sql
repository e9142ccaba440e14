-- Which exercise each session began with: that of its first working set with a known name.
select
    workout_key, min(day) as day,
    arg_min(exercise, (started_at, order_in_workout, set_key)) as exercise,
    arg_min(exercise_name, (started_at, order_in_workout, set_key)) as exercise_name,
    arg_min(lift, (started_at, order_in_workout, set_key)) as lift,
    arg_min(chain, (started_at, order_in_workout, set_key)) as chain
from live.log_of($athlete, $as_of)
where kind <> 'warmup' and exercise is not null and mode <> 'cardio'
group by workout_key
order by min(started_at), workout_key;
