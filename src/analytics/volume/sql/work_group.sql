-- What kind of work a pattern is: six of the posterior chain, then the rest. The words of `groups.py`.
create or replace macro live.work_group(pattern) as case
    when pattern = 'hinge' then 'hinge'
    when pattern = 'hip_ext' then 'hip_extension'
    when pattern = 'knee_flex' then 'knee_flexion'
    when pattern in ('row', 'v_pull', 'rear_delt', 'shrug', 'upright_row') then 'pull'
    when pattern in ('ballistic_hinge', 'olympic', 'jump', 'throw') then 'explosive'
    when pattern in ('core_brace', 'carry', 'rotation', 'lateral_flex') then 'core'
    when pattern in ('squat', 'lunge', 'knee_ext') then 'squat'
    when pattern in ('h_push', 'v_push', 'fly') then 'push'
    when pattern is not null then 'other'
end;
