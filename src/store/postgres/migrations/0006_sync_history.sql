-- As for the other home. Where these tables are forced on their owner too, the owner would see no athlete's rows.
alter table sync_runs no force row level security;
alter table sync_state no force row level security;

alter table sync_runs add column label varchar;

update sync_runs set label = coalesce(
    (select state.label from sync_state state
    where state.athlete_id = sync_runs.athlete_id and state.source = sync_runs.source
        and state.account = sync_runs.account),
    sync_runs.source
);

alter table sync_runs force row level security;
alter table sync_state force row level security;
