-- What each session held of each line of a template: sets done, sets with reps in range, and where its first set stood.
-- A set belongs to the line of its exercise; where there is none, to those of its exercise's lift.
with lines as (
    select
        unnest($lines::bigint[]) as line, unnest($exercises::varchar[]) as exercise, unnest($lifts::varchar[]) as lift,
        unnest($low::bigint[]) as low, unnest($high::bigint[]) as high
),
work as (
    select
        workout_key, started_at, day, exercise, lift, reps,
        row_number() over (partition by workout_key order by place) as place
    from live.log_of($athlete, $as_of)
    where kind <> 'warmup' and exercise is not null and day >= $since
)
select
    w.workout_key, min(w.day) as day, l.line,
    count(*)::bigint as done,
    (count(*) filter (w.reps between l.low and l.high))::bigint as in_range,
    min(w.place)::bigint as first_place
from work w join lines l on w.exercise = l.exercise
    or (w.lift = l.lift and not list_contains($exercises::varchar[], w.exercise))
group by w.workout_key, l.line
order by day, w.workout_key, l.line;
