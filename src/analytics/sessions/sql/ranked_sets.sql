-- The working sets that have a place in the article's order of a session, in order of time.
select workout_key, day, started_at, order_rank, reps
from live.log_of($athlete, $as_of)
where order_rank is not null;
