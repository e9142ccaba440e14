-- Sets of the log that the file should hold and does not show.
create or replace temp table lost as
select * from sets
where athlete_id = $athlete and series_id = $series
    and day between $first and $last
    and set_key not in (select set_key from staged)
