-- A box that covers cells of 1.7 km was answered from the index of the small ones where four sides and a span of time narrowed it
-- as well: PostgreSQL then read the whole region for one cell. Each grid has its own words for the span now, so that the index of
-- one is never taken for another's. on-map.ts asks in these words.
drop index case_row_quarter;
create index case_row_quarter on case_row (region_id, (case status when 'open' then -1 else (coalesce(ended_at, 0) / 2592000000)::int end),
  (floor((latitude + 90) * 64)::bigint * 262144 + floor((longitude + 180) * 64)::bigint), filed_at, latitude, longitude) where latitude is not null;
