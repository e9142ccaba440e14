-- The most load lifted for at least r reps in each exercise of the lifts, day by day, where it beats every earlier day.
-- An exercise's first two days are its baseline. Bar loads differ by plates, so 0.1 kg is a rounding, not a record.
with lifts as (
    select unnest($lifts::varchar[]) as lift, unnest($least_reps::bigint[]) as least
),
sets as materialized (
    select lift, least, exercise, day, load_kg, reps
    from live.log_of($athlete, $as_of) join lifts using (lift)
    where kind <> 'warmup' and load_kg > 0 and reps >= least
        and load_basis in ('total', 'per_hand')
        and not list_contains($left_out::uuid[], set_key)
),
days as (
    select exercise, day, row_number() over (partition by exercise order by day) as nth
    from sets group by exercise, day
),
bests as (
    select s.lift, s.least, s.exercise, s.day, r.r, max(s.load_kg) as load_kg
    from sets s join range(1, 21) r(r) on r.r between s.least and s.reps
    group by all
),
compared as (
    select *, max(load_kg) over (
        partition by exercise, r order by day rows between unbounded preceding and 1 preceding
    ) as previous
    from bests
),
beaten as (
    select c.*, if(c.r = c.least, 'load', 'reps') as kind
    from compared c join days d on d.exercise = c.exercise and d.day = c.day
    where d.nth > 2 and c.load_kg > c.previous + 0.1
)
-- One of a kind a day: of several rep records, the one that stands for the highest max.
select day, lift, exercise, kind, load_kg as value, previous, load_kg, r as reps
from beaten
qualify row_number() over (partition by day, exercise, kind order by load_kg * (1 + r / 30.0) desc, r desc) = 1
order by day, exercise, kind;
