-- The first day of a day's week; weeks begin on the weekday `week_start`, 0 for Monday to 6 for Sunday. DuckDB's begin on Monday.
create or replace macro live.week_of(day, week_start) as
date_trunc('week', day - week_start::integer)::date + week_start::integer;
