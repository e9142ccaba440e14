-- One row a session.
select
    session, any_value(workout_key) as workout_key,
    min(day) as day, min(started_at) as started_at,
    min(workout_name) as name, min(source) as source,
    (max(workout_s) / 60.0)::double as minutes,
    count(*)::bigint as sets,
    (count(*) filter (kind = 'warmup'))::bigint as warmup_sets,
    (count(*) filter (kind = 'work'))::bigint as work_sets,
    (count(*) filter (kind = 'drop'))::bigint as drop_sets,
    (count(*) filter (kind = 'failure'))::bigint as failure_sets,
    (count(*) filter (kind = 'amrap'))::bigint as amrap_sets,
    (count(*) filter (effort = 1))::bigint as hard_sets,
    coalesce(sum(made_reps) filter (kind <> 'warmup'), 0)::bigint as reps,
    coalesce(sum(made_reps) filter (quality = 'explosive'), 0)::bigint as explosive_reps,
    coalesce(sum(reps) filter (lift = 'box_jump' and kind <> 'warmup'), 0)::bigint as contacts,
    coalesce(sum(moved_kg * made_reps) filter (kind <> 'warmup'), 0)::double as tonnage_kg,
    (min(reps) filter (kind <> 'warmup' and reps > 0))::bigint as fewest_reps,
    (max(reps) filter (kind <> 'warmup'))::bigint as most_reps,
    (count(*) filter (opens_exercise))::bigint as exercises
from live.log_of($athlete, $as_of)
group by session
order by session;
