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
