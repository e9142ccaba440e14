-- The twin of the embedded home's 0002. Rows are written and replaced an import at a time.
create table bodyweights (
    athlete_id varchar not null,
    import_id integer not null,
    source varchar not null,
    measured_at timestamp not null,
    day date not null,
    weight_kg double precision not null
);
create index bodyweights_of_import on bodyweights (athlete_id, import_id);
