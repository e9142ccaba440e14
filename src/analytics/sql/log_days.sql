-- The first and the last day of the log.
select min(day) as first_day, max(day) as last_day from live.log_of($athlete, $as_of);
