-- One file goes in at once and in its own order, so that an athlete's sets lie together on disk.
insert into sets by name
select
    $athlete as athlete_id, $series::integer as series_id, $import_id::integer as import_id, $source as source, staged.*
from staged
where set_key not in (from same)
