-- How often each lift was trained, ever and lately, without warm-ups; and so the exercises of $others, all together.
with done as (
    select
        coalesce(lift, 'other_cleans') as lift, min(day) as first_day, max(day) as last_day, sum(working_sets) as sets,
        sum(reps) as reps,
        sum(working_sets) filter (day > $earlier) as sets_90d, sum(reps) filter (day > $earlier) as reps_90d
    from live.session_exercises
    where athlete_id = $athlete and day <= $as_of and working_sets > 0
        and (lift is not null or list_contains($others::varchar[], exercise))
    group by coalesce(lift, 'other_cleans'), session
)
select
    lift, min(first_day) as first_day, max(last_day) as last_day,
    count(*)::bigint as sessions,
    sum(sets)::bigint as sets,
    coalesce(sum(reps), 0)::bigint as reps,
    (count(*) filter (sets_90d > 0))::bigint as sessions_90d,
    coalesce(sum(sets_90d), 0)::bigint as sets_90d,
    coalesce(sum(reps_90d), 0)::bigint as reps_90d
from done
group by lift;
