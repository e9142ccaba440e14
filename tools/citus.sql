-- Spread a hosted home over the workers of a Citus cluster, by athlete. Run once, as the owner of the schema, after the
-- app has started for the first time and before it holds much:
--     psql "$DATABASE_URL" -f tools/citus.sql
-- athlete_id leads every primary key and no statement joins athletes, so that an athlete's rows of all tables lie on one
-- worker and a transaction stays there. Written from Citus's documentation and not tried here: Citus is no Debian package.
select create_distributed_table('athletes', 'athlete_id', shard_count := 64);
select create_distributed_table('imports', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sets', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('removed_sets', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('raw_files', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('bodyweights', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('set_corrections', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('jobs', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sync_state', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sync_runs', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sync_items', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sync_files', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('sync_secrets', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('notes', 'athlete_id', colocate_with := 'athletes');
select create_distributed_table('grant_events', 'athlete_id', colocate_with := 'athletes');
-- Looked up without knowing the athlete (a link's token, a sign-in, a coach's roster): small, a copy on every worker.
select create_reference_table('accounts');
select create_reference_table('grants');
select create_reference_table('invitations');
select create_reference_table('summaries');
-- Each worker checks whose rows a transaction is about: the settings of the transaction have to reach it.
alter system set citus.propagate_set_commands = 'local';
select pg_reload_conf();
