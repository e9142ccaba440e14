-- Two equal sets stay two: all but the first of them get a key with their ordinal.
update staged set set_key = md5(concat_ws('#', set_key, ordinal))::uuid
from (
    select rowid as row_id, row_number() over (partition by set_key order by order_in_workout, set_no) as ordinal
    from staged
    qualify count(*) over (partition by set_key) > 1
) as equal_sets
where staged.rowid = row_id and ordinal > 1
