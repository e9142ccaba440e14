-- The series that got these very bytes before: the same file read in another unit, or with its days read otherwise.
select series_id from imports
where athlete_id = $athlete and source = $source and sha256 = $sha256 and {which}
order by import_id desc
limit 1
