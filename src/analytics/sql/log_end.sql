-- The last day of the log: where the windows that speak of now end.
create or replace macro live.log_end(athlete, as_of) as (
    select max(day) from live.log_sets where athlete_id = athlete and listed and day <= as_of
);
