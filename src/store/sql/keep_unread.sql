-- Sets of the log that the file should hold and does not show, as far as its unread rows can account for them.
insert into same
with lost as (
    select set_key from sets
    where athlete_id = $athlete and series_id = $series and last_import_id is null
        and day between $first and $last
        and set_key not in (select set_key from staged)
)
select set_key from lost where (select count(*) from lost) <= $unread
