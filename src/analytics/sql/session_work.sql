-- What each session held of each exercise: the effort of its working sets added up, and what else is asked of them together.
select
    day, session, exercise,
    sum(effort)::double as sets,
    (count(*) filter (effort = 1))::bigint as hard_sets,
    coalesce(sum(made_reps), 0)::bigint as reps,
    max(load_kg) filter (moved_kg > 0 and reps > 0 and not missed) as best_load_kg,
    max(load_kg) filter (load_kg > 0) as heaviest_kg,
    min(place) as place
from live.log_of($athlete, $as_of)
where kind <> 'warmup' and exercise is not null
group by day, session, exercise
order by day, session, exercise;
