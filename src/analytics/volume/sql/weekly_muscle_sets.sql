-- Sets a week for every muscle: direct where its share is 1, fractional by its share. Every muscle has a row in every
-- trained week, also at 0.
with weekly as (
    select
        week, exercise,
        sum(effort) * if(any_value(mode) in ('ballistic', 'carry', 'isometric'), $exposure_set / 0.5, 1) as effort
    from live.log_of($athlete, $as_of)
    where effort > 0 and week >= $since
    group by week, exercise
),
worked as (
    select
        w.week, s.muscle,
        sum(w.effort) filter (s.share >= 1) as direct_sets,
        sum(w.effort * s.share) as fractional_sets
    from weekly w join live.shares s on s.exercise = w.exercise and s.athlete_id in ('', $athlete)
    where s.share >= $least_share
    group by w.week, s.muscle
)
select
    t.week, m.id as muscle, m.chain,
    coalesce(w.direct_sets, 0)::double as direct_sets,
    coalesce(w.fractional_sets, 0)::double as fractional_sets
from (select distinct week from weekly) t
cross join live.muscles m
left join worked w on w.week = t.week and w.muscle = m.id
order by t.week, m."order";
