-- What each session gave the posterior and the mirror side, in sets, under the three lenses:
-- fractional (every set split over its muscles, adding up to its effort), direct (only muscles it trains directly, again
-- adding up to its effort), raw (shares not divided, so a set that touches many muscles counts for many).
with counted as (
    select
        s.exercise, s.share,
        case
            when s.muscle <> 'quads' then m.chain
            when $quads_neutral or ($ballistic_quads_neutral and e.mode = 'ballistic') then 'neutral'
            else m.chain
        end as chain
    from live.shares s
    join live.muscles m on m.id = s.muscle
    join live.exercises e on e.id = s.exercise
    where s.share >= $least_share
),
sides as (
    select
        exercise,
        coalesce(sum(share) filter (chain = 'posterior'), 0) as raw_posterior,
        coalesce(sum(share) filter (chain = 'mirror'), 0) as raw_mirror,
        sum(share) as raw_all,
        coalesce(sum(share) filter (chain = 'posterior' and share >= 1), 0) as direct_posterior,
        coalesce(sum(share) filter (chain = 'mirror' and share >= 1), 0) as direct_mirror,
        sum(share) filter (share >= 1) as direct_all
    from counted
    group by exercise
),
sessions as (
    select
        week, day, workout_key, exercise,
        sum(effort * if(mode = 'ballistic', $ballistic_set / 0.5, 1)) as effort
    from live.log_of($athlete, $as_of)
    where effort > 0
    group by week, day, workout_key, exercise
)
select
    s.week, s.day, s.workout_key,
    sum(s.effort)::double as sets,
    sum(s.effort * x.raw_posterior / x.raw_all)::double as posterior,
    sum(s.effort * x.raw_mirror / x.raw_all)::double as mirror,
    sum(s.effort * (1 - (x.raw_posterior + x.raw_mirror) / x.raw_all))::double as neutral,
    coalesce(sum(s.effort * x.direct_posterior / x.direct_all), 0)::double as direct_posterior,
    coalesce(sum(s.effort * x.direct_mirror / x.direct_all), 0)::double as direct_mirror,
    coalesce(sum(s.effort * (1 - (x.direct_posterior + x.direct_mirror) / x.direct_all)), 0)::double as direct_neutral,
    sum(s.effort * x.raw_posterior)::double as raw_posterior,
    sum(s.effort * x.raw_mirror)::double as raw_mirror,
    sum(s.effort * (x.raw_all - x.raw_posterior - x.raw_mirror))::double as raw_neutral,
    any_value(l.log_end) as log_end
from sessions s
join sides x on x.exercise = s.exercise
cross join (select max(day) as log_end from sets where athlete_id = $athlete and day <= $as_of) l
group by s.week, s.day, s.workout_key
order by s.day, s.workout_key;
