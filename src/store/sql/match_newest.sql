-- Sets of the file that the series' newest import holds exactly as they are.
create or replace temp table same as
with newest as (
    from sets where athlete_id = $athlete and series_id = $series and last_import_id is null
    union all
    from removed_sets where athlete_id = $athlete and series_id = $series and last_import_id is null
)
select new.set_key
from staged as new join newest as old on new.set_key = old.set_key
    and new.workout_name is not distinct from old.workout_name
    and new.workout_s is not distinct from old.workout_s
    and new.started_at = old.started_at
    and new.order_in_workout = old.order_in_workout
    and new.set_no = old.set_no
    and new.load_kg is not distinct from old.load_kg
    and new.rir is not distinct from old.rir
    and new.distance_m is not distinct from old.distance_m
    and new.duration_s is not distinct from old.duration_s
    and new.height_cm is not distinct from old.height_cm
    and new.note is not distinct from old.note
