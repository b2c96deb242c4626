// The gate before a service is published: what keeps it shut, whom it asks, what it keeps; and the way back.
import { createHash } from 'node:crypto';
import { adjusted, canonicalText, diffManifests, type Change } from '@balai/kernel';
import { regions } from '@balai/services';
import { freshStore, type FreshStore, tangerang } from '@balai/store/testing';
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { publishingSeals } from '../publishing-seals.ts';
import { tellDemoHistory } from './demo-history.ts';
import { chooseServices, type ChosenService } from './choose-services.ts';
import { bundleOf } from './bundle-of.ts';
import { changesOf, type Gate, passGate } from './publish-gate.ts';
import { hashOfChanges } from './show-changes.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let fresh: FreshStore;
const data = mkdtempSync(join(tmpdir(), 'balai-gate-'));
const printed: string[] = [];
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'), { seals: await publishingSeals(data) });
});
afterAll(async () => {
  await fresh.close();
  rmSync(data, { recursive: true });
});
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});

const lamp = chooseServices(['tangerang/lampu-jalan'])[0] as ChosenService;
const open: Gate = {
  by: 'penulis',
  because: undefined,
  allowUncovered: undefined,
  read: [],
  overStudio: [],
  proposal: null,
};
const titled = (en: string, more: Partial<ChosenService['region']> = {}): ChosenService => ({
  region: { ...lamp.region, ...more },
  service: { ...lamp.service, manifest: { ...lamp.service.manifest, title: { ...lamp.service.manifest.title, en } } },
});
const gate = (chosen: ChosenService, more: Partial<Gate> = {}) =>
  passGate(fresh.store, tangerang, chosen, { ...open, ...more });
const readOf = (chosen: ChosenService): readonly string[] => {
  const before = fresh.store.services.one(tangerang.id, 'lampu-jalan');
  return before === null ? [] : [hashOfChanges(changesOf(before, bundleOf(chosen.region, chosen.service)))];
};
const history = () => fresh.store.services.history(tangerang.id, 'lampu-jalan');

test('the first version has nothing to read; the next one is published only by whoever has read exactly its changes', async () => {
  expect(await gate(lamp)).toMatchObject({ passed: true });
  expect(await gate(lamp)).toMatchObject({ passed: true, says: { en: 'unchanged' } });
  const next = titled('Dark lamp');
  expect(await gate(next)).toMatchObject({ passed: false });
  expect(printed.join('\n')).toContain('--yes-i-read');
  expect(await gate(next, { read: readOf(titled('Another')) })).toMatchObject({ passed: false });
  expect(await gate(next, { read: readOf(next), because: 'Nama' })).toMatchObject({ passed: true });
  expect((await history())[0]).toMatchObject({ number: 2, because: 'Nama', signed: 'signed', publishedBy: 'penulis' });
});

test('a mistake keeps the gate shut, and is said in both languages with its place', async () => {
  const { manifest } = lamp.service;
  const wrong = { ...manifest, start: 'besok' };
  const outcome = await gate({ ...lamp, service: { ...lamp.service, manifest: wrong } });
  expect(outcome.passed).toBe(false);
  expect(outcome.says.en).toMatch(/^start: 'besok' is no stage: 'dipilah'/);
  expect(outcome.says.id).toMatch(/^start: 'besok' bukan tahap\. Yang ada: 'dipilah'/);
});

test('what no example exercises keeps the gate shut, unless a reason is given, which is kept', async () => {
  const first = Object.entries(lamp.service.examples.examples);
  expect(first.length).toBeGreaterThan(1);
  const thin = titled('Thin');
  const few: ChosenService = {
    ...thin,
    service: {
      ...thin.service,
      examples: { ...thin.service.examples, examples: Object.fromEntries(first.slice(0, 1)) },
    },
  };
  expect(await gate(few, { read: readOf(few) })).toMatchObject({ passed: false });
  expect(await gate(few, { read: readOf(few), allowUncovered: 'Percobaan' })).toMatchObject({ passed: true });
  expect((await history())[0]).toMatchObject({ uncoveredBecause: 'Percobaan' });
});

test('where two persons publish, one proposes and another approves', async () => {
  const two = titled('Two persons', { secondPerson: true });
  const before = (await history()).length;
  expect(await gate(two, { read: readOf(two), because: 'Perlu' })).toMatchObject({ passed: true });
  expect(await history()).toHaveLength(before);
  const [proposal = null] = await fresh.store.studio.proposals(tangerang.id, 'lampu-jalan');
  expect(proposal).toMatchObject({ proposedBy: 'penulis', because: 'Perlu', decided: null });
  expect(await gate(two, { read: readOf(two), by: 'kepala', proposal })).toMatchObject({ passed: true });
  expect((await history())[0]).toMatchObject({ publishedBy: 'penulis', approvedBy: 'kepala', because: 'Perlu' });
  const once = titled('Two persons again', { secondPerson: true });
  expect(await gate(once, { read: readOf(once), by: 'kepala', proposal })).toMatchObject({ passed: false });
});

test('a file does not undo unnoticed what was changed in the studio: it says what, and waits until that is meant', async () => {
  const [present] = await history();
  if (present === undefined) throw new Error('nothing is published');
  const words = { id: 'Lampu padam (dari studio)', en: 'Dark lamp (from the studio)' };
  const clock = {
    since: '2027-01-01',
    value: { clock: 'workingDays', count: 2 },
    basis: 'Perwali 2027 (contoh)',
  } as const;
  const made = adjusted(present.manifest, [
    { at: 'title', text: words },
    { at: 'stages.diterima.within', ...clock },
  ]);
  if (!made.ok) throw new Error(made.error.type);
  const canonical = canonicalText(made.value);
  const hash = createHash('sha256').update(canonical).digest('hex');
  const { store } = fresh;
  const version = { ...present, manifest: made.value, canonical, hash };
  expect(await store.services.publish(tangerang.id, version, 'pemrogram', Date.now(), {})).toMatchObject({ ok: true });
  const papers = { file: null, source: null, examples: lamp.service.examples, basedOn: present.hash };
  await store.studio.keepPapers(tangerang.id, hash, papers, Date.now());

  const other = titled('Dark lamp');
  const before = (await history()).length;
  expect(await gate(other, { read: readOf(other) })).toMatchObject({
    passed: false,
    says: { en: expect.stringContaining('in the studio would be lost') },
  });
  const told = printed.join('\n');
  expect(told).toContain(`Version ${before} was made in the studio`);
  expect(told).toContain('Dark lamp (from the studio)');
  expect(told).toContain('Perwali 2027 (contoh)');
  const meant = /--over-studio (\w+)/.exec(told)?.[1] ?? '';
  expect(await gate(other, { read: readOf(other), overStudio: ['0'.repeat(16)] })).toMatchObject({ passed: false });
  // Who has read the changes has not yet said that the studio's may go, and the other way round.
  expect(await gate(other, { overStudio: [meant] })).toMatchObject({ passed: false });
  expect(await history()).toHaveLength(before);

  // A file that has taken them over, and changes something else, undoes nothing.
  const taken: ChosenService = {
    ...lamp,
    service: { ...lamp.service, manifest: { ...made.value, basis: 'Perwali (contoh)' } },
  };
  printed.length = 0;
  expect(await gate(taken, { allowUncovered: 'Tanggal baru' })).toMatchObject({
    says: { en: expect.stringContaining('were not read') },
  });
  expect(printed.join('\n')).not.toContain('was made in the studio');

  expect(await gate(other, { read: readOf(other), overStudio: [meant] })).toMatchObject({ passed: true });
  expect(await history()).toHaveLength(before + 1);
});

/** A sentence that an official can read in either language: the two differ, and neither is a path or a leftover. */
const isSaid = ({ says: { id, en } }: Change): boolean =>
  id !== en && [id, en].every((text) => text.length > 20 && !/undefined|\[object|unnamed/u.test(text));

test('every service of a demo city was published, mended in words, published wrongly and taken back, and ends with its file', async () => {
  const own = await freshStore(inject('socketDir'));
  await tellDemoHistory(own.store, tangerang);
  const services = regions.find(({ slug }) => slug === 'tangerang')?.services ?? [];
  expect(services.length).toBeGreaterThanOrEqual(16);
  for (const { manifest } of services) {
    const story = (await own.store.services.history(tangerang.id, manifest.id)).toReversed();
    const [first, mended, wrong, back] = story;
    if (first === undefined || mended === undefined || wrong === undefined || back === undefined)
      throw new Error(`${manifest.id} has ${story.length} versions`);
    expect(story, manifest.id).toHaveLength(4);
    for (const [before, after] of [
      [first, mended],
      [mended, wrong],
      [wrong, back],
    ] as const) {
      const changes = diffManifests(before.manifest, after.manifest);
      expect(changes.length, manifest.id).toBeGreaterThan(0);
      expect(
        changes.filter((one) => one.group !== 'promise' || !isSaid(one)),
        manifest.id,
      ).toEqual([]);
      expect(after.publishedAt, manifest.id).toBeGreaterThan(before.publishedAt);
    }
    expect(
      [mended, wrong, back].map(({ because }) => because === null),
      manifest.id,
    ).toEqual([false, false, false]);
    expect(back, manifest.id).toMatchObject({ kind: 'rollback', backTo: mended.number, hash: mended.hash });
    expect(
      story.map(({ rolledBack }) => rolledBack),
      manifest.id,
    ).toEqual([false, false, true, false]);
    expect(back.manifest).toEqual(JSON.parse(JSON.stringify(manifest)));
  }
  await own.close();
});

test('what a number rests on is told by itself when it changes, and is no change of how residents find the service', () => {
  const before = bundleOf(lamp.region, lamp.service);
  const bases = { duplicates: 'Perwali 7/2027' };
  const told = changesOf(before, { ...before, catalogue: { ...before.catalogue, bases } });
  expect(told.map(({ at, says }) => [at, says.en])).toEqual([
    ['bases', 'What its numbers rest on is now: duplicates: Perwali 7/2027'],
  ]);
  expect(changesOf(before, before)).toEqual([]);
});
