-- The exercises each lift was trained with, the one trained most in the log's last 90 days first.
with log as materialized (
    select day, workout_key, lift, exercise, exercise_name, kind from live.log_of($athlete, $as_of)
)
select
    lift, exercise, any_value(exercise_name) as exercise_name,
    count(*)::bigint as sets,
    count(distinct workout_key)::bigint as sessions,
    (count(*) filter (day > (select max(day) from log) - 90))::bigint as sets_90d,
    min(day) as first_day, max(day) as last_day,
    (select max(day) from log) as log_end
from log
where lift is not null and kind <> 'warmup' and ($lift::varchar is null or lift = $lift)
group by lift, exercise
order by lift, sets_90d desc, last_day desc, sets desc, exercise;
