select * from live.suspicious_of($athlete, $as_of, $lift::varchar) order by day, set_key;
