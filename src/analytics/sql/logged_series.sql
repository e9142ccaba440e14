-- The series of imports the log is made of. One app account is one series; an undone import is not part of the log.
select distinct series_id, source from imports where athlete_id = $athlete and undone_at is null order by series_id
