-- Rows that are on the wrong side: in the log but not to be shown, or to be shown but not in the log.
-- Each day of a series belongs to one import: the newest that speaks for it and was not undone. A row is held when
-- the import its day belongs to holds it, and shown when no earlier series holds the same set.
create or replace temp table moves as
with standing as (
    select
        series_id,
        import_id,
        coalesce(covers_to, 'infinity') as upto,
        max(coalesce(covers_to, 'infinity')) over (
            partition by series_id order by import_id rows between 1 following and unbounded following
        ) as newer_upto
    from imports
    where athlete_id = $athlete and source = $source and undone_at is null
),
owners as (
    select series_id, import_id, upto, coalesce(newer_upto, '-infinity') as after
    from standing
    where newer_upto is null or newer_upto < upto
),
history as (
    select true as in_log, rowid as row_id, set_key, series_id, import_id, last_import_id, day
    from sets where athlete_id = $athlete and source = $source
    union all
    select false, rowid, set_key, series_id, import_id, last_import_id, day
    from removed_sets where athlete_id = $athlete and source = $source
),
judged as (
    select history.in_log, history.row_id, history.set_key, history.series_id, owners.series_id is not null as held
    from history left join owners on owners.series_id = history.series_id
        and history.day > owners.after
        and history.day <= owners.upto
        and owners.import_id >= history.import_id
        and owners.import_id <= coalesce(history.last_import_id, owners.import_id)
)
select in_log, row_id
from judged
qualify in_log <> (held and row_number() over (partition by held, set_key order by series_id) = 1)
