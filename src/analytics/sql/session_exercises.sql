-- What each session of an athlete held of each exercise, for `live.session_exercises`, in order of time: what is asked of a
-- whole log is mostly added up, and four or five sets make one row here. A name nobody knows is an exercise of its own.
-- `session` and `opens_exercise` as in `read_log.sql`. `opens`: it holds the first set of its session, `opens_lift`: the first
-- working set of its lift there. `place`: of its first working set in the whole log, null without one. `sets` and `warmup_sets`
-- count all, everything else working sets only.
-- `best`: the heaviest set that was made, then with the most reps; `heaviest_kg` also on top of or off bodyweight.
with sums as (
    select
        day, session,
        any_value(exercise_written) as name,
        any_value(workout_key) as workout_key, any_value(week) as week,
        min(started_at) as started_at, min(workout_name) as workout_name, min(source) as source, max(workout_s) as workout_s,
        bool_or(place = session) as opens, bool_or(opens_exercise) as opens_exercise,
        min(place) filter (kind <> 'warmup') as place,
        count(*)::integer as sets,
        (count(*) filter (kind = 'warmup'))::integer as warmup_sets,
        (count(*) filter (kind = 'work'))::integer as work_sets,
        (count(*) filter (kind = 'drop'))::integer as drop_sets,
        (count(*) filter (kind = 'failure'))::integer as failure_sets,
        (count(*) filter (kind = 'amrap'))::integer as amrap_sets,
        (count(*) filter (kind <> 'warmup' and (rir is not null or kind in ('failure', 'amrap'))))::integer as effort_logged,
        sum(effort) as effort,
        (count(*) filter (effort = 1))::integer as hard_sets,
        (sum(made_reps) filter (kind <> 'warmup'))::integer as reps,
        (sum(made_reps) filter (quality = 'explosive'))::integer as explosive_reps,
        (sum(reps) filter (kind <> 'warmup' and lift = 'box_jump'))::integer as contacts,
        (min(reps) filter (kind <> 'warmup' and reps > 0))::integer as fewest_reps,
        (max(reps) filter (kind <> 'warmup'))::integer as most_reps,
        sum(moved_kg * made_reps) filter (kind <> 'warmup') as tonnage_kg,
        max({'load_kg': load_kg, 'reps': reps}) filter (
            kind <> 'warmup' and moved_kg > 0 and reps > 0 and not missed
        ) as best,
        max(load_kg) filter (kind <> 'warmup' and load_kg > 0) as heaviest_kg,
        bool_or(unilateral or side_said is not null) filter (kind <> 'warmup' and load_basis = 'per_hand') as one_hand,
        bool_and(unilateral or side_said is not null) filter (kind <> 'warmup' and load_basis = 'per_hand') as only_one_hand,
        max(box_cm) filter (kind <> 'warmup' and reps > 0 and box_cm between 10 and 200) as box_cm,
        (sum(reps) filter (kind <> 'warmup' and duration_s > 0))::integer as timed_reps,
        sum(duration_s) filter (kind <> 'warmup' and reps > 0 and duration_s > 0) as timed_s,
        (count(*) filter (kind <> 'warmup' and missed))::integer as missed
    from live.log_sets
    where athlete_id = $athlete and listed
    group by day, session, coalesce(exercise, exercise_written)
),
named as (
    select
        s.* exclude (name), n.exercise, n.lift,
        s.sets - s.warmup_sets as working_sets,
        if(n.exercise is not null, s.sets, 0) as known_sets,
        if(n.how = 'ignored', s.sets, 0) as ignored_sets
    from sums s
    left join live.names n on n.athlete_id = $athlete and n.name = s.name
),
lifts as (
    select min(place) as place from named where lift is not null group by week, session, lift
)
select $athlete::varchar as athlete_id, *, place in (from lifts) as opens_lift from named
order by day, session, exercise
