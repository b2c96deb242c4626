-- The box of the open map is answered from its index alone: with many cases the rows that it reads lie scattered over the whole table.
drop index case_row_place;
create index case_row_place on case_row using gist (point(longitude, latitude))
  include (region_id, service_id, status, number, area, filed_at, ended_at, latitude, longitude) where latitude is not null;
