-- What was done a week for each lift, or for one. A load logged per hand counts twice when both hands work at once.
with lifts as (
    select
        *,
        unilateral or side_said is not null as one_sided,
        moved_kg is not null and load_kg > 0 and reps > 0
            and not missed and not list_contains($left_out::uuid[], set_key) as counts_as_best
    from live.log_of($athlete, $as_of)
    where lift is not null and kind <> 'warmup' and ($lift::varchar is null or lift = $lift)
),
weekly as (
    select
        week, lift,
        count(distinct session)::bigint as sessions,
        count(*)::bigint as sets,
        (count(*) filter (effort = 1))::bigint as hard_sets,
        coalesce(sum(made_reps), 0)::bigint as reps,
        if(lift = 'box_jump', null, coalesce(sum(moved_kg * made_reps), 0))::double as tonnage_kg,
        coalesce(bool_or(load_basis = 'per_hand' and not one_sided), false) as both_hands,
        coalesce(bool_or(load_basis = 'per_hand' and one_sided), false) as one_hand,
        max({'load_kg': load_kg, 'reps': reps}) filter (lift <> 'box_jump' and counts_as_best) as best,
        max(box_cm) filter (lift = 'box_jump' and box_cm between 10 and 200 and reps > 0) as box_cm,
        sum(reps) filter (duration_s > 0) * 60 / sum(duration_s) filter (reps > 0 and duration_s > 0) as reps_per_min,
        count(*) filter (missed) as missed,
        max(day) as last_day
    from lifts
    group by week, lift
)
select
    week, lift, sessions, sets, hard_sets, reps, tonnage_kg,
    if(lift = 'box_jump', reps, null)::bigint as contacts,
    if(lift = 'kettlebell_swing', reps, null)::bigint as swings,
    best.load_kg::double as best_load_kg,
    best.reps::bigint as best_reps,
    case
        when lift = 'box_jump' then null
        when both_hands then 'both hands'
        when one_hand then 'one hand'
        else 'total'
    end as tonnage_of,
    box_cm::double as box_cm,
    if(lift = 'kettlebell_swing', reps_per_min, null)::double as swings_per_min,
    missed::bigint as missed, last_day
from weekly
order by week, lift;
