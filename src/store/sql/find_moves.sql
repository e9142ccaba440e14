-- Rows that are on the wrong side: in the log but not to be shown, or to be shown but not in the log.
-- Each day of a series belongs to one import: the newest that speaks for it and was not undone. A row is held when
-- the import its day belongs to holds it, and shown when no earlier series holds the same set.
create or replace temp table moves as
with standing as (
    select series_id, import_id, covers_from, covers_to
    from imports
    where athlete_id = $athlete and source = $source and undone_at is null
),
-- From one bound to the next the same imports speak.
bounds as (
    select series_id, covers_from as since from standing
    union
    select series_id, covers_to + 1 from standing where covers_to is not null
),
owners as (
    select
        series_id,
        since,
        max(import_id) filter (covers_from <= since and (covers_to is null or covers_to >= since)) as import_id
    from bounds join standing using (series_id)
    group by all
),
history as (
    select true as in_log, rowid as row_id, set_key, series_id, import_id, last_import_id, day
    from sets where athlete_id = $athlete and source = $source
    union all
    select false, rowid, set_key, series_id, import_id, last_import_id, day
    from removed_sets where athlete_id = $athlete and source = $source
),
judged as (
    select
        history.in_log,
        history.row_id,
        history.set_key,
        history.series_id,
        coalesce(
            owners.import_id between history.import_id and coalesce(history.last_import_id, owners.import_id), false
        ) as held
    from history asof left join owners on owners.series_id = history.series_id and owners.since <= history.day
)
select in_log, row_id
from judged
qualify in_log <> (held and row_number() over (partition by held, set_key order by series_id) = 1)
