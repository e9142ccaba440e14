from ({every_set})
order by started_at desc, workout_key, order_in_workout, set_key
limit $size offset $from
