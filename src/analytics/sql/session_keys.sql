select distinct series_id, workout_key from sets where athlete_id = $athlete and source = $source
