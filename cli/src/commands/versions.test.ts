/**
 * Versions of a service that has open cases: going back to an older one, and moving cases to another, as an operator types it.
 *
 * Must never: take a case for untouched without looking at its version and its events.
 */
import { createHash } from 'node:crypto';
import { canonicalText, type ServiceManifest } from '@balai/kernel';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { now } from '../clock.ts';
import { bundleOf } from '../services/bundle-of.ts';
import { chooseServices, type ChosenService } from '../services/choose-services.ts';
import { publishServices } from '../services/publish-services.ts';
import { move } from './move.ts';
import { publish } from './publish.ts';
import { rollback } from './rollback.ts';
import { newInstallation, reportLamp, type Installation } from './testing.ts';

const LAMP = 'tangerang/lampu-jalan';
const lamp = chooseServices([LAMP])[0] as ChosenService;
const file = bundleOf(lamp.region, lamp.service);
let city: Installation;
/** One case says the number of the pole, the other does not. */
let withPole: string;
let withoutPole: string;

const changed = (change: (manifest: ServiceManifest) => object) => {
  const manifest = { ...file.manifest, ...change(file.manifest) } as ServiceManifest;
  const canonical = canonicalText(manifest);
  return { ...file, manifest, canonical, hash: createHash('sha256').update(canonical).digest('hex') };
};
const renamed = changed(({ title }) => ({ title: { ...title, en: 'Report a broken street lamp' } }));
const poleWanted = changed(({ fields }) => ({
  fields: { ...fields, nomorTiang: { ...fields['nomorTiang'], required: true } },
}));
const history = () => city.store.services.history(city.home.id, 'lampu-jalan');
const loaded = async (caseId: string) => {
  const found = await city.store.cases.load(city.home.id, caseId);
  if (found === null) throw new Error('the case is gone');
  return found;
};
const pinned = async () => [(await loaded(withPole)).manifestHash, (await loaded(withoutPole)).manifestHash];
const events = async (caseId: string) =>
  (await city.store.cases.events(city.home.id, caseId)).map(({ event }) => event);

beforeAll(async () => {
  city = await newInstallation(inject('socketDir'));
  await city.store.services.publish(city.home.id, renamed, 'penulis', now(), { because: 'Pertama' });
  withPole = await reportLamp(city, { nomorTiang: 'PJU-12-034' });
  withoutPole = await reportLamp(city);
});
afterAll(() => city.close());
/** The region as it would be registered: nobody publishes alone. */
const demandTwo = (secondPerson: boolean) => Object.assign(lamp.region, { secondPerson });
afterEach(() => demandTwo(false));
const hashUnder = (says: string) => /--yes-i-read (\w+)/.exec(says)?.[1] ?? '';

test('there is nothing to go back to before there are two versions, and none without a reason', async () => {
  expect(await city.run(rollback, LAMP, '--because', 'Salah')).toMatchObject({ code: 2 });
  expect(await city.run(rollback, LAMP)).toMatchObject({ code: 2, says: expect.stringContaining('--because') });
  await city.store.services.publish(city.home.id, file, 'penulis', now(), {});
  const missing = await city.run(rollback, LAMP, '7', '--because', 'Salah');
  expect(missing).toMatchObject({ code: 2, says: expect.stringContaining('there are: 2, 1') });
  expect(await city.run(rollback, 'lampu-jalan', '--because', 'Salah')).toMatchObject({
    code: 2,
    says: expect.stringContaining('write region/lampu-jalan'),
  });
  expect(await history()).toHaveLength(2);
});

test('going back shows what changes, waits until exactly that was read, and leaves open cases where they are', async () => {
  const before = await pinned();
  const shown = await city.run(rollback, LAMP, '--because', 'Judul salah');
  expect(shown.code).toBe(1);
  expect(shown.says).toContain('Report a broken street lamp');
  expect(await history()).toHaveLength(2);
  const hash = hashUnder(shown.says);
  expect((await city.run(rollback, LAMP, '--because', 'Judul salah', '--yes-i-read', '0'.repeat(16))).code).toBe(1);
  expect(await history()).toHaveLength(2);

  const words = [LAMP, '--because', 'Judul salah', '--by', 'kepala', '--yes-i-read', hash];
  const done = await city.run(rollback, ...words);
  expect(done).toMatchObject({
    code: 0,
    says: expect.stringContaining('version 3 has the content of version 1 again'),
  });
  const [present, back] = await history();
  expect(present).toMatchObject({ kind: 'rollback', backTo: 1, because: 'Judul salah', publishedBy: 'kepala' });
  expect([present?.hash, back?.rolledBack]).toEqual([renamed.hash, true]);
  expect(await pinned()).toEqual(before);
  // The file of the folder is the version that was taken back: a start leaves it so, and says so.
  await vi.waitFor(() => expect(city.store.services.one(city.home.id, 'lampu-jalan')?.hash).toBe(renamed.hash), 5_000);
  const asRegistered = { ...city.home, slug: lamp.region.slug };
  const left = await publishServices(city.store, asRegistered, { step: (_, work) => work(() => undefined) });
  expect(left).toEqual(['lampu-jalan']);
  expect((await history())[0]?.number).toBe(3);
});

test('a move says first what it would mean for each case, and changes nothing until it is really meant', async () => {
  await city.store.services.publish(city.home.id, poleWanted, 'penulis', now(), {});
  const before = [await loaded(withPole), await loaded(withoutPole)];
  const words = [LAMP, '--cases', 'all', '--to', '4', '--reason', 'Perwali 1/2027 (contoh)'];
  const { code, says } = await city.run(move, ...words);
  expect(code).toBe(1);
  expect(says).toContain('2 cases would move to version 4');
  expect(says).toMatch(new RegExp(`\\? ${before[0]?.number}`));
  expect(says).toMatch(new RegExp(`✗ ${before[1]?.number}: \\S`));
  expect(says).toContain('Nothing was changed; call again with --really');
  expect([await loaded(withPole), await loaded(withoutPole)]).toEqual(before);
});

test('really moved is each case that can go on there: with its reason in the history, its promise as before; the other stays', async () => {
  const promised = (await loaded(withPole)).state.promised;
  const words = [LAMP, '--cases', 'all', '--to', '4', '--reason', ' Perwali 1/2027 (contoh) ', '--really'];
  expect((await city.run(move, ...words)).code).toBe(1);
  expect(await pinned()).toEqual([poleWanted.hash, renamed.hash]);
  expect((await events(withPole)).at(-1)).toMatchObject({
    type: 'repinned',
    basis: 'Perwali 1/2027 (contoh)',
    manifestHash: poleWanted.hash,
  });
  expect((await loaded(withPole)).state.promised).toEqual(promised);
  expect((await events(withoutPole)).map(({ type }) => type)).not.toContain('repinned');
  expect((await city.store.audit.verifyChain(city.home.id)).broken).toEqual([]);
  // What is there already is not moved again.
  const again = await city.run(move, LAMP, '--cases', (await loaded(withPole)).number, '--reason', 'x', '--really');
  expect(again).toMatchObject({ code: 0, says: expect.stringContaining('0 cases') });
});

test('what keeps a move from being understood is said, with what there is to choose from', async () => {
  const { number } = await loaded(withoutPole);
  const refused = async (...words: readonly string[]) => {
    const { code, says } = await city.run(move, ...words, '--really');
    expect(code).toBe(2);
    return says;
  };
  expect(await refused(LAMP, '--cases', number)).toContain('--reason');
  expect(await refused(LAMP, '--reason', 'x')).toContain('--cases');
  expect(await refused('lampu-jalan', '--cases', number, '--reason', 'x')).toContain('with its region');
  expect(await refused(LAMP, '--cases', number, '--reason', 'x', '--to', 'file')).toContain('publish this file first');
  expect(await refused(LAMP, '--cases', number, '--reason', 'x', '--to', '9')).toMatch(/there are: 4 \(\w{12}\), 3/);
  expect(await refused(LAMP, '--cases', `${number},7K7K-7K7K`, '--reason', 'x')).toContain('no case 7K7K-7K7K');
  expect(await pinned()).toEqual([poleWanted.hash, renamed.hash]);
});

test('where nobody publishes alone, another approves by name what one has proposed; going back is for one', async () => {
  demandTwo(true);
  const number = (await history())[0]?.number ?? 0;
  const read = hashUnder((await city.run(publish, LAMP, '--by', 'ani')).says);
  const proposed = await city.run(publish, LAMP, '--by', 'ani', '--because', 'Perwali baru', '--yes-i-read', read);
  expect(proposed).toMatchObject({ code: 0, says: expect.stringContaining('proposed by ani') });
  expect((await history())[0]?.number).toBe(number);
  const id = /--approve (\S+)/.exec(proposed.says)?.[1] ?? '';
  const approve = (by: string, which = id) =>
    city.run(publish, LAMP, '--approve', which, '--by', by, '--yes-i-read', read);
  expect(await approve('ani')).toMatchObject({ code: 2, says: expect.stringContaining('somebody else approves it') });
  expect(await approve('budi', 'besok')).toMatchObject({ code: 2, says: expect.stringContaining('no proposal besok') });
  expect((await history())[0]?.number).toBe(number);
  expect(await approve('budi')).toMatchObject({ code: 0 });
  const [present] = await history();
  expect(present).toMatchObject({ hash: file.hash, publishedBy: 'ani', approvedBy: 'budi', because: 'Perwali baru' });
  expect(await approve('citra')).toMatchObject({ code: 2, says: expect.stringContaining('no proposal') });
  expect(await pinned()).toEqual([poleWanted.hash, renamed.hash]);

  const back = hashUnder((await city.run(rollback, LAMP, '--because', 'Salah')).says);
  expect((await city.run(rollback, LAMP, '--because', 'Salah', '--by', 'ani', '--yes-i-read', back)).code).toBe(0);
  expect((await history())[0]).toMatchObject({ kind: 'rollback', publishedBy: 'ani', approvedBy: null });
});
