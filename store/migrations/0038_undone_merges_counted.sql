-- Undone merges are counted by themselves, beside all that was reopened. A round that goes on after one counts its time from when the
-- round before it began, and no other does: so what was counted before this edition is found in the row of its case.
insert into figure_delta (region_id, delta_id, day, service_id, unit, area, measure, tenths, amount)
select c.region_id, md5(c.case_id::text || ' unmerged ' || r.n)::uuid, (r.round ->> 'openedOn')::date, c.history ->> 'service',
  coalesce(r.round #>> '{places,0,unit}', c.history ->> 'unit'), coalesce(r.round #>> '{places,0,area}', c.history ->> 'area'), 'unmerged', 0, 1
from case_row c cross join lateral jsonb_array_elements(c.history -> 'rounds') with ordinality r(round, n)
where jsonb_array_length(c.history -> 'rounds') > 1 and r.n > 1
  and r.round ->> 'openedAt' = c.history #>> array['rounds', (r.n - 2)::text, 'openedAt'];
