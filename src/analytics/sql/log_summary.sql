select
    min(day) as first_day, max(day) as last_day,
    count(distinct workout_key)::bigint as sessions,
    count(distinct week)::bigint as weeks,
    count(*)::bigint as sets,
    (count(*) filter (kind = 'warmup'))::bigint as warmups,
    (count(*) filter (exercise is not null))::bigint as known_sets,
    (count(*) filter (how = 'ignored'))::bigint as ignored_sets,
    (count(*) filter (kind <> 'warmup' and (rir is not null or kind in ('failure', 'amrap'))))::bigint as effort_logged,
    (
        select count(*) from live.log_of($athlete, '9999-12-31'::date) where day > $as_of
    )::bigint as future_sets
from live.log_of($athlete, $as_of);
