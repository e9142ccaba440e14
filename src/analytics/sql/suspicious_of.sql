-- Sets that look like a slip of the finger: within one exercise, a load and an estimated max (Epley, whatever the effort)
-- both more than 15% over those of every other day, and the max more than 6 median absolute deviations from the median.
-- Comparing maxima too keeps a first heavy single after months of eights out of it. `only_lift` null: all exercises.
create or replace macro live.suspicious_of(athlete, as_of, only_lift) as table
with loaded as materialized (
    select
        set_key, day, exercise, exercise_name, lift, exercise_written, load_kg, reps,
        load_kg * if(coalesce(reps, 1) <= 1, 1, 1 + least(reps, 12) / 30.0) as strength
    from live.log_of(athlete, as_of)
    where kind <> 'warmup' and load_kg > 0 and exercise is not null
        and (only_lift is null or lift = only_lift)
),
days as (
    select exercise, day, max(load_kg) as load_kg, max(strength) as strength
    from loaded group by exercise, day
),
ranked as (
    -- What every other day reached: the best day's rival is the second best.
    select
        exercise, count(*) as days,
        max(load_kg, 2) as loads, max(strength, 2) as strengths
    from days group by exercise
),
heavy as (
    select d.exercise, d.day, r.loads[2] as load_kg, r.strengths[2] as strength
    from days d join ranked r on r.exercise = d.exercise
    where r.days > 4 and d.load_kg > 1.15 * r.loads[2] and d.strength > 1.15 * r.strengths[2]
),
usual as (
    select exercise, median(strength) as middle, mad(strength) as spread
    from loaded semi join heavy using (exercise) group by exercise
)
select
    l.set_key, l.day, l.exercise, l.exercise_name, l.lift, l.exercise_written, l.load_kg, l.reps,
    h.load_kg as heaviest_else_kg
from loaded l
join heavy h on h.exercise = l.exercise and h.day = l.day
join usual u on u.exercise = l.exercise
where l.load_kg > 1.15 * h.load_kg
    and l.strength > 1.15 * h.strength
    and l.strength - u.middle > 6 * greatest(u.spread, 0.02 * u.middle);
