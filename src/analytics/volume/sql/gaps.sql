-- For each kind of work and each lift: the days it was trained, the last of them, and the longest stretch between two.
with trained as (
    select distinct 'group' as kind, live.work_group(pattern) as id, day
    from live.log_of($athlete, $as_of)
    where effort > 0
    union
    select 'lift', lift, day
    from live.log_of($athlete, $as_of)
    where lift is not null and kind <> 'warmup'
),
stretches as (
    select *, lag(day) over (partition by kind, id order by day) as before from trained where id is not null
)
select
    kind, id,
    count(*)::bigint as days,
    max(day) as last_day,
    (live.log_end($athlete, $as_of) - max(day))::bigint as days_since,
    max(day - before)::bigint as longest_gap,
    arg_max(before, day - before) as gap_from,
    arg_max(day, day - before) as gap_to
from stretches
group by kind, id
order by kind, days_since, id;
