-- The series of this app that holds at least half of the file's sets, or whose sets the file holds half of. Loads do
-- not count: the same log read in another unit is still the same log.
with file as (
    select distinct hash(workout_key, exercise_written, reps, round(duration_s * 10)::bigint) as id
    from staged
),
history as (
    from sets where athlete_id = $athlete and source = $source
    union all
    from removed_sets where athlete_id = $athlete and source = $source
),
series as (
    select distinct series_id, hash(workout_key, exercise_written, reps, round(duration_s * 10)::bigint) as id
    from history
),
shares as (
    select series_id, count(file.id) / least(count(*), (select count(*) from file)) as shared
    from series left join file using (id)
    group by series_id
)
select series_id from shares where shared >= 0.5 order by shared desc, series_id limit 1
