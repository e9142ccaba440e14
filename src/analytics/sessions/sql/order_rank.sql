-- Where a set stands in the article's order of a session: 1 jumps, 2 Olympic lifts, 3 heavy hinges, 4 high-rep ballistic
-- hinges; null: it has no place there. A hinge of 13 reps or more is not heavy, a swing set of under 10 not high-rep.
create or replace macro live.order_rank(pattern, mode, reps) as case
    when pattern = 'jump' then 1
    when pattern = 'olympic' then 2
    when pattern = 'hinge' and mode = 'strength' and reps between 1 and 12 then 3
    when pattern = 'ballistic_hinge' and reps >= 10 then 4
end;
