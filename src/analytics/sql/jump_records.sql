-- Days of box jumps whose box, or whose landings together, beat every earlier day; a variant's first two days are its baseline.
with days as materialized (
    from live.jump_days($athlete, $as_of)
),
measured as (
    select day, exercise, 'height' as kind, 'cm' as unit, height_cm as value from days where height_cm is not null
    union all
    select day, exercise, 'contacts', 'landings', contacts::double from days where contacts > 0
),
compared as (
    select
        *, row_number() over of_kind as nth,
        max(value) over (of_kind rows between unbounded preceding and 1 preceding) as previous
    from measured
    window of_kind as (partition by exercise, kind order by day)
)
select day, exercise, kind, value, unit, previous
from compared
where nth > 2 and value > previous
order by day, exercise, kind;
