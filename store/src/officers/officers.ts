/**
 * Officers and their appointments. Rights on a day come from the appointments of that day alone; whoever stands in for a
 * position signs for it. Must never: give a right without an appointment.
 */
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import type { Officers } from '../records-api.ts';
import type { Signer } from '../store-api.ts';
import type { Actor, Appointment, AppointmentKind, Officer } from '../store-types.ts';

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

export function openOfficers(database: Database): Officers {
  const actorsOf = async (regionId: number, id: string, on: string): Promise<readonly OfficerActor[]> => {
    const rows =
      await database.run(sql<Row>`select * from appointment where region_id = ${regionId} and officer_id = ${id} and from_day <= ${on} and (to_day is null or to_day >= ${on})
      order by unit, area, position`);
    return actorsFrom(id, rows);
  };
  return {
    actorsOf,
    async actorOf(regionId, id, on, unit, area) {
      return (await actorsOf(regionId, id, on)).find((actor) => actor.unit === unit && actor.area === area) ?? null;
    },
    async put(regionId, { id, name, email }) {
      await database.run(
        build
          .insertInto('officer')
          .values({ region_id: regionId, officer_id: id, name, email })
          .onConflict((conflict) => conflict.columns(['region_id', 'officer_id']).doUpdateSet({ name, email })),
      );
    },
    async appoint(regionId, { id, officer, unit, area, position, from, to, kind, decree }) {
      const values = {
        officer_id: officer,
        unit,
        area: area ?? '',
        position,
        from_day: from,
        to_day: to,
        kind,
        decree,
      };
      await database.run(
        build
          .insertInto('appointment')
          .values({ region_id: regionId, appointment_id: id, ...values })
          .onConflict((conflict) => conflict.columns(['region_id', 'appointment_id']).doUpdateSet(values)),
      );
    },
    async endAppointment(regionId, id, to) {
      await database.run(
        build
          .updateTable('appointment')
          .set({ to_day: to })
          .where('region_id', '=', regionId)
          .where('appointment_id', '=', id),
      );
    },
    async one(regionId, id) {
      return (await officers(database, regionId, id))[0] ?? null;
    },
    all: (regionId) => officers(database, regionId, null),
    signerOf: (regionId, unit, area, position, on) => signerOf(database, regionId, { unit, area, position }, on),
  };
}

/** One actor for each unit and area, with all positions held there. */
function actorsFrom(officer: string, rows: readonly Row[]): readonly OfficerActor[] {
  const found = new Map<string, { unit: string; area: string; positions: string[] }>();
  for (const { unit, area, position } of rows) {
    const at = found.get(`${unit} ${area}`) ?? { unit, area, positions: [] };
    if (!at.positions.includes(position)) at.positions.push(position);
    found.set(`${unit} ${area}`, at);
  }
  return [...found.values()].map(({ unit, area, positions }) => ({
    kind: 'officer',
    officer,
    unit,
    area: area === '' ? null : area,
    positions,
  }));
}

async function officers(database: Database, regionId: number, id: string | null): Promise<readonly Officer[]> {
  const only = id === null ? sql`` : sql`and officer_id = ${id}`;
  const people = await database.run(
    sql<{
      officer_id: string;
      name: string;
      email: string;
    }>`select officer_id, name, email from officer where region_id = ${regionId} ${only} order by name, officer_id`,
  );
  const rows = await database.run(
    sql<Row>`select * from appointment where region_id = ${regionId} ${only} order by from_day, appointment_id`,
  );
  return people.map(({ officer_id, name, email }) => ({
    id: officer_id,
    name,
    email,
    appointments: rows.filter((row) => row.officer_id === officer_id).map(appointmentOf),
  }));
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
