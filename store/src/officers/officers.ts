/**
 * Officers and their appointments. Rights on a day come from the appointments of that day alone; whoever stands in for a
 * position signs for it.
 *
 * Every request of an officer asks for rights, so the book of a region is kept for two seconds; a change made here is seen
 * at once, one made by another process within those two seconds (ADR 0028). Who signs is always read anew. Must never:
 * give a right without an appointment.
 */
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import type { Officers } from '../records-api.ts';
import type { Signer } from '../documents/documents-api.ts';
import type { Actor, Appointment, AppointmentKind, Officer } from '../store-types.ts';
import { runsOn } from './runs-on.ts';

interface Row {
  readonly appointment_id: string;
  readonly officer_id: string;
  readonly unit: string;
  readonly area: string;
  readonly position: string;
  readonly from_day: string;
  readonly to_day: string | null;
  readonly kind: AppointmentKind;
  readonly decree: string;
}
type OfficerActor = Extract<Actor, { kind: 'officer' }>;

const appointmentOf = (row: Row): Appointment => ({
  id: row.appointment_id,
  officer: row.officer_id,
  unit: row.unit,
  area: row.area === '' ? null : row.area,
  position: row.position,
  from: row.from_day as Appointment['from'],
  to: row.to_day as Appointment['to'],
  kind: row.kind,
  decree: row.decree,
});
/** Who is appointed to stand in comes before the one who is away. */
const order: readonly AppointmentKind[] = ['Plh', 'Plt', 'delegasi', 'definitif'];

/** All officers of a region by id, each with all appointments, in the order of names. */
type Book = ReadonlyMap<string, Officer>;
const KEPT_MS = 2_000;

/** The books of regions; `forget` after every change. A reading that began before a change is never kept. */
export interface Books {
  read(regionId: number): Promise<Book>;
  forget(regionId: number): void;
}
export function openBooks(database: Database): Books {
  const books = new Map<number, { readonly until: number; readonly book: Promise<Book> }>();
  return {
    read(regionId) {
      const known = books.get(regionId);
      if (known !== undefined && performance.now() < known.until) return known.book;
      const book = readBook(database, regionId);
      const kept = { until: performance.now() + KEPT_MS, book };
      books.set(regionId, kept);
      book.catch(() => books.get(regionId) === kept && books.delete(regionId));
      return book;
    },
    forget: (regionId) => void books.delete(regionId),
  };
}

export function openOfficers(database: Database, books: Books): Officers {
  const actorsOf = async (regionId: number, id: string, on: string): Promise<readonly OfficerActor[]> => {
    const officer = (await books.read(regionId)).get(id);
    return actorsFrom(id, officer?.appointments.filter((one) => runsOn(on, one)) ?? []);
  };
  const changing = async (regionId: number, statement: Parameters<Database['run']>[0]): Promise<void> => {
    try {
      await database.run(statement);
    } finally {
      books.forget(regionId);
    }
  };
  return {
    actorsOf,
    async actorOf(regionId, id, on, unit, area) {
      return (await actorsOf(regionId, id, on)).find((actor) => actor.unit === unit && actor.area === area) ?? null;
    },
    put: (regionId, { id, name, email }) =>
      changing(
        regionId,
        build
          .insertInto('officer')
          .values({ region_id: regionId, officer_id: id, name, email })
          .onConflict((conflict) => conflict.columns(['region_id', 'officer_id']).doUpdateSet({ name, email })),
      ),
    appoint: (regionId, appointment) => changing(regionId, appointing(regionId, appointment)),
    endAppointment: (regionId, id, to) => changing(regionId, endingAppointment(regionId, id, to)),
    one: async (regionId, id) => (await books.read(regionId)).get(id) ?? null,
    all: async (regionId) => [...(await books.read(regionId)).values()],
    signerOf: (regionId, unit, area, position, on) => signerOf(database, regionId, { unit, area, position }, on),
  };
}

export function appointing(
  regionId: number,
  { id, officer, unit, area, position, from, to, kind, decree }: Appointment,
) {
  const values = { officer_id: officer, unit, area: area ?? '', position, from_day: from, to_day: to, kind, decree };
  return build
    .insertInto('appointment')
    .values({ region_id: regionId, appointment_id: id, ...values })
    .onConflict((conflict) => conflict.columns(['region_id', 'appointment_id']).doUpdateSet(values));
}
export const endingAppointment = (regionId: number, id: string, to: string) =>
  build
    .updateTable('appointment')
    .set({ to_day: to })
    .where('region_id', '=', regionId)
    .where('appointment_id', '=', id);

/** One actor for each unit and area, with all positions held there. */
function actorsFrom(officer: string, appointments: readonly Appointment[]): readonly OfficerActor[] {
  const found = new Map<string, { unit: string; area: string | null; positions: string[] }>();
  for (const { unit, area, position } of appointments.toSorted(byPlace)) {
    const at = found.get(`${unit} ${area ?? ''}`) ?? { unit, area, positions: [] };
    if (!at.positions.includes(position)) at.positions.push(position);
    found.set(`${unit} ${area ?? ''}`, at);
  }
  return [...found.values()].map(({ unit, area, positions }) => ({ kind: 'officer', officer, unit, area, positions }));
}
const placeOf = ({ unit, area, position }: Appointment): string => `${unit} ${area ?? ''} ${position}`;
const byPlace = (one: Appointment, other: Appointment): number => (placeOf(one) < placeOf(other) ? -1 : 1);

async function readBook(database: Database, regionId: number): Promise<Book> {
  const [people, rows] = await Promise.all([
    database.run(
      sql<{
        officer_id: string;
        name: string;
        email: string;
      }>`select officer_id, name, email from officer where region_id = ${regionId} order by name, officer_id`,
    ),
    database.run(sql<Row>`select * from appointment where region_id = ${regionId} order by from_day, appointment_id`),
  ]);
  const of = Map.groupBy(rows, ({ officer_id }) => officer_id);
  return new Map(
    people.map(({ officer_id, name, email }) => [
      officer_id,
      { id: officer_id, name, email, appointments: (of.get(officer_id) ?? []).map(appointmentOf) },
    ]),
  );
}

async function signerOf(
  database: Database,
  regionId: number,
  at: { readonly unit: string; readonly area: string | null; readonly position: string },
  on: string,
): Promise<Signer | null> {
  const rows = await database.run(sql<
    Row & { name: string }
  >`select a.*, o.name from appointment a join officer o on o.region_id = a.region_id and o.officer_id = a.officer_id
    where a.region_id = ${regionId} and o.region_id = ${regionId} and a.unit = ${at.unit} and a.area = ${at.area ?? ''} and a.position = ${at.position}
      and a.from_day <= ${on} and (a.to_day is null or a.to_day >= ${on}) order by a.from_day desc, a.appointment_id desc`);
  const [first] = rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return first === undefined
    ? null
    : { officer: first.officer_id, name: first.name, position: first.position, kind: first.kind };
}
