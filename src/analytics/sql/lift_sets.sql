-- Every working set of the eight lifts, in order of time.
select * exclude (athlete_id) from live.sets_of_lifts where athlete_id = $athlete and day <= $as_of;
