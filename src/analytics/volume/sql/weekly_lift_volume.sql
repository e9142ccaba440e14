-- What was done a week for each lift, or for one. A load logged per hand counts twice when both hands work at once.
select
    week, lift,
    (count(*) filter (opens_lift))::bigint as sessions,
    sum(working_sets)::bigint as sets,
    sum(hard_sets)::bigint as hard_sets,
    coalesce(sum(reps), 0)::bigint as reps,
    if(lift = 'box_jump', null, coalesce(sum(tonnage_kg), 0))::double as tonnage_kg,
    if(lift = 'box_jump', coalesce(sum(reps), 0), null)::bigint as contacts,
    if(lift = 'kettlebell_swing', coalesce(sum(reps), 0), null)::bigint as swings,
    if(lift = 'box_jump', null, max(best).load_kg)::double as best_load_kg,
    if(lift = 'box_jump', null, max(best).reps)::bigint as best_reps,
    case
        when lift = 'box_jump' then null
        when not bool_and(only_one_hand) then 'both hands'
        when bool_or(one_hand) then 'one hand'
        else 'total'
    end as tonnage_of,
    if(lift = 'box_jump', max(box_cm), null)::double as box_cm,
    if(lift = 'kettlebell_swing', sum(timed_reps) * 60 / sum(timed_s), null)::double as swings_per_min,
    sum(missed)::bigint as missed, max(day) as last_day
from live.session_exercises
where athlete_id = $athlete and day <= $as_of and working_sets > 0 and lift is not null
    and ($lift::varchar is null or lift = $lift)
group by week, lift
order by week, lift;
