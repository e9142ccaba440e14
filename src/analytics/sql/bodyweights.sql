-- One row a day the athlete was weighed: the last weight of the day.
select
    day,
    arg_max(weight_kg, (measured_at, import_id)) as weight_kg,
    arg_max(source, (measured_at, import_id)) as source
from standing_bodyweights
where athlete_id = $athlete and day <= $as_of
group by day
order by day;
