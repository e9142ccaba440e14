-- The twin of the embedded home's 0001: the same columns in the same order, and what only many processes need.
-- athlete_id leads every key and there is no sequence, so that all of an athlete can lie on one server of many.

create table athletes (
    athlete_id varchar primary key, -- its row, locked, is the athlete's lane: one writer at a time
    data_version bigint not null, -- moves whenever the sets or settings change
    settings varchar not null, -- JSON
    created_at timestamp not null,
    revision uuid not null default gen_random_uuid() -- moves whenever any row of the log changes
);

create table imports (
    athlete_id varchar not null,
    import_id integer not null,
    series_id integer not null,
    source varchar not null,
    file_name varchar not null,
    version varchar not null,
    unit varchar,
    unit_from varchar not null,
    imported_at timestamp not null,
    rows integer not null,
    added integer not null,
    removed integer not null,
    removed_later integer not null,
    unchanged integer not null,
    covers_from date not null,
    covers_to date,
    sha256 varchar not null,
    bytes bigint not null,
    content varchar not null,
    report varchar not null,
    undone_at timestamp,
    primary key (athlete_id, import_id)
);

create table sets (
    athlete_id varchar not null,
    series_id integer not null,
    set_key uuid not null,
    import_id integer not null,
    last_import_id integer,
    source varchar not null,
    workout_key varchar not null,
    workout_name varchar,
    workout_s integer,
    started_at timestamp not null,
    day date not null,
    exercise_written varchar not null,
    order_in_workout integer not null,
    set_no integer not null,
    kind varchar not null,
    load_kg double precision,
    load_basis varchar not null,
    reps integer,
    rir double precision,
    distance_m double precision,
    duration_s double precision,
    height_cm double precision,
    side varchar,
    note varchar,
    primary key (athlete_id, series_id, set_key, import_id)
);

-- A set of a series begins at one import at most once, whichever of the two tables it is in.
create table removed_sets (like sets including all);

-- The uploaded bytes, compressed. `place` is null: they are in `content`; else where in the bucket they are.
create table raw_files (
    athlete_id varchar not null,
    sha256 varchar not null,
    bytes bigint not null, -- before compression
    content bytea,
    place varchar,
    kept_at timestamp not null, -- UTC
    primary key (athlete_id, sha256)
);
alter table raw_files alter column content set storage external; -- it is compressed already
