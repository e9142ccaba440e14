-- The whole log of an athlete, for `live.log_sets`.
select $athlete::varchar as athlete_id, * from live.read_log($athlete, '9999-12-31'::date) order by day
