-- A transfer that was noted under a wrong number is put right by one more row: what stood before stays. Never changed or deleted.

create table refund_correction (
  region_id int not null,
  refund_id uuid not null,
  correction int not null check (correction > 0),
  reference text not null,
  why text not null,
  corrected_by text not null,
  at bigint not null,
  primary key (region_id, refund_id, correction),
  foreign key (region_id, refund_id) references refund (region_id, refund_id)
);
comment on table refund_correction is 'primary: each later number of a transfer by which money went back, with who put it right and why; the highest one counts';
