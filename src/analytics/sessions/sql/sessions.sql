-- One row a session. The id is its day, with a number from the day's second on: short enough for an address. Summed by
-- exercise first, so that nothing has to be counted apart. `$exercises` with what a set of each gives to either side.
with given as (
    select
        unnest($exercises::varchar[]) as exercise,
        unnest($posterior::double[]) as posterior, unnest($mirror::double[]) as mirror
),
worked as (
    select
        workout_key, exercise, lift, if(exercise is null, exercise_written, null) as unknown,
        min(day) as day, min(started_at) as started_at,
        min(workout_name) as name, min(source) as source, max(workout_s) as workout_s,
        count(*) as sets,
        count(*) filter (kind = 'warmup') as warmup_sets,
        count(*) filter (kind = 'work') as work_sets,
        count(*) filter (kind = 'drop') as drop_sets,
        count(*) filter (kind = 'failure') as failure_sets,
        count(*) filter (kind = 'amrap') as amrap_sets,
        count(*) filter (effort = 1) as hard_sets,
        sum(effort) as effort,
        sum(reps) filter (kind <> 'warmup') as reps,
        sum(reps) filter (kind <> 'warmup' and mode = 'ballistic') as explosive_reps,
        sum(moved_kg * reps) filter (kind <> 'warmup') as tonnage_kg,
        min(reps) filter (kind <> 'warmup' and reps > 0) as fewest_reps,
        max(reps) filter (kind <> 'warmup') as most_reps
    from live.log_of($athlete, $as_of)
    group by workout_key, exercise, lift, unknown
)
select
    workout_key,
    strftime(min(day), '%Y-%m-%d') || coalesce('-' || nullif(row_number() over (
        partition by min(day) order by min(started_at), workout_key
    ), 1), '') as session_id,
    min(day) as day, min(started_at) as started_at,
    min(name) as name, min(source) as source,
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
    coalesce(sum(reps) filter (lift = 'box_jump'), 0)::bigint as contacts,
    coalesce(sum(tonnage_kg), 0)::double as tonnage_kg,
    min(fewest_reps)::bigint as fewest_reps,
    max(most_reps)::bigint as most_reps,
    count(*)::bigint as exercises,
    string_agg(distinct lift, ' ' order by lift) as lifts,
    coalesce(sum(effort * posterior), 0)::double as posterior,
    coalesce(sum(effort * mirror), 0)::double as mirror
from worked left join given using (exercise)
group by workout_key
order by min(started_at), workout_key;
