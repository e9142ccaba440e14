-- One athlete's sets up to and including a day, each with the exercise its written name stands for: the log as it was
-- read when it was opened (`read_log.sql` says what the columns are). They lie in order of `place`, and a statement that
-- only filters them gives them in that order: sorting them again would take as long as all the rest.
create or replace macro live.log_of(athlete, as_of) as table
select * exclude (athlete_id) from live.log_sets where athlete_id = athlete and listed and day <= as_of;
