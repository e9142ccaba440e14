
-- One row a piece of work that at most one of all processes does at a time: it holds the row locked meanwhile, so that
-- the lock is gone when the process is.
create table jobs (
    athlete_id varchar not null,
    job varchar not null,
    taken_at timestamp, -- UTC, by the last run that came to its end
    primary key (athlete_id, job)
);
