-- What each exercise brought from a day on: sets by their effort, and the sides they name.
select
    exercise,
    sum(effort)::double as sets,
    coalesce(sum(effort) filter (unilateral or side_said is not null), 0)::double as one_sided_sets,
    max(day) filter (unilateral or side_said is not null) as last_one_sided,
    (sum(effort) filter (side_said = 'left'))::double as left_sets,
    (sum(effort) filter (side_said = 'right'))::double as right_sets,
    max(load_kg) filter (side_said = 'left') as left_kg,
    max(load_kg) filter (side_said = 'right') as right_kg,
    sum(moved_kg * made_reps)::double as tonnage_kg,
    max({'load_kg': load_kg, 'reps': reps}) filter (
        moved_kg > 0 and made_reps > 0 and not list_contains($left_out::uuid[], set_key)
    ).load_kg::double as top_kg,
    max({'load_kg': load_kg, 'reps': reps}) filter (
        moved_kg > 0 and made_reps > 0 and not list_contains($left_out::uuid[], set_key)
    ).reps::bigint as top_reps
from live.log_of($athlete, $as_of)
where effort > 0 and day >= $since
group by exercise
order by sets desc, exercise;
