select
    import_id, source, file_name, version, unit, unit_from, imported_at, rows, added, removed, unchanged, undone_at,
    report
from imports
where athlete_id = $athlete
order by import_id desc
