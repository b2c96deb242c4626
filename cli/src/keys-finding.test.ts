/**
 * What the doctor says of the keys that seal letters, and of copies elsewhere: each fault with what to do, and whether the last backup
 * has every secret and key of today, the one that signs what is published among them.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLocalSigner } from '@balai/server';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { now } from './clock.ts';
import { backup } from './commands/backup.ts';
import { doctor } from './commands/doctor.ts';
import { newInstallation, type Installation } from './commands/testing.ts';
import { keptElsewhere, wrongKeys } from './keys-finding.ts';
import { secretOf } from './secrets.ts';

let city: Installation;
let elsewhere: string;
let letterKey: string;
beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'balai-k-'));
  city = await newInstallation(inject('socketDir'));
  await secretOf(city.data, 'session');
});
afterAll(async () => {
  await city.close();
  rmSync(elsewhere, { recursive: true });
});
const said = () => wrongKeys(city.data).map(({ en }) => en);
const kept = () => (keptElsewhere(city.data) ?? []).map(({ state, text }) => `${state}: ${text.en}`);
/** Backups of one second would have one name. */
const backUp = async (...words: readonly string[]) => {
  await sleep(1_100);
  const { code, says } = await city.run(backup, join(elsewhere, 'backups'), ...words);
  expect(code).toBe(0);
  return says;
};

test('whole and closed keys are right; open, cut off and missing ones are each named with what to do', async () => {
  expect(said()).toEqual([]);
  const { id, name, kind } = city.home;
  await openLocalSigner({ folder: join(city.data, 'keys'), region: { id, name: name.id, kind }, now });
  expect(said()).toEqual([]);
  letterKey = join(city.data, 'keys', readdirSync(join(city.data, 'keys'))[0] ?? '');
  const bytes = readFileSync(letterKey);

  chmodSync(letterKey, 0o644);
  expect(said()).toEqual([`${letterKey} can be read by other users. Close it: chmod 600 ${letterKey}`]);
  chmodSync(letterKey, 0o600);
  truncateSync(letterKey, 900);
  expect(said()[0]).toContain('is damaged');
  expect((await city.run(doctor)).says).toContain(`✗ ${letterKey} is damaged`);
  rmSync(letterKey);
  expect(said()[0]).toContain('holds no key of letters');
  writeFileSync(letterKey, bytes, { mode: 0o600 });
  expect((await city.run(doctor)).says).toContain('✓ secrets and keys of letters are there, whole');
});

test('nobody is left to think that the keys are safe: no backup, one without them, one beside which they lie', async () => {
  expect(kept()).toEqual([expect.stringMatching(/^advice: there is no backup yet/)]);
  await backUp();
  expect(kept()).toEqual([expect.stringMatching(/^advice: the last backup was made without the keys/)]);
  expect(await backUp('--keys', join(elsewhere, 'backups', 'keys'))).toContain('lies in the folder of the backups');
  expect(kept()).toEqual([expect.stringMatching(/^advice: the copy of the keys .* lies in the folder of the backups/)]);
});

test('a backup with its keys has every one of them; what is made, lost or replaced after it is told', async () => {
  expect(await backUp('--keys', join(elsewhere, 'keys'))).not.toContain('lies in the folder of the backups');
  expect(kept()).toEqual([
    `right: every secret and key was copied with the last backup, to ${join(elsewhere, 'keys')}`,
  ]);
  const copied = readdirSync(join(elsewhere, 'keys'), { recursive: true }).map(String);
  for (const name of ['publishing', 'session', 'link', 'lookup']) expect(copied).toContain(join('secrets', name));
  expect(copied.filter((name) => name.endsWith('.p12'))).toHaveLength(1);
  expect((await city.run(doctor)).says).toContain('✓ every secret and key was copied');

  const publishing = join(city.data, 'secrets', 'publishing');
  const before = readFileSync(publishing);
  writeFileSync(publishing, 'ab'.repeat(32));
  expect(kept()).toEqual([expect.stringContaining(`wrong: ${publishing} is not the one of the last backup`)]);
  writeFileSync(publishing, before);
  writeFileSync(join(city.data, 'secrets', `data-${city.home.id}-9`), 'cd'.repeat(32), { mode: 0o600 });
  expect(kept()[0]).toMatch(/^advice: made since the last backup: secrets.data-\d+-9/);
});
