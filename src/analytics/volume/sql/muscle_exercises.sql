-- What each muscle's sets came from, from a day on: direct where the exercise's share is 1, fractional by its share.
with work as (
    select
        exercise, any_value(exercise_name) as exercise_name,
        sum(effort) * if(any_value(mode) in ('ballistic', 'carry', 'isometric'), $exposure_set / 0.5, 1) as effort
    from live.log_of($athlete, $as_of)
    where effort > 0 and day >= $since
    group by exercise
)
select
    s.muscle, w.exercise, w.exercise_name,
    if(s.share >= 1, w.effort, 0)::double as direct_sets,
    (w.effort * s.share)::double as fractional_sets
from work w join live.shares s on s.exercise = w.exercise and s.athlete_id in ('', $athlete)
where s.share >= $least_share
order by s.muscle, fractional_sets desc, w.exercise;
