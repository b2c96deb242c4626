-- A private payload is written by the same statement as its event, and only the eraser removes it: the foreign key said
-- nothing more. On a new city it was costly: the plan of its check is made while the log is empty, and reads all of it.
alter table event_private drop constraint event_private_region_id_case_id_version_fkey;
