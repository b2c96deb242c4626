/**
 * The same six pieces of work as bare SQL on one table, with the indexes that they need.
 *
 * Must never: be faster than a careful programmer would make it by hand, or do less than the work says.
 */
export type Work = 'submit' | 'case' | 'queue' | 'search' | 'status' | 'box';

export const FLOOR_SCHEMA = `
  create unlogged table if not exists floor_words (word text);
  create table floor_case (id uuid primary key, number text unique not null, unit text not null, status text not null, due_at bigint not null, latitude double precision, longitude double precision, body text not null, words tsvector not null);
  create table floor_audit (id uuid not null, at bigint not null, what text not null);
  create index on floor_case (unit, status, due_at, id);
  create index on floor_case (latitude, longitude);
  create index on floor_case using gin (words);
`;
export const FLOOR_FILL = `insert into floor_case select gen_random_uuid(), 'F-' || n, 'dishub', 'open', n, -6.2 + (n % 100) * 0.001, 106.6 + (n / 100) * 0.001, 'lampu jalan padam nomor ' || n, to_tsvector('indonesian', 'lampu jalan padam tiang ' || n || ' jalan contoh ' || (n % 60)) from generate_series(1, $1::int) n`;
export const FLOOR_SQL: Readonly<Record<Work, string>> = {
  submit: `insert into floor_case values ($1::uuid, 'S-' || $1, 'dishub', 'open', 1, -6.2, 106.6, 'lampu jalan padam', to_tsvector('indonesian', 'lampu jalan padam')) returning number`,
  case: `select id, number, unit, status, due_at, body from floor_case where number = $1`,
  queue: `select number, unit, status, due_at from floor_case where unit = 'dishub' and status = 'open' order by due_at, id limit 50`,
  search: `select number, body from floor_case where words @@ plainto_tsquery('indonesian', $1) limit 50`,
  status: `with changed as (update floor_case set status = case status when 'open' then 'work' else 'open' end where number = $1 returning id) insert into floor_audit select id, 1, 'status' from changed returning id`,
  box: `select number, latitude, longitude from floor_case where latitude between -6.16 and -6.15 and longitude between 106.62 and 106.64 limit 200`,
};
