-- Working sets a week by how they are done, and which of the three families of the article each week held.
with sets as (
    select
        week, workout_key, reps, pattern, mode, chain,
        live.set_quality(mode, reps, duration_s, distance_m) as quality
    from live.log_of($athlete, $as_of)
    where kind <> 'warmup' and exercise is not null and ($chain::varchar is null or chain = $chain)
)
select
    week,
    count(distinct workout_key)::bigint as sessions,
    (count(*) filter (quality = 'explosive'))::bigint as explosive,
    (count(*) filter (quality = 'strength'))::bigint as strength,
    (count(*) filter (quality = 'middle'))::bigint as middle,
    (count(*) filter (quality = 'endurance'))::bigint as endurance,
    (count(*) filter (quality = 'held'))::bigint as held,
    coalesce(sum(reps) filter (quality = 'explosive'), 0)::bigint as explosive_reps,
    bool_or(pattern = 'hinge' and mode = 'strength') as hinge,
    bool_or(pattern = 'olympic') as olympic,
    bool_or(pattern = 'jump') as jump
from sets
where quality is not null
group by week
order by week;
