-- The heaviest load of each month for each number of reps to failure, of some exercises: reps done plus reps in reserve
-- as far as they are believed (at most 4). Loads on top of bodyweight come as they were logged. In no order.
with sets as (
    select
        date_trunc('month', day)::date as month, day, exercise, load_kg, load_basis, reps, kind,
        case when kind in ('failure', 'amrap') then 0 when rir between 0 and 4 then rir end as reserve
    from live.log_of($athlete, $as_of)
    where list_contains($exercises::varchar[], exercise)
        and kind <> 'warmup' and made_reps > 0 and (exercise <> $clean or reps <= $most_clean_reps)
        and not list_contains($left_out::uuid[], set_key)
)
select
    month, exercise,
    (reps + coalesce(reserve, 0))::double as n,
    reserve is not null as effort_known,
    coalesce(max(load_kg), 0)::double as load_kg,
    max(day) as day
from sets
where reps + coalesce(reserve, 0) <= 10
    and if(exercise = $on_bodyweight, load_basis in ('added', 'none', 'total'), load_basis = 'total' and load_kg > 0)
group by all;
