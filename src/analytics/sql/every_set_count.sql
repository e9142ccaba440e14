select
    count(*)::bigint as sets,
    (count(*) filter (excluded))::bigint as excluded,
    (count(*) filter (correction_id is not null and not excluded))::bigint as corrected
from ({every_set})
