-- Schema 7 as it was first released, on top of schema 6; a copy that is never edited.

-- A correction may also say what exercise a set was, and what kind of set; null: as logged.
alter table set_corrections add column exercise varchar; -- the written name it has instead
alter table set_corrections add column kind varchar;

insert into migrations values (7, 'corrected_exercise', '2026-01-02 10:00:00', 'duckdb 2.0.0');
update set_corrections set exercise = 'Deadlift', kind = 'warmup';
