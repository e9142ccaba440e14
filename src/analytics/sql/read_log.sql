-- Every set an athlete has logged, once, as the athlete corrected it, each with the exercise its written name stands for.
-- `live.names` carries the exercise's own columns: one small join for every query instead of two. What several pages ask of
-- a set is worked out here, where it is read once, and not where it is asked for.
-- `listed`: it is part of the log; not so one that was excluded, nor one of a session that another app's export holds too.
-- `place` is its place in the whole log, in order of time; `session` the place of the first listed set of its session, which
-- numbers sessions in order of time; `opens_exercise`: it is the first listed set of its exercise in its session. Both are
-- looked up by groups: a window would carry all columns of the log along.
-- `moved_kg` is the load moved at once: both hands' where both work together, null on top of or off bodyweight.
-- `box_cm` is the height of its box: from its own column, else from the load where the athlete said that it is one, else
-- from the note or the written name.
-- `side_said`: the side it was for, as logged, else as its name or note says it ('Dumbbell row - left'). What a name says is
-- read once a name: a pattern looked for in every set would take longer than all else.
-- `load_said`: the athlete said what its load is, if only that it is right; then it is no typing error.
-- `missed`: a power clean logged as missed, by 0 reps or in its note; what was not made is no best, no record, and no rep:
-- `made_reps` are the reps that count.
-- `effort` is what a set counts for: 1 a hard strength set; 0.5 a ballistic, carried or held set, or strength work by
-- the clock; 0 a warm-up, a set far from failure, a name nobody knows.
create or replace macro live.read_log(athlete, week_start) as table
with names as (
    select
        * exclude (athlete_id),
        mode is not null and (
            coalesce(unilateral, false)
            or (mode = 'strength' and coalesce(implement not in ('barbell', 'smith', 'trap_bar'), true))
        ) as may_name_side,
        if(may_name_side, live.side_of_name(name, unilateral), null) as side_of_name,
        if(pattern = 'jump', live.box_cm(name), null) as box_of_name
    from live.names
    where athlete_id = athlete
),
numbered as (
    select rowid as row_id, row_number() over (order by started_at, workout_key, order_in_workout, set_no, set_key) as place
    from sets
    where athlete_id = athlete
),
said as (
    select
        s.* replace (
            coalesce(c.load_kg, s.load_kg) as load_kg,
            if(c.load_kg is not null and s.load_basis = 'none', 'total', s.load_basis) as load_basis,
            coalesce(c.reps, s.reps) as reps,
            coalesce(c.height_cm, s.height_cm) as height_cm,
            coalesce(c.note, s.note) as note,
            coalesce(c.exercise, s.exercise_written) as exercise_written,
            coalesce(c.kind, s.kind) as kind
        ),
        s.load_kg as logged_kg, s.reps as logged_reps, s.height_cm as logged_cm, s.note as logged_note,
        s.exercise_written as logged_exercise, s.kind as logged_kind, c.load_kg is not null as load_said,
        c.correction_id, c.reason, coalesce(c.excluded, false) as excluded, d.workout_key is not null as in_other_app,
        n.place
    from sets s
    join numbered n on n.row_id = s.rowid
    left join (
        select distinct series_id, workout_key from live.duplicates where athlete_id = athlete and not counted
    ) d on d.series_id = s.series_id and d.workout_key = s.workout_key
    left join (
        from set_corrections where athlete_id = athlete and undone_at is null
    ) c on c.set_key = s.set_key
    where s.athlete_id = athlete
),
named as (
    select
        s.* replace (coalesce(
            s.height_cm,
            case when e.load_chosen then case e.load_convention
                when 'box_cm' then live.as_written(s.load_kg)
                when 'box_inch' then 2.54 * live.as_written(s.load_kg)
            end end
        ) as height_cm,
        if(e.load_chosen and e.load_convention in ('box_cm', 'box_inch'), null, s.load_kg) as load_kg),
        e.* exclude (name, how),
        not (excluded or in_other_app) as listed,
        coalesce(e.how, 'unknown') as how,
        live.load_basis(s.load_basis, e.load_means, e.load_chosen) as basis,
        live.week_of(s.day, week_start) as week
    from said s
    left join names e on e.name = s.exercise_written
),
openers as (
    select min(place) as place from named group by listed, workout_key, coalesce(exercise, exercise_written)
),
sessions as (
    select listed, workout_key, min(place) as session from named group by listed, workout_key
)
select
    set_key, source, listed, place, session, place in (from openers) as opens_exercise,
    workout_key, workout_name, workout_s, started_at, day,
    week,
    exercise_written, order_in_workout, set_no, kind,
    coalesce(side, side_of_name, if(may_name_side, live.side_of_note(note), null)) as side_said,
    load_kg, basis as load_basis,
    case basis
        when 'total' then load_kg
        when 'per_hand' then load_kg * if(unilateral or side_said is not null, 1, 2)
    end as moved_kg,
    reps, rir, distance_m, duration_s, height_cm, side, note,
    coalesce(
        lift = 'power_clean' and load_kg > 0
        and (reps = 0 or regexp_matches(note, '\b(miss(ed)?|no lift|failed)\b', 'i')), false
    ) as missed,
    if(missed, 0, reps) as made_reps,
    if(pattern = 'jump', coalesce(height_cm, live.box_cm(note), box_of_name), height_cm) as box_cm,
    exercise, exercise_name, lift, pattern, unilateral, mode, chain, how,
    (case
        when kind = 'warmup' then 0
        when mode = 'strength' and reps between 1 and 30 then if(coalesce(rir, 0) <= 4, 1, 0)
        when mode = 'strength' and coalesce(reps, 0) = 0 and duration_s > 0 then 0.5
        when mode in ('ballistic', 'carry', 'isometric') and (reps > 0 or duration_s > 0 or distance_m > 0) then 0.5
        else 0
    end)::double as effort,
    if(kind = 'warmup', null, live.order_rank(pattern, mode, reps))::bigint as order_rank,
    if(kind = 'warmup', null, live.set_quality(mode, reps, duration_s, distance_m)) as quality,
    load_said, logged_kg, logged_reps, logged_cm, logged_note, logged_exercise, logged_kind, correction_id, reason, excluded,
    in_other_app
from named join sessions using (listed, workout_key);
