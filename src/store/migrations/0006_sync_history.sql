-- What a run's source was called, on the run itself: its history outlives the connection.

alter table sync_runs add column label varchar;

update sync_runs set label = coalesce(
    (select state.label from sync_state state
    where state.athlete_id = sync_runs.athlete_id and state.source = sync_runs.source
        and state.account = sync_runs.account),
    sync_runs.source
);
