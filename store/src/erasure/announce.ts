/**
 * Tells of an erasure before it: a row of the outbox for each case that was ordered, which whoever delivers messages takes up
 * while the telephone is still there (UU 27/2022 Pasal 45).
 *
 * Must never: hold a number, or announce what is held.
 */
import { sql } from 'kysely';
import { uuidOf } from '../case/ids.ts';
import { json, type Database } from '../database/database.ts';
import type { Erasure } from './erasure-api.ts';

/** Delivered beside the erasure alone; other deliverers leave what begins with `store.` to the store. */
export const erasingTopic = 'store.erasing';

/** Of `erasure e`. A message that waits or is tried again holds its case back; one that was given up does not. */
export const notAnnounced = sql`(e.what <> 'letters' and e.announced_at is null)`;
export const stillTelling = (regionId: number) => sql`exists (select from outbox o where o.region_id = ${regionId}
    and o.case_id = e.case_id and o.topic = ${erasingTopic} and o.delivered_at is null and o.given_up_at is null)`;
export const held = (regionId: number) => sql`exists (select from legal_hold h where h.region_id = ${regionId}
    and h.case_id = e.case_id and h.lifted_at is null)`;

interface Row {
  readonly case_id: string;
  readonly order_id: string;
  readonly what: string;
  readonly ordered_at: number;
  readonly number: string;
  readonly service_id: string;
}
const outboxText = `insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at)
  select $1, n.outbox_id, n.case_id, '${erasingTopic}', n.body, $3, $3
  from jsonb_to_recordset($2::jsonb) as n(outbox_id uuid, case_id uuid, order_id uuid, body jsonb)
  on conflict (region_id, outbox_id) do nothing`;
const announcedText = `update erasure e set announced_at = $3
  from jsonb_to_recordset($2::jsonb) as n(outbox_id uuid, case_id uuid, order_id uuid, body jsonb)
  where e.region_id = $1 and e.case_id = n.case_id and e.order_id = n.order_id and e.announced_at is null`;

export function openAnnouncing(database: Database): Pick<Erasure, 'announce' | 'told'> {
  return {
    async announce(regionId, now, limit = 10) {
      const rows =
        await database.often(sql<Row>`select e.case_id, e.order_id, e.what, o.ordered_at, c.number, c.service_id
        from erasure e join erasure_order o on o.region_id = ${regionId} and o.order_id = e.order_id
          join case_row c on c.region_id = ${regionId} and c.case_id = e.case_id
        where e.region_id = ${regionId} and e.done_at is null and ${notAnnounced} and not ${held(regionId)}
        order by e.order_id, e.case_id limit ${limit}`);
      if (rows.length === 0) return 0;
      const notices = rows.map(({ case_id, order_id, what, ordered_at, number, service_id }) => ({
        // The same order announces a case once, by whichever process.
        outbox_id: uuidOf(JSON.stringify([erasingTopic, case_id, order_id]), ordered_at),
        case_id,
        order_id,
        body: { number, serviceId: service_id, what },
      }));
      const values = [regionId, json(notices), now];
      await database.allInRegion(regionId, [
        { name: 'erasing-outbox', text: outboxText, values },
        { name: 'erasing-announced', text: announcedText, values },
      ]);
      return rows.length;
    },
    async told(regionId, caseId, now) {
      await database.often(
        sql`update erasure set told_at = ${now} where region_id = ${regionId} and case_id = ${caseId} and done_at is null and told_at is null`,
      );
    },
  };
}
