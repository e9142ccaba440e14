-- What the newest import of a series that was not undone read.
select content from imports
where athlete_id = $athlete and series_id = $series and undone_at is null
order by import_id desc
limit 1
