-- Every set of an athlete, for `live.log_sets`.
select $athlete::varchar as athlete_id, * from live.read_log($athlete, $week_start) order by place
