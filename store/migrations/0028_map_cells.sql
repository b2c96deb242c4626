-- A box of the map is answered newest first from the cells that it covers, so that it reads as much of a million cases as of ten
-- thousand: by cells of 1/512 degree (217 m), of 1/64 degree (1.7 km), or of the whole region. Before the cell stands whether the
-- case is open (-1) or in which thirty days since 1970 it ended, behind it when it was filed. on-map.ts asks in these words.
drop index case_row_place;
create index case_row_block on case_row (region_id, (case when status = 'open' then -1 else (coalesce(ended_at, 0) / 2592000000)::int end),
  (floor((latitude + 90) * 512)::bigint * 262144 + floor((longitude + 180) * 512)::bigint), filed_at, latitude, longitude) where latitude is not null;
create index case_row_quarter on case_row (region_id, (case when status = 'open' then -1 else (coalesce(ended_at, 0) / 2592000000)::int end),
  (floor((latitude + 90) * 64)::bigint * 262144 + floor((longitude + 180) * 64)::bigint), filed_at, latitude, longitude) where latitude is not null;
-- The same in other words, so that this one is never taken for a cell.
create index case_row_placed on case_row (region_id, (case when status <> 'open' then (coalesce(ended_at, 0) / 2592000000)::int else -1 end),
  filed_at, latitude, longitude) where latitude is not null;
