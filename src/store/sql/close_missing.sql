-- Rows of the series' newest import ($newest) that the file does not hold as they are. {sets} is sets or removed_sets.
update {sets} as old set last_import_id = $newest
where athlete_id = $athlete and series_id = $series and last_import_id is null and not exists (
    from staged as new
    where new.set_key = old.set_key
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
)
