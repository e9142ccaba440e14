select
    min(day) filter (now) as first_day, max(day) filter (now) as last_day,
    (count(*) filter (now and place = session))::bigint as sessions,
    (count(*) filter (now))::bigint as sets,
    (count(*) filter (now and kind = 'warmup'))::bigint as warmups,
    (count(*) filter (now and exercise is not null))::bigint as known_sets,
    (count(*) filter (now and how = 'ignored'))::bigint as ignored_sets,
    (count(*) filter (
        now and kind <> 'warmup' and (rir is not null or kind in ('failure', 'amrap'))
    ))::bigint as effort_logged,
    (count(*) filter (not now))::bigint as future_sets
from (select *, day <= $as_of as now from live.log_of($athlete, '9999-12-31'::date));
