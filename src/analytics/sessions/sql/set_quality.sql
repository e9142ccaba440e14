-- What a working set trains by how it is done: the words of `mix.py`. Null: nothing was counted, or it is cardio.
create or replace macro live.set_quality(mode, reps, duration_s, distance_m) as case
    when mode = 'ballistic' and (reps > 0 or duration_s > 0 or distance_m > 0) then 'explosive'
    when mode = 'strength' and reps between 1 and 5 then 'strength'
    when mode = 'strength' and reps between 6 and 12 then 'middle'
    when mode = 'strength' and reps > 12 then 'endurance'
    when mode in ('carry', 'isometric') and (reps > 0 or duration_s > 0 or distance_m > 0) then 'held'
    when mode = 'strength' and duration_s > 0 then 'held'
end;
