-- By which way a message went, as whoever carried it said ('' while that is not known; 'nobody': there was nobody to tell): officers
-- read SMS or WhatsApp, and what went by one way is found without reading what went by the others.

alter table outbox add column carried_by text not null default '';
create index outbox_carried on outbox (region_id, carried_by, outbox_id);
