-- Which set an orphaned correction is about now: the one set of its day, exercise and reps whose load is the same to an
-- app's rounding, or the same number in the other unit. Not when several fit, or another correction speaks for it. A
-- corrected load was typed beside the load as it was read then, so in the other unit it is not carried over.
with lost as (
    select c.correction_id, c.day, c.exercise_written, c.was_kg, c.was_reps, c.load_kg is not null as reloaded
    from set_corrections c
    where c.athlete_id = $athlete and c.undone_at is null and c.was_kg > 0
        and not exists (select 1 from sets s where s.athlete_id = $athlete and s.set_key = c.set_key)
),
fits as (
    select distinct lost.correction_id, s.set_key, s.load_kg
    from lost
    join sets s on s.day = lost.day and s.exercise_written = lost.exercise_written
        and s.reps is not distinct from lost.was_reps
    where s.athlete_id = $athlete
        and s.load_kg <> lost.was_kg -- equal ones are the neighbours of a set that was deleted
        and (
            abs(s.load_kg - lost.was_kg) <= $rounding
            or (
                not lost.reloaded
                and (abs(s.load_kg - lost.was_kg * $kg_per_lb) <= $rounding or abs(s.load_kg * $kg_per_lb - lost.was_kg) <= $rounding)
            )
        )
        and not exists (
            select 1 from set_corrections o
            where o.athlete_id = $athlete and o.undone_at is null and o.set_key = s.set_key
        )
),
counted as (
    select
        correction_id, set_key, load_kg,
        count(*) over (partition by correction_id) as sets_that_fit,
        count(*) over (partition by set_key) as corrections_that_fit
    from fits
)
select correction_id, set_key, load_kg from counted
where sets_that_fit = 1 and corrections_that_fit = 1
