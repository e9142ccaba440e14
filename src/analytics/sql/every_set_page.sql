select * exclude (place, excluded) from ({every_set})
order by started_at desc, workout_key, place
limit $size offset $from
