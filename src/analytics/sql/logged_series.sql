-- The series of imports the log is made of. One app account is one series; an undone import is not part of the log,
-- nor is series 0, which holds imports of body weights.
select distinct series_id, source
from imports
where athlete_id = $athlete and undone_at is null and series_id > 0
order by series_id
