-- Seats of times that can be booked: each held for one case until a moment, by its primary key for nobody else.

create table slot_seat (
  region_id int not null,
  service_id text not null,
  slot text not null,
  place text not null,
  starts_at bigint not null,
  seat int not null check (seat > 0),
  case_id uuid not null,
  turn_id text not null,
  held_until bigint not null,
  primary key (region_id, service_id, slot, place, starts_at, seat)
);
create unique index slot_seat_of_case on slot_seat (region_id, case_id, slot, starts_at);
create index slot_seat_over on slot_seat (region_id, held_until);
comment on table slot_seat is 'primary: who has which seat of a time that is booked, until when: until it is paid, or until the time itself is over; gone an hour after that';
