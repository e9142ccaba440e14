-- One athlete's sets up to and including a day, as the athlete corrected them; a set that was excluded is not among
-- them, and a session that another app's export holds too is in it once (`live.duplicates`).
create or replace macro live.counted_sets(athlete, as_of) as table
select s.* replace (
    coalesce(c.load_kg, s.load_kg) as load_kg,
    if(c.load_kg is not null and s.load_basis = 'none', 'total', s.load_basis) as load_basis,
    coalesce(c.reps, s.reps) as reps,
    coalesce(c.height_cm, s.height_cm) as height_cm,
    coalesce(c.note, s.note) as note
)
from sets s
anti join (
    select series_id, workout_key from live.duplicates where athlete_id = athlete and not counted
) d on d.series_id = s.series_id and d.workout_key = s.workout_key -- a plain join: `not exists` doubles the time
left join (
    from set_corrections where athlete_id = athlete and undone_at is null
) c on c.set_key = s.set_key
where s.athlete_id = athlete and s.day <= as_of and c.excluded is not true;
