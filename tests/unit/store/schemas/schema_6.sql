-- Schema 6 as it was first released, on top of schema 5; a copy that is never edited.

-- What a run's source was called, on the run itself: its history outlives the connection.

alter table sync_runs add column label varchar;

update sync_runs set label = coalesce(
    (select state.label from sync_state state
    where state.athlete_id = sync_runs.athlete_id and state.source = sync_runs.source
        and state.account = sync_runs.account),
    sync_runs.source
);

insert into migrations values (6, 'sync_history', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into sync_runs (athlete_id, run_id, source, account, started, counts, import_ids, label) values
    ('me', 1, 'folder', '/exports', '2026-01-03 10:00:00', '{}', '[1]', 'Folder exports');
