-- One athlete's sets up to and including a day, each with the exercise its written name stands for. `live.names` carries
-- the exercise's own columns: one small join for every query instead of two.
-- `moved_kg` is the load moved at once: both hands' where both work together, null on top of or off bodyweight.
-- `effort` is what a set counts for: 1 a hard strength set; 0.5 a ballistic, carried or held set, or strength work by
-- the clock; 0 a warm-up, a set far from failure, a name nobody knows.
create or replace macro live.read_log(athlete, as_of) as table
select
    s.set_key, s.import_id, s.source,
    s.workout_key, s.workout_name, s.workout_s, s.started_at, s.day,
    date_trunc('week', s.day)::date as week,
    s.exercise_written, s.order_in_workout, s.set_no, s.kind,
    s.load_kg, live.load_basis(s.load_basis, e.load_means, e.load_chosen) as load_basis,
    case live.load_basis(s.load_basis, e.load_means, e.load_chosen)
        when 'total' then s.load_kg
        when 'per_hand' then s.load_kg * if(e.unilateral, 1, 2)
    end as moved_kg,
    s.reps, s.rir, s.distance_m, s.duration_s, s.height_cm, s.side, s.note,
    e.exercise, e.exercise_name, e.lift, e.family, e.pattern, e.implement, e.unilateral, e.mode,
    e.load_convention, e.load_chosen, e.chain, coalesce(e.how, 'unknown') as how,
    (case
        when s.kind = 'warmup' then 0
        when e.mode = 'strength' and s.reps between 1 and 30 then if(coalesce(s.rir, 0) <= 4, 1, 0)
        when e.mode = 'strength' and coalesce(s.reps, 0) = 0 and s.duration_s > 0 then 0.5
        when e.mode in ('ballistic', 'carry', 'isometric')
            and (s.reps > 0 or s.duration_s > 0 or s.distance_m > 0) then 0.5
        else 0
    end)::double as effort
from live.counted_sets(athlete, as_of) s
left join live.names e on e.athlete_id = athlete and e.name = s.exercise_written;
