select
    min(day) filter (now) as first_day, max(day) filter (now) as last_day,
    (count(*) filter (now and opens))::bigint as sessions,
    coalesce(sum(sets) filter (now), 0)::bigint as sets,
    coalesce(sum(warmup_sets) filter (now), 0)::bigint as warmups,
    coalesce(sum(sets) filter (now and exercise is not null), 0)::bigint as known_sets,
    coalesce(sum(sets) filter (now and how = 'ignored'), 0)::bigint as ignored_sets,
    coalesce(sum(effort_logged) filter (now), 0)::bigint as effort_logged,
    coalesce(sum(sets) filter (not now), 0)::bigint as future_sets
from (select *, day <= $as_of as now from live.session_exercises where athlete_id = $athlete);
