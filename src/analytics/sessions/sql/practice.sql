-- How often each lift was trained, ever and in the 90 days up to the log's last day, without warm-ups.
with done as (
    select lift, day, workout_key, made_reps as reps, day > live.log_end($athlete, $as_of) - 90 as recent
    from live.log_of($athlete, $as_of)
    where lift is not null and kind <> 'warmup'
)
select
    lift, min(day) as first_day, max(day) as last_day,
    count(distinct workout_key)::bigint as sessions,
    count(*)::bigint as sets,
    coalesce(sum(reps), 0)::bigint as reps,
    (count(distinct workout_key) filter (recent))::bigint as sessions_90d,
    (count(*) filter (recent))::bigint as sets_90d,
    coalesce(sum(reps) filter (recent), 0)::bigint as reps_90d
from done
group by lift;
