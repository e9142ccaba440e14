select
    count(*)::bigint as sets,
    count(*) filter (counts = 'excluded')::bigint as excluded,
    count(*) filter (correction_id is not null and counts <> 'excluded')::bigint as corrected
from ({every_set})
