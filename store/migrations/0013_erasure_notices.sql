-- The person is told of an erasure before it (UU 27/2022 Pasal 45): when the message was put on its way, and when it was sent.

alter table erasure add column announced_at bigint;
alter table erasure add column told_at bigint;
