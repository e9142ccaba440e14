-- Schema 3 as it was first released, on top of schema 2; a copy that is never edited.

-- What an athlete says about single sets, beside the log: no import touches it. At most one of a set is not undone, and
-- holds. `exercise_written`, `day`, `was_kg` and `was_reps` are what the set was when it was corrected: they
-- name it when the app that wrote it edits or deletes it, and its key is in the log no more.
create table set_corrections (
    athlete_id varchar not null,
    correction_id integer not null, -- from 1 for each athlete, never used again
    set_key uuid not null,
    excluded boolean not null,
    reason varchar, -- why it is excluded
    load_kg double, -- null here and below: as logged
    reps integer,
    height_cm double,
    note varchar,
    day date not null,
    exercise_written varchar not null,
    was_kg double,
    was_reps integer,
    made_at timestamp not null, -- UTC
    undone_at timestamp, -- UTC
    primary key (athlete_id, correction_id)
);

insert into migrations values (3, 'set_corrections', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into set_corrections values
    ('me', 1, '00000000-0000-0000-0000-000000000001', true, 'slip', null, null, null, null, '2026-01-01',
     'Deadlift (Barbell)', 100, 5, '2026-01-03 10:00:00', null);
