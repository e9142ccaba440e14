-- The extent of the log, and of what is dated after its last day, if anything is.
select
    day > $as_of as future,
    min(day) as first_day, max(day) as last_day,
    count_if(opens)::bigint as sessions,
    sum(sets)::bigint as sets,
    sum(warmup_sets)::bigint as warmups,
    sum(known_sets)::bigint as known_sets,
    sum(ignored_sets)::bigint as ignored_sets,
    sum(effort_logged)::bigint as effort_logged
from live.session_exercises
where athlete_id = $athlete
group by future;
