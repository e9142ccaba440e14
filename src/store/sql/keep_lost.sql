-- Those of them that an import before the newest holds: the incoming one holds them as well.
insert into staged by name
select * exclude (athlete_id, series_id, import_id, last_import_id, source) from lost where last_import_id is not null
