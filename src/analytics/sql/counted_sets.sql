-- One athlete's sets up to and including a day; a session that another app's export holds too is in it once
-- (`live.duplicates`).
create or replace macro live.counted_sets(athlete, as_of) as table
select s.*
from sets s
anti join (
    select series_id, workout_key from live.duplicates where athlete_id = athlete and not counted
) d on d.series_id = s.series_id and d.workout_key = s.workout_key -- a plain join: `not exists` doubles the time
where s.athlete_id = athlete and s.day <= as_of;
