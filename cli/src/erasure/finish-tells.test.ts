/** Whoever is erased by the command is told before, as by the running city; while nobody can be told, the data stay. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@balai/store';
import { emptyDatabase, type TestDatabase } from '@balai/store/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { now } from '../clock.ts';
import { finishIn } from '../commands/erasure-finish.ts';
import { passingDemo, type Config } from '../config.ts';
import { openCityStore } from '../open-store.ts';
import type { Progress } from '../progress.ts';
import { putRegions } from '../regions.ts';
import { secretOf } from '../secrets.ts';
import { publishServices } from '../services/publish-services.ts';

const quiet: Progress = { step: (_, work) => work(() => undefined) };
let folder: string;
let config: Config;
let connection: TestDatabase;
let store: Store;
let region: number;
const said: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balai-f-'));
  config = { ...passingDemo(folder, 1), mode: 'live' };
  connection = await emptyDatabase(inject('socketDir'));
  await secretOf(folder, 'lookup');
  await secretOf(folder, 'link');
  store = await openCityStore(config, connection);
  const { home } = await putRegions(store, 'live');
  await publishServices(store, home, quiet);
  region = home.id;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A report that was taken back, with a telephone, and whose erasure was asked for. */
async function ordered(kontak: string): Promise<string> {
  const usual = { regionId: region, channel: 'portal', now: now() - 3_600_000 } as const;
  const idempotency = () => ({ caller: 'test', key: randomUUID(), requestHash: 'x' });
  const sent = await store.execute({
    ...usual,
    serviceId: 'lampu-jalan',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: { lokasi: { area: '36.71.01.1001' }, jenis: 'jalan', kabelTerbuka: false, kontak },
    },
    idempotency: idempotency(),
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const { caseId } = sent.value;
  const command = { type: 'withdraw', actor: { kind: 'applicant' } } as const;
  await store.execute({ ...usual, caseId, command, idempotency: idempotency() });
  const asked = { caseIds: [caseId], because: 'surat pemohon', basis: 'UU 27/2022 Pasal 8', by: 'ppdp' };
  expect(await store.erasure.request(region, asked, now())).toMatchObject({ ok: true });
  return caseId;
}
const isErased = async (caseId: string) => (await store.cases.load(region, caseId))?.state.erased;

test('a gateway that is away holds the erasure, and the command says that a case waits', async () => {
  const caseId = await ordered('+6281234567890');
  const messenger = { send: () => Promise.reject(new Error('gateway')) };
  await finishIn(config, store, connection, { all: false, progress: quiet, messenger });
  expect(await isErased(caseId)).toBe(false);
  expect(said.join('\n')).toMatch(/(menunggu|that wait)[^\n]*: 1$/m);
});

test('the number is written to once, and then it is gone, though others still wait', async () => {
  const cases = [];
  for (let at = 0; at < 12; at += 1) cases.push(await ordered(`+62812345679${10 + at}`));
  const told: string[] = [];
  const messenger = {
    send: async (to: string) => {
      told.push(to);
      return null;
    },
  };
  await finishIn(config, store, connection, { all: false, progress: quiet, messenger });
  expect(told.toSorted()).toEqual(cases.map((_, at) => `+62812345679${10 + at}`));
  expect(await Promise.all(cases.map(isErased))).toEqual(cases.map(() => true));
  const orders = await store.erasure.orders(region);
  expect(orders.reduce((sum, order) => sum + order.told, 0)).toBe(12);
});
