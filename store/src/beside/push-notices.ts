/**
 * Devices that asked to be told of a case: the address and the keys that their browser gave for it, sealed.
 *
 * Must never: say who has a device, or outlive the device's own wiping.
 */
import { uuidOf } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { PushNotice, PushNotices } from '../records-api.ts';

/** The same for the same case and device. */
const idOf = (caseId: string, device: string): string => uuidOf(JSON.stringify(['push', caseId, device]), 0);

export function openPushNotices(database: Database): PushNotices {
  const rows = (regionId: number) => build.selectFrom('push_notice').selectAll().where('region_id', '=', regionId);
  return {
    async put(regionId, { caseId, device, language, subscription }, now) {
      const id = idOf(caseId, device);
      const { text, keyId } = closeText(database.seal, regionId, boundTo.push(id), subscription);
      const said = { language, subscription: text, key_id: keyId, since_at: now };
      await database.run(
        build
          .insertInto('push_notice')
          .values({ region_id: regionId, push_id: id, case_id: caseId, device_hash: device, ...said })
          .onConflict((conflict) => conflict.columns(['region_id', 'push_id']).doUpdateSet(said)),
      );
    },
    async remove(regionId, id) {
      await database.run(build.deleteFrom('push_notice').where('region_id', '=', regionId).where('push_id', '=', id));
    },
    async of(regionId, caseId, device) {
      const found = await database.run(rows(regionId).where('push_id', '=', idOf(caseId, device)));
      return found[0]?.push_id ?? null;
    },
    async ofCases(regionId, caseIds) {
      if (caseIds.length === 0) return [];
      const found = await database.run(rows(regionId).where('case_id', 'in', caseIds).orderBy('push_id'));
      return found.map((row) => ({ id: row.push_id, caseId: row.case_id, device: row.device_hash }));
    },
    async byId(regionId, id): Promise<PushNotice | null> {
      const [row] = await database.run(rows(regionId).where('push_id', '=', id));
      if (row === undefined) return null;
      const sealed = { text: row.subscription, keyId: row.key_id };
      return {
        caseId: row.case_id,
        device: row.device_hash,
        language: row.language,
        subscription: openText(database.seal, regionId, boundTo.push(id), sealed),
      };
    },
  };
}
