-- The number a log wrote, of a load that is kept in kilograms: pounds came in as a number no plate or stack of kilograms has.
create or replace macro live.as_written(load_kg) as
    if(abs(2 * load_kg - round(2 * load_kg)) < 0.002, load_kg, round(load_kg / 0.45359237, 2));
