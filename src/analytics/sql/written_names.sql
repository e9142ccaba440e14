-- Every name the log writes, and those its corrections give to sets instead.
select exercise_written as name from sets where athlete_id = $athlete
union
select exercise as name from set_corrections
where athlete_id = $athlete and undone_at is null and exercise is not null
order by name;
