-- A correction may also say what exercise a set was, and what kind of set; null: as logged.
alter table set_corrections add column exercise varchar; -- the written name it has instead
alter table set_corrections add column kind varchar;
