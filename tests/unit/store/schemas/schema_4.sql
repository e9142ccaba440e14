-- Schema 4 as it was first released, on top of schema 3; a copy that is never edited.

-- What keeps a log up to date by itself: how far each source has read, what its runs did, what its server or folder held.
-- No table here holds a key, a token or a password in plain.

create table sync_state (
    athlete_id varchar not null,
    source varchar not null, -- 'hevy', 'wger', 'folder', 'link'
    account varchar not null, -- which one of these: '' where there can be only one, else an address or a folder
    label varchar not null, -- what a person calls it
    place varchar not null, -- JSON: how far the source has read
    settings varchar not null, -- JSON: what the athlete chose
    follows varchar not null, -- JSON: of each kind of item, what the log does not follow yet, and the imports made
    paused_at timestamp, -- all moments are UTC
    resumed_at timestamp,
    not_before timestamp, -- the server asked to be left alone until then
    last_run timestamp,
    last_outcome varchar,
    last_sentence varchar,
    primary key (athlete_id, source, account)
);

create table sync_runs (
    athlete_id varchar not null,
    run_id integer not null, -- from 1 for each athlete
    source varchar not null,
    account varchar not null,
    started timestamp not null,
    ended timestamp, -- null: under way, or stopped in the middle
    outcome varchar,
    sentence varchar,
    counts varchar not null, -- JSON
    import_ids varchar not null, -- JSON list
    primary key (athlete_id, run_id)
);

-- A copy of what a server holds, as it says it: the log is made to follow it in one import a run.
create table sync_items (
    athlete_id varchar not null,
    source varchar not null,
    account varchar not null,
    kind varchar not null, -- 'workout', 'weight', 'template', ...
    item_id varchar not null,
    day date not null, -- as the server writes it, mostly in UTC
    updated varchar not null, -- when it was changed, as the server writes it; '' where it does not say
    seen integer not null, -- number of the last full listing that showed it
    body varchar not null, -- JSON
    primary key (athlete_id, source, account, kind, item_id)
);

create table sync_files (
    athlete_id varchar not null,
    source varchar not null,
    account varchar not null,
    path varchar not null, -- within the folder, or an address without what is secret in it
    sha256 varchar not null,
    size bigint not null,
    modified timestamp, -- UTC
    import_id integer, -- null: set aside
    outcome varchar not null, -- 'imported', 'unchanged', 'set aside', 'gone'
    reason varchar, -- why it was set aside
    looked_at timestamp not null, -- UTC
    primary key (athlete_id, source, account, path)
);

-- Where the keys are that sync needs. This table is left out of exports and copies.
create table sync_secrets (
    athlete_id varchar not null,
    source varchar not null, -- 'hevy', 'wger', 'link'
    account varchar not null, -- which one of these: '' where there can be only one
    home varchar not null, -- 'keyring', 'memory', 'file' or 'sealed'
    hint varchar not null, -- what may be shown of it
    kept_at timestamp not null, -- UTC
    sealed varchar, -- encrypted with a key of the server's environment; null: it is kept elsewhere
    primary key (athlete_id, source, account)
);

insert into migrations values (4, 'sync', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into sync_state (athlete_id, source, account, label, place, settings, follows)
    values ('me', 'wger', 'x', 'wger', '{}', '{}', '{}');
