-- How often each officer looks for persons and opens what is covered, for whoever heads them: found without the openings of cases,
-- which are nearly all of the log. (Of the same landing as 0040_sealed_purposes.)

create index reading_of_officer on reading (region_id, officer, at) where what <> 'case' or purpose is not null;
