-- What is read by the minute, and by each search, reads what it needs and no list of everything that waits.

-- The newest cases that an officer may see are walked in the index alone: whose service and place they are stands in it.
drop index search_row_recent;
create index search_row_recent on search_row (region_id, filed_at, service_id, area);
-- A whole number is looked up where cases have it, the beginning of one by its letters; nobody needs it here a third time. And no page
-- asks for a part of a queue by its place: what a filing costs for that is saved.
drop index search_row_number;
drop index turn_row_place;
-- Offices are reminded at the half of a turn, which is half of this sum.
create index turn_row_half on turn_row (region_id, (began_at + due_at), case_id, turn_id) where not waiting;
-- What the store does itself is found beside a million messages that wait for somebody else.
create index outbox_own on outbox (region_id, next_at) where delivered_at is null and given_up_at is null and topic like 'store.%';
