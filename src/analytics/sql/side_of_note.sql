-- The side a note says, where it is a note of nothing else.
create or replace macro live.side_of_note(note) as
case
    when regexp_matches(note, '^\W*(left|l)( (side|arm|leg|hand))?\W*$', 'i') then 'left'
    when regexp_matches(note, '^\W*(right|r)( (side|arm|leg|hand))?\W*$', 'i') then 'right'
end;
