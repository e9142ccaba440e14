-- Schema 2 as it was first released, on top of schema 1; a copy that is never edited.

-- What an athlete weighed. Every import keeps the rows of its own file; which of them count is worked out below, so an
-- undo only marks the import.
create table bodyweights (
    athlete_id varchar not null,
    import_id integer not null,
    source varchar not null, -- of the import, never a source of sets
    measured_at timestamp not null, -- local; midnight where the app gives only a day
    day date not null,
    weight_kg double not null
);

-- Each day of a source belongs to the newest import whose file covers it and that was not undone.
create view standing_bodyweights as
select own.*
from bodyweights own
join imports made using (athlete_id, import_id)
anti join imports newer
    on newer.athlete_id = own.athlete_id and newer.source = own.source and newer.undone_at is null
    and newer.import_id > own.import_id and own.day between newer.covers_from and newer.covers_to
where made.undone_at is null;

insert into migrations values (2, 'bodyweights', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into bodyweights values ('me', 2, 'strong_bodyweight', '2026-01-05 08:00:00', '2026-01-05', 80.5);
