-- The sessions up to a day that an earlier series holds too.
select source, of_source, day, sets, sets_differ, shift_minutes, counted
from live.duplicates
where athlete_id = $athlete and day <= $as_of
