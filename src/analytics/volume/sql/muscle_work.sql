-- What each muscle got up to the log's last day: in its last 7 days and in its last 28. Every muscle has a row, also at 0.
with work as (
    select
        exercise, mode,
        sum(effort) as sets_28d,
        coalesce(sum(effort) filter (days_ago < 7), 0) as sets_7d
    from (
        select exercise, mode, effort, live.log_end($athlete, $as_of) - day as days_ago
        from live.log_of($athlete, $as_of)
        where effort > 0
    )
    where days_ago < 28
    group by exercise, mode
),
worked as (
    select
        s.muscle,
        sum(if(s.share >= 1, w.sets_28d * worth, 0)) as direct_28d,
        sum(w.sets_28d * worth * s.share) as sets_28d,
        sum(w.sets_7d * worth * s.share) as sets_7d
    from (select *, if(mode in ('ballistic', 'carry', 'isometric'), $exposure_set / 0.5, 1) as worth from work) w
    join live.shares s on s.exercise = w.exercise and s.athlete_id in ('', $athlete)
    where s.share >= $least_share
    group by s.muscle
)
select
    m.id as muscle, m.name, m.chain,
    coalesce(w.direct_28d, 0)::double as direct_28d,
    coalesce(w.sets_28d, 0)::double as sets_28d,
    coalesce(w.sets_7d, 0)::double as sets_7d
from live.muscles m
left join worked w on w.muscle = m.id
order by m."order";
