/** What the doctor says of the clock: beside the database that answers, and beside the newest event in it. */
import { tmpdir } from 'node:os';
import { freshStore, tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { wrongClock } from './clock-finding.ts';
import { now } from './clock.ts';

let fresh: Awaited<ReturnType<typeof freshStore>>;
let databaseUrl: string;
const data = tmpdir();
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  const { host, user, database } = fresh.connection;
  databaseUrl = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`;
});
afterAll(() => fresh.close());

test('a clock that agrees is right, one behind the newest event is told with both times, and without a database nothing is said', async () => {
  expect(await wrongClock({ data, databaseUrl })).toBeNull();
  const ahead = now() + 3_600_000;
  await fresh.admin.query(
    `insert into event (region_id, case_id, version, type, open, command_id, manifest_hash, kernel_version, event_version, recorded_at, occurred_at, actor, channel, chain)
     values ($1, gen_random_uuid(), 1, 'submitted', '{}', gen_random_uuid(), 'x', 'x', 1, $2, $2, '{}', 'portal', '')`,
    [tangerang.id, ahead],
  );
  const said = await wrongClock({ data, databaseUrl });
  expect(said?.en).toContain('behind the newest event on record');
  expect(said?.en).toContain(new Date(ahead).toISOString().slice(0, 16).replace('T', ' '));
  expect(said?.id).toContain('lebih awal daripada peristiwa terakhir');
  expect(await wrongClock({ data: `${data}/nowhere`, databaseUrl: undefined })).toBeUndefined();
  const nobody = `postgres://x@/x?host=${encodeURIComponent(`${data}/none`)}`;
  expect(await wrongClock({ data, databaseUrl: nobody })).toBeUndefined();
});
