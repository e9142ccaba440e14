-- The twin of the embedded home's 0003.
create table set_corrections (
    athlete_id varchar not null,
    correction_id integer not null,
    set_key uuid not null,
    excluded boolean not null,
    reason varchar,
    load_kg double precision,
    reps integer,
    height_cm double precision,
    note varchar,
    day date not null,
    exercise_written varchar not null,
    was_kg double precision,
    was_reps integer,
    made_at timestamp not null,
    undone_at timestamp,
    primary key (athlete_id, correction_id)
);
