-- The side a set was for: as logged, else as its written name or a note of nothing else says it.
-- Of one-sided exercises 'left' or 'right' anywhere in the name will do; of others (no barbell is lifted with one hand at a
-- time by its name) only at an end of it: 'Leg extension - left', 'Curl (L)'. A lone letter is a capital at the end.
create or replace macro live.side_said(side, name, note, unilateral, implement, mode) as
case
    when side is not null then side
    when mode is null or (not coalesce(unilateral, false) and (mode <> 'strength' or implement in ('barbell', 'smith', 'trap_bar')))
    then null
    when regexp_matches(name, if(unilateral, '\bleft\b', '^left\b|[\s(,\-]left( (side|arm|leg|hand))?\)?\s*$'), 'i') then 'left'
    when regexp_matches(name, if(unilateral, '\bright\b', '^right\b|[\s(,\-]right( (side|arm|leg|hand))?\)?\s*$'), 'i') then 'right'
    when regexp_matches(name, '[\s(,\-]L\)?\s*$') then 'left'
    when regexp_matches(name, '[\s(,\-]R\)?\s*$') then 'right'
    when regexp_matches(note, '^\W*(left|l)( (side|arm|leg|hand))?\W*$', 'i') then 'left'
    when regexp_matches(note, '^\W*(right|r)( (side|arm|leg|hand))?\W*$', 'i') then 'right'
end;
