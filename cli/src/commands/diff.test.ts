/**
 * `balai diff`, `draw` and `check --json` as an author types them: the sentences, the open cases by number, the drawing, the data.
 *
 * Must never: take a total for an answer to "which of my cases".
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText, type ServiceManifest } from '@balai/kernel';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { now } from '../clock.ts';
import { bundleOf } from '../services/bundle-of.ts';
import { chooseServices, type ChosenService } from '../services/choose-services.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { draw } from './draw.ts';
import { newInstallation, reportLamp, type Installation } from './testing.ts';

const LAMP = 'tangerang/lampu-jalan';
const lamp = chooseServices([LAMP])[0] as ChosenService;
const file = bundleOf(lamp.region, lamp.service);
const OPEN = 13;
let city: Installation;
let numbers: readonly string[];

const changed = (change: (manifest: ServiceManifest) => object) => {
  const manifest = { ...file.manifest, ...change(file.manifest) } as ServiceManifest;
  const canonical = canonicalText(manifest);
  return { ...file, manifest, canonical, hash: createHash('sha256').update(canonical).digest('hex') };
};
/** As published: another title; as wanted later: the number of the pole, which no case here has. */
const renamed = changed(({ title }) => ({ title: { ...title, en: 'Report a broken street lamp' } }));
const poleWanted = changed(({ fields }) => ({
  fields: { ...fields, nomorTiang: { ...fields['nomorTiang'], required: true } },
}));

beforeAll(async () => {
  city = await newInstallation(inject('socketDir'));
  await city.store.services.publish(city.home.id, poleWanted, 'penulis', now(), {});
  await city.store.services.publish(city.home.id, renamed, 'penulis', now(), {});
  const found = [];
  for (let count = 0; count < OPEN; count += 1) {
    const loaded = await city.store.cases.load(city.home.id, await reportLamp(city));
    found.push(loaded?.number ?? '');
  }
  numbers = found.toSorted();
});
afterAll(() => city.close());

test('says what is different from the published version in sentences, and that open cases go on as before', async () => {
  const { code, says } = await city.run(diff, LAMP);
  expect(code).toBe(0);
  expect(says).toContain('Report a broken street lamp');
  expect(says).toMatch(/^ {2}[0-9a-f]{16}$/m);
  expect(says).toContain(`${OPEN} open cases: nothing changes for them`);
  expect(says).toContain('0 cannot be moved');
  for (const number of numbers) expect(says).not.toContain(number);
  expect(await city.run(diff, LAMP, '2', '2')).toMatchObject({ says: expect.stringContaining('no difference') });
});

test('names the open cases for which something changes, ten of them in a terminal and all of them as data', async () => {
  const { says } = await city.run(diff, LAMP, '2', '1');
  expect(says).toContain(`${OPEN} cannot be moved`);
  expect(says).toContain(numbers.slice(0, 10).join(', '));
  expect(says).toContain(`, and ${OPEN - 10} more (--json: all)`);
  for (const number of numbers.slice(10)) expect(says).not.toContain(number);
  const data = JSON.parse((await city.run(diff, LAMP, '2', '1', '--json')).says) as {
    service: string;
    changes: readonly object[];
    openCases: { open: number; same: number; touched: readonly { number: string; may: boolean; says: object[] }[] };
  };
  expect(data.service).toBe(LAMP);
  expect(data.changes.length).toBeGreaterThan(0);
  expect(data.openCases).toMatchObject({ open: OPEN, same: 0 });
  expect(data.openCases.touched.map(({ number }) => number)).toEqual(numbers);
  expect(data.openCases.touched[0]).toMatchObject({
    may: false,
    says: [{ id: expect.any(String), en: expect.any(String) }],
  });
});

test('is called with a service and versions that there are', async () => {
  expect(await city.run(diff)).toMatchObject({ code: 2, says: 'name one service' });
  expect(await city.run(diff, LAMP, '9')).toMatchObject({ code: 2, says: expect.stringContaining('there are: ') });
});

test('a lifecycle is drawn as text, with every stage, and as a picture that stands alone', async () => {
  const { code, says } = await city.run(draw, LAMP);
  expect(code).toBe(0);
  const label = (name: string) => file.manifest.labels[name]?.en ?? name;
  for (const name of Object.keys(file.manifest.stages)) expect(says.toLowerCase()).toContain(label(name).toLowerCase());
  const picture = join(city.data, 'lampu.svg');
  expect(await city.run(draw, LAMP, '--svg', picture)).toMatchObject({
    code: 0,
    says: expect.stringContaining(picture),
  });
  const svg = readFileSync(picture, 'utf8');
  expect(svg).toMatch(/^<svg [^>]*xmlns=/);
  expect(svg).toMatch(/prefers-color-scheme: ?dark/);
  rmSync(picture);
  expect(await city.run(draw)).toMatchObject({ code: 2, says: 'name one service' });
});

test(
  'what is checked is data for an editor: each service, with its mistakes or none',
  { timeout: 120_000 },
  async () => {
    const { code, says } = await city.run(check, LAMP, '--json');
    const told = JSON.parse(says) as { version: number; ok: boolean; services: readonly object[] };
    expect([code, told.version, told.ok]).toEqual([0, 1, true]);
    expect(told.services).toMatchObject([{ region: 'tangerang', service: 'lampu-jalan', ok: true }]);
    expect((await city.run(check, 'tidak-ada', '--json')).says).toContain('no service file tidak-ada');
  },
);
