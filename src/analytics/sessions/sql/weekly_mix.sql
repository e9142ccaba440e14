-- Working sets of each session by how they are done, on each side, and which of the article's three families they held.
select
    week, session, chain,
    (count(*) filter (quality = 'explosive'))::bigint as explosive,
    (count(*) filter (quality = 'strength'))::bigint as strength,
    (count(*) filter (quality = 'middle'))::bigint as middle,
    (count(*) filter (quality = 'endurance'))::bigint as endurance,
    (count(*) filter (quality = 'held'))::bigint as held,
    coalesce(sum(made_reps) filter (quality = 'explosive'), 0)::bigint as explosive_reps,
    bool_or(pattern = 'hinge' and mode = 'strength') as hinge,
    bool_or(pattern = 'olympic') as olympic,
    bool_or(pattern = 'jump') as jump
from live.log_of($athlete, $as_of)
where exercise is not null and quality is not null and week >= live.week_of($since, $week_start)
group by week, session, chain;
