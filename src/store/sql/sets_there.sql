-- Which of these sets the log holds. The others were edited or deleted in their app, or their import was undone.
select distinct set_key from sets where athlete_id = $athlete and list_contains($keys::uuid[], set_key)
