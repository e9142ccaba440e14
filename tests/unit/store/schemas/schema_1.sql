-- Everything of an athlete, athlete_id first. No indexes: the one writer holds the keys unique.

create table athletes (
    athlete_id varchar primary key,
    data_version bigint not null,
    settings varchar not null, -- JSON
    created_at timestamp not null
);

create table imports (
    athlete_id varchar not null,
    import_id integer not null, -- from 1 for each athlete, never used again
    series_id integer not null, -- imports of one app account share it
    source varchar not null,
    file_name varchar not null,
    version varchar not null,
    unit varchar,
    unit_from varchar not null,
    imported_at timestamp not null, -- UTC
    rows integer not null,
    added integer not null,
    removed integer not null,
    removed_later integer not null,
    unchanged integer not null,
    covers_from date not null, -- first day the file speaks for
    covers_to date, -- last day it speaks for; null: it speaks for all days to come
    sha256 varchar not null, -- of the uploaded bytes, which are kept beside the database
    bytes bigint not null,
    content varchar not null, -- digest of what was read from them: an equal import changes nothing
    report varchar not null, -- JSON
    undone_at timestamp, -- UTC
    primary key (athlete_id, import_id)
);

-- The log. `import_id` is the first import whose file holds the row as it is, `last_import_id` the last one;
-- null: the newest import of the series holds it. Between the two, every import that was not undone holds it.
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
    load_kg double,
    load_basis varchar not null,
    reps integer,
    rir double,
    distance_m double,
    duration_s double,
    height_cm double,
    side varchar,
    note varchar
);

-- Rows some import holds that are not in the log now: what an undo brings back.
create table removed_sets as from sets;

-- What the app of that day had written: one athlete, two imports of one log, one set taken out by the second.
create table migrations (
    number integer not null,
    name varchar not null,
    applied_at timestamp not null,
    applied_by varchar not null
);
insert into migrations values (1, 'log', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into athletes values ('me', 3, '{"overlaps": "count_both"}', '2026-01-02 10:00:00');
insert into imports values
    ('me', 1, 1, 'strong', 'january.csv', 'English', 'kg', 'asked', '2026-01-02 10:00:00', 2, 2, 0, 0, 0,
     '2026-01-01', null, 'aa', 100, 'aa', '{}', null),
    ('me', 2, 1, 'strong', 'february.csv', 'English', 'kg', 'asked', '2026-02-02 10:00:00', 2, 1, 1, 0, 1,
     '2026-01-01', null, 'bb', 100, 'bb', '{}', null);
insert into sets values
    ('me', 1, '00000000-0000-0000-0000-000000000001', 1, null, 'strong', '2026-01-01 18:00', 'Pull', 3600,
     '2026-01-01 18:00:00', '2026-01-01', 'Deadlift (Barbell)', 1, 1, 'work', 100, 'total', 5, 2, null, null, null,
     null, 'belt'),
    ('me', 1, '00000000-0000-0000-0000-000000000003', 2, null, 'strong', '2026-02-01 18:00', 'Pull', 3600,
     '2026-02-01 18:00:00', '2026-02-01', 'Deadlift (Barbell)', 1, 1, 'work', 110, 'total', 5, null, null, null, null,
     null, null);
insert into removed_sets values
    ('me', 1, '00000000-0000-0000-0000-000000000002', 1, 1, 'strong', '2026-01-01 18:00', 'Pull', 3600,
     '2026-01-01 18:00:00', '2026-01-01', 'Deadlift (Barbell)', 2, 2, 'work', 90, 'total', 5, null, null, null, null,
     null, null);
