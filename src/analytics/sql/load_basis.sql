-- What a logged number means. As the log says; where it does not ('total'), as the exercise's convention says; a convention
-- the lifter chose wins over both.
create or replace macro live.load_basis(logged, means, chosen) as
    if(logged = 'total' or (chosen and logged <> 'none'), coalesce(means, logged), logged);
