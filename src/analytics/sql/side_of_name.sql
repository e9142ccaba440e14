-- The side a written name says. Of one-sided exercises 'left' or 'right' anywhere in it will do; of others only at an end of
-- it: 'Leg extension - left', 'Curl (L)'. A lone letter is a capital at the end.
create or replace macro live.side_of_name(name, unilateral) as
case
    when unilateral and regexp_matches(name, '\bleft\b', 'i') then 'left'
    when regexp_matches(name, '^left\b|[\s(,\-]left( (side|arm|leg|hand))?\)?\s*$', 'i') then 'left'
    when unilateral and regexp_matches(name, '\bright\b', 'i') then 'right'
    when regexp_matches(name, '^right\b|[\s(,\-]right( (side|arm|leg|hand))?\)?\s*$', 'i') then 'right'
    when regexp_matches(name, '[\s(,\-]L\)?\s*$') then 'left'
    when regexp_matches(name, '[\s(,\-]R\)?\s*$') then 'right'
end;
