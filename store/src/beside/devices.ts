/** What one device may open, by the hash of its cookie. Must never: say or guess whose device it is. */
import { isUuid } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import type { Devices } from '../records-api.ts';

type Kind = 'case' | 'draft' | 'turn';

function holdingsOf(database: Database) {
  const bind = async (kind: Kind, regionId: number, device: string, id: string, now: number): Promise<void> => {
    await database.run(
      build
        .insertInto('device_holds')
        .values({ region_id: regionId, device_hash: device, kind, held_id: id, since_at: now })
        .onConflict((conflict) => conflict.columns(['region_id', 'device_hash', 'kind', 'held_id']).doNothing()),
    );
  };
  const held = async (kind: Kind, regionId: number, device: string): Promise<readonly string[]> =>
    (
      await database.often(
        build
          .selectFrom('device_holds')
          .select('held_id')
          .where('region_id', '=', regionId)
          .where('device_hash', '=', device)
          .where('kind', '=', kind)
          .orderBy('since_at', 'desc')
          .limit(200),
      )
    ).map(({ held_id }) => held_id);
  const holds = async (kind: Kind, regionId: number, device: string, id: string): Promise<boolean> =>
    isUuid(id) &&
    (
      await database.often(
        build
          .selectFrom('device_holds')
          .select('held_id')
          .where('region_id', '=', regionId)
          .where('device_hash', '=', device)
          .where('kind', '=', kind)
          .where('held_id', '=', id),
      )
    ).length > 0;
  return { bind, held, holds };
}

export function openDevices(database: Database): Devices {
  const { bind, held, holds } = holdingsOf(database);
  return {
    bindDraft: (regionId, device, id, now) => bind('draft', regionId, device, id, now),
    bindCase: (regionId, device, id, now) => bind('case', regionId, device, id, now),
    bindTurn: (regionId, device, id, now) => bind('turn', regionId, device, id, now),
    holdsCase: (regionId, device, id) => holds('case', regionId, device, id),
    holdsTurn: (regionId, device, id) => holds('turn', regionId, device, id),
    drafts: (regionId, device) => held('draft', regionId, device),
    cases: (regionId, device) => held('case', regionId, device),
    async remembered(regionId, device) {
      const [row] = await database.often(
        build
          .selectFrom('device')
          .select('remembered')
          .where('region_id', '=', regionId)
          .where('device_hash', '=', device),
      );
      return row?.remembered ?? false;
    },
    async remember(regionId, device, keep, now) {
      await database.run(
        build
          .insertInto('device')
          .values({ region_id: regionId, device_hash: device, remembered: keep, since_at: now })
          .onConflict((conflict) => conflict.columns(['region_id', 'device_hash']).doUpdateSet({ remembered: keep })),
      );
    },
    async wipe(regionId, device) {
      await database
        .eachIn(regionId)
        .run(build.deleteFrom('told').where('region_id', '=', regionId).where('device_hash', '=', device));
      await database.run(
        build.deleteFrom('push_notice').where('region_id', '=', regionId).where('device_hash', '=', device),
      );
      await database.run(
        build.deleteFrom('follower').where('region_id', '=', regionId).where('follower_hash', '=', device),
      );
      await database.run(
        build.deleteFrom('device_holds').where('region_id', '=', regionId).where('device_hash', '=', device),
      );
      await database.run(
        build.deleteFrom('device').where('region_id', '=', regionId).where('device_hash', '=', device),
      );
    },
  };
}
