-- How often each officer looks for persons and opens what is covered, for whoever heads them: found without the openings of cases,
-- which are nearly all of the log.

create index reading_of_officer on reading (region_id, officer, at) where what <> 'case' or purpose is not null;
