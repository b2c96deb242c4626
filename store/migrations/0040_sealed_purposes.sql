-- The purpose that an officer types before opening personal data, and the texts of answers that a unit keeps, are sealed like what
-- is said beside a case. A row without a key id is plain, as it was written before; `balai keys reencrypt` seals it.

alter table reading add column key_id text;
alter table answer_template add column key_id text;
comment on table reading is 'primary: who has read personal data; a case once per officer and hour, a sensitive field each time; purpose is sealed';
