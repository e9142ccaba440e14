-- One row a session, in no order.
select
    session, any_value(workout_key) as workout_key,
    min(day) as day, min(started_at) as started_at,
    min(workout_name) as name, min(source) as source,
    (max(workout_s) / 60.0)::double as minutes,
    sum(sets)::bigint as sets,
    sum(warmup_sets)::bigint as warmup_sets,
    sum(work_sets)::bigint as work_sets,
    sum(drop_sets)::bigint as drop_sets,
    sum(failure_sets)::bigint as failure_sets,
    sum(amrap_sets)::bigint as amrap_sets,
    sum(hard_sets)::bigint as hard_sets,
    coalesce(sum(reps), 0)::bigint as reps,
    coalesce(sum(explosive_reps), 0)::bigint as explosive_reps,
    coalesce(sum(contacts), 0)::bigint as contacts,
    coalesce(sum(tonnage_kg), 0)::double as tonnage_kg,
    min(fewest_reps)::bigint as fewest_reps,
    max(most_reps)::bigint as most_reps,
    (count(*) filter (opens_exercise))::bigint as exercises
from live.session_exercises
where athlete_id = $athlete and day <= $as_of
group by session;
