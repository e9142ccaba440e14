-- The work of the 7 days up to the log's last day (block 0) and of the four weeks before (1 to 4), by exercise; the rows
-- without an exercise hold the block's sessions.
with recent as (
    select
        (max(day) over () - day) // 7 as block,
        exercise, exercise_name, lift, mode, live.work_group(pattern) as work_group,
        workout_key, kind, effort, reps, load_kg, moved_kg
    from live.log_of($athlete, $as_of)
    where day > live.log_end($athlete, $as_of) - 35
)
select
    block::bigint as block, exercise,
    any_value(exercise_name) as exercise_name,
    any_value(lift) as lift,
    any_value(mode) as mode,
    any_value(work_group) as work_group,
    sum(effort)::double as sets,
    coalesce(sum(reps), 0)::bigint as reps,
    count(distinct workout_key)::bigint as sessions,
    max(load_kg) filter (lift is not null and moved_kg > 0 and reps > 0) as best_load_kg
from recent
where kind <> 'warmup' and exercise is not null
group by grouping sets ((block, exercise), (block))
order by block, exercise;
