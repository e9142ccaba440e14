-- What was done a week for each lift. A load logged per hand counts twice when both hands work at once.
select
    week, lift,
    count(distinct workout_key)::bigint as sessions,
    count(*)::bigint as sets,
    (count(*) filter (effort = 1))::bigint as hard_sets,
    coalesce(sum(reps), 0)::bigint as reps,
    if(lift = 'box_jump', null, coalesce(sum(moved_kg * reps), 0))::double as tonnage_kg,
    if(lift = 'box_jump', coalesce(sum(reps), 0), null)::bigint as contacts,
    if(lift = 'kettlebell_swing', coalesce(sum(reps), 0), null)::bigint as swings,
    if(lift = 'box_jump', null, max(load_kg) filter (
        moved_kg is not null and not list_contains($left_out::uuid[], set_key)
    ))::double as best_load_kg
from live.log_of($athlete, $as_of)
where lift is not null and kind <> 'warmup'
group by week, lift
order by week, lift;
