-- What the payment gateway answered when it was told of a bill: the text of a QR code that a wallet pays.

create table bill_qris (
  region_id int not null,
  number text not null,
  qris text not null,
  at bigint not null,
  primary key (region_id, number),
  foreign key (region_id, number) references bill (region_id, number)
);
comment on table bill_qris is 'primary: the text of the QR by which a bill is paid, as the payment gateway gave it';
