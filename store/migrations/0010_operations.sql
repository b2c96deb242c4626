-- What was given up must be counted for operators without reading what was delivered.

create index outbox_given_up on outbox (region_id, given_up_at) where given_up_at is not null;
