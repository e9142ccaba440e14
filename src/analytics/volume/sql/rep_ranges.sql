-- Working sets of each lift by how many reps they had, in the ranges of `reps.py`.
select
    lift,
    case
        when reps = 1 then 0
        when reps <= 3 then 1
        when reps <= 5 then 2
        when reps <= 8 then 3
        when reps <= 12 then 4
        when reps <= 15 then 5
        when reps <= 20 then 6
        else 7
    end::bigint as range,
    count(*)::bigint as sets
from live.log_of($athlete, $as_of)
where lift is not null and kind <> 'warmup' and reps > 0 and day >= $since
group by all
order by all;
