select day, exercise, height_cm, sets, contacts, workout_key
from live.jump_days($athlete, $as_of)
order by day, exercise;
