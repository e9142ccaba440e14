select distinct exercise_written as name from sets where athlete_id = $athlete order by name;
