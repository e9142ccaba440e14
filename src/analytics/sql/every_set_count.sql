select
    count(*)::bigint as sets,
    count_if(excluded)::bigint as excluded,
    count_if(correction_id is not null and not excluded)::bigint as corrected
from ({every_set})
