-- Every time the athlete was weighed, in order of time.
select day, weight_kg, source
from standing_bodyweights
where athlete_id = $athlete and day <= $as_of
order by day, measured_at, import_id;
