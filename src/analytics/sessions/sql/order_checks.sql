-- The order of every session that has a set with a place in the article's order: how many pairs of sets stand as it says,
-- and how many the other way round. Two sets of the same class are no pair. Running counts, so a session costs its sets.
with ranked as (
    select
        workout_key, day, started_at, order_in_workout, set_key, reps,
        live.order_rank(pattern, mode, reps) as r
    from live.log_of($athlete, $as_of)
    where kind <> 'warmup' and live.order_rank(pattern, mode, reps) is not null
),
placed as (
    select
        *,
        coalesce(count(*) filter (r = 1) over before, 0) as jumps,
        coalesce(count(*) filter (r = 2) over before, 0) as olympic,
        coalesce(count(*) filter (r = 3) over before, 0) as hinges,
        coalesce(count(*) filter (r = 4) over before, 0) as swings
    from ranked
    window before as (
        partition by workout_key order by started_at, order_in_workout, set_key
        rows between unbounded preceding and 1 preceding
    )
)
select
    workout_key, min(day) as day, min(started_at) as started_at,
    count(*)::bigint as sets,
    count(distinct r)::bigint as classes,
    sum(jumps + olympic + hinges + swings
        - case r when 1 then jumps when 2 then olympic when 3 then hinges else swings end)::bigint as pairs,
    coalesce(sum(olympic) filter (r = 1), 0)::bigint as jumps_after_olympic,
    coalesce(sum(hinges) filter (r = 1), 0)::bigint as jumps_after_hinges,
    coalesce(sum(swings) filter (r = 1), 0)::bigint as jumps_after_swings,
    coalesce(sum(hinges) filter (r = 2), 0)::bigint as olympic_after_hinges,
    coalesce(sum(swings) filter (r = 2), 0)::bigint as olympic_after_swings,
    coalesce(sum(swings) filter (r = 3), 0)::bigint as hinges_after_swings,
    (max(reps) filter (r = 1))::bigint as most_jump_reps,
    (max(reps) filter (r = 2))::bigint as most_olympic_reps,
    -- The first jump before the first Olympic set; null without both.
    (max(r) filter (r = 1 or r = 2) = 2 and min(r) = 1)::boolean as both,
    (sum(if(r = 2 and olympic = 0, jumps, 0)) > 0)::boolean as jumps_first
from placed
group by workout_key
order by started_at, workout_key;
