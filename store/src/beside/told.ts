/**
 * What a form has to tell the page after it: errors, typed answers, a verdict; sealed, for one device, for two hours.
 *
 * Must never: be read by another device, or after its time.
 */
import { randomUUID } from 'node:crypto';
import { isUuid } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Told } from '../records-api.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';

/** "Also after an hour": a page that was left open over lunch is told when it is loaded again. */
const keptMs = 2 * 3_600_000;

const oneText = 'select * from told where region_id = $1 and told_id = $2';

export function openTold(database: Database): Told {
  return {
    async keep(regionId, device, body, now) {
      const id = randomUUID();
      const { text, keyId } = closeText(database.seal, regionId, boundTo.told(id), body);
      await database
        .eachIn(regionId)
        .run(
          build
            .insertInto('told')
            .values({ region_id: regionId, told_id: id, device_hash: device, body: text, key_id: keyId, at: now }),
        );
      return id;
    },
    async read(regionId, device, id, now) {
      if (!isUuid(id)) return null;
      const [[row]] = await database.allInRegion<[Tables['told']]>(regionId, [
        { name: 'told', text: oneText, values: [regionId, id] },
      ]);
      if (row === undefined || row.device_hash !== device || row.at <= now - keptMs) return null;
      return openText(database.seal, regionId, boundTo.told(id), { text: row.body, keyId: row.key_id });
    },
  };
}

/** Removes what nobody may read any more. Returns how many. */
export async function sweepTold(database: Database, regionId: number, now: number): Promise<number> {
  const gone = await database.eachIn(regionId).run(
    build
      .deleteFrom('told')
      .where('region_id', '=', regionId)
      .where('at', '<=', now - keptMs)
      .returning('told_id'),
  );
  return gone.length;
}
