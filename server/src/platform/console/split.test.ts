/** One report told of a dark lamp and of a leaning tree: the tree goes on by itself, for the same resident, and nothing is seen that was hidden. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { smallPhoto, tangerang } from '@balai/store/testing';
import type { Platform, RawForm } from '../platform-types.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';
import { reportLamp, seen } from './testing-desk.ts';

const PHOTO = 'f'.repeat(64);
const PHONE = '+6281234567890';
const received = at('2026-11-02T08:00');
let city: TestCity;
let lamp: string;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('p1', 'Petugas Contoh 1', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('p2', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  await city.appoint('taman', 'Petugas Contoh 3', [{ unit: 'dlh', area: null, position: 'petugas' }]);
  lamp = await reportLamp(city, 'a', received, { foto: PHOTO, keterangan: 'Pohonnya juga miring.' }, (draftId) =>
    city.store.files.stage(tangerang.id, smallPhoto(PHOTO, draftId, received)),
  );
});
afterAll(() => city.close());

const now = at('2026-11-04T10:00');
async function begin(officer: Platform, number = lamp, service = 'pohon', photos: readonly string[] = [PHOTO]) {
  const begun = await officer.console.beginSplit(number, { service, photos });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return begun.value;
}
async function fill(officer: Platform, draftId: string, answers: Readonly<Record<string, RawForm>>) {
  for (const [question, raw] of Object.entries(answers)) {
    const done = await officer.portal.answer(draftId, question, raw);
    if (!done.ok) throw new Error(`${question}: ${JSON.stringify(done.error)}`);
  }
}
const TREE = { keadaan: { keadaan: 'miring' }, mengancam: { mengancam: 'tidak' } };
const send = async (officer: Platform, draftId: string, note = 'Pohonnya ditangani Dinas Lingkungan Hidup.') => {
  const check = await officer.portal.check(draftId);
  return officer.console.split(draftId, { note, seenVersion: check?.split?.version ?? 0 });
};
const caseOf = async (number: string) => {
  const whole = await city.store.cases.whole(tangerang.id, { number });
  if (whole === null) throw new Error(number);
  return whole;
};

describe('a part that is filled in', () => {
  it('begins with what fits and may be seen; what is hidden comes along unseen, and is asked of nobody', async () => {
    const officer = await city.officer('p1', now);
    const { draftId, first } = await begin(officer);
    expect(first).toBe('keadaan');
    const draft = await officer.portal.draft(draftId);
    expect(draft?.questions.map(({ name, answered }) => [name, answered])).toEqual([
      ['lokasi', true],
      ['keadaan', false],
      ['mengancam', false],
      ['foto', true],
      ['keterangan', true],
    ]);
    expect(await officer.portal.question(draftId, 'kontak')).toBeNull();
    expect((await officer.portal.question(draftId, 'foto'))?.files).toMatchObject([{ sha256: PHOTO }]);
    const check = await officer.portal.check(draftId);
    expect(check?.split).toMatchObject({ number: lamp, carried: [{ id: expect.stringContaining('kabar') }] });
    expect(check?.consent.id).toBe('');
    const kept = await city.store.drafts.load(tangerang.id, draftId);
    expect(JSON.stringify([kept, draft, check])).not.toContain('812');
  });

  it('takes the photos that were chosen, and is for whoever holds the turn', async () => {
    const officer = await city.officer('p1', now);
    const { draftId } = await begin(officer, lamp, 'pohon', []);
    expect((await officer.portal.draft(draftId))?.next).toBe('keadaan');
    expect((await officer.portal.question(draftId, 'foto'))?.files).toEqual([]);
    const gardens = await city.officer('taman', now);
    expect(await gardens.console.beginSplit(lamp, { service: 'pohon', photos: [] })).toMatchObject({
      error: { type: 'notAllowed' },
    });
    expect(await gardens.portal.draft(draftId)).toBeNull();
    expect(await officer.console.beginSplit(lamp, { service: 'darurat-112', photos: [] })).toMatchObject({
      error: { type: 'notAllowed' },
    });
    expect(await officer.portal.submit(draftId, { persetujuan: 'ya' })).toMatchObject({ error: { type: 'notFound' } });
    // No link leads a stranger to it.
    expect(await officer.portal.resumeLink(draftId)).toMatch(new RegExp(`/formulir/${draftId}$`, 'u'));
  });
});

describe('a case that is split', () => {
  let tree: string;
  it('opens a second one for the same resident, promised from when the first was received', async () => {
    const officer = await city.officer('p1', now);
    const before = await seen(officer, lamp);
    expect(before.split?.services[0]?.id).toBe('lampu-jalan');
    expect(before.split?.photos).toMatchObject([{ sha256: PHOTO }]);
    const { draftId } = await begin(officer);
    await fill(officer, draftId, TREE);
    const check = await officer.portal.check(draftId);
    expect(await send(officer, draftId, '  ')).toMatchObject({
      error: { type: 'refused', sentences: [{ field: 'note' }] },
    });
    const done = await send(officer, draftId);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    tree = done.value.number;
    expect(done.value).toMatchObject({ from: lamp, message: { id: expect.stringContaining(tree) } });
    const { loaded } = await caseOf(tree);
    expect(loaded.state).toMatchObject({ promised: { madeAt: received }, answers: { kontak: PHONE } });
    expect(loaded.state.promised?.dueAt).toBe(check?.promise?.dueAt);
    const after = await seen(officer, lamp);
    expect(after.turns.map(({ id, clock }) => [id, clock.dueAt])).toEqual(
      before.turns.map(({ id, clock }) => [id, clock.dueAt]),
    );
    expect(await send(officer, draftId)).toMatchObject({ ok: true, value: { number: tree } });
    expect(after.timeline.filter(({ title }) => title.id.includes('dipecah'))).toHaveLength(1);
  });

  it('says on every page what became of what, and the reason to its resident', async () => {
    const officer = await city.officer('p1', now);
    const first = await seen(officer, lamp);
    expect(first.thread).toMatchObject([{ kind: 'splitOff', number: tree, address: null }]);
    expect(first.reusedPhotos).toEqual([]);
    const gardens = await seen(await city.officer('taman', now), tree);
    expect(gardens.thread).toMatchObject([{ kind: 'splitFrom', number: lamp }]);
    expect(gardens.answers.find(({ name }) => name === 'kontak')).toMatchObject({ masked: true, mayReveal: false });
    const { portal } = await city.resident('a', now);
    const own = await portal.case(lamp);
    expect(own?.thread).toMatchObject([{ kind: 'splitOff', number: tree, open: { tone: expect.anything() } }]);
    expect(own?.thread[0]?.address).toMatch(/\/k\/[\w-]{22}$/u);
    expect(JSON.stringify(own?.timeline)).toContain('Pohonnya ditangani');
    // The same device holds the second, and it is among its matters.
    expect((await portal.case(tree))?.thread).toMatchObject([{ kind: 'splitFrom', number: lamp }]);
    expect((await portal.myCases()).map(({ number }) => number)).toContain(tree);
    const stranger = (await city.resident('b', now)).portal;
    expect(await stranger.case(tree)).toBeNull();
    const pages = JSON.stringify([await stranger.publicCase(lamp), await stranger.publicCase(tree)]);
    expect(pages).toContain(`dipecah menjadi ${tree}`);
    expect(pages).toContain(`Dipecah dari ${lamp}`);
    expect(pages).not.toContain('Pohonnya ditangani');
  });

  it('tells its resident once', async () => {
    const told = async (number: string, topic: string) =>
      city.store.outbox.of(tangerang.id, { caseId: (await caseOf(number)).loaded.caseId, topics: [topic] });
    expect(await told(lamp, 'case.split')).toMatchObject([{ body: { into: tree } }]);
    expect(await told(tree, 'case.submitted')).toMatchObject([{ body: { splitFrom: lamp } }]);
  });

  it('adds up: one more came in, on the day of the split', async () => {
    const { figures } = city.store;
    while ((await figures.fold(tangerang.id)) > 0);
    expect(await figures.recount(tangerang.id)).toEqual([]);
    const rows = await figures.rows(tangerang.id, { from: '2026-11-01', to: '2026-11-30' });
    expect(rows.reduce((total, row) => total + row.filed, 0)).toBe(2);
    const audit = await city.store.audit.rebuild(tangerang.id, { check: true });
    expect(audit).toMatchObject({ differing: 0, broken: [], figures: [] });
  });

  it('is split by one of two who do it at once; the other is told, and may still', async () => {
    const [one, two] = [await city.officer('p1', now), await city.officer('p2', now)];
    const mine = await begin(one, lamp, 'lampu-jalan');
    const theirs = await begin(two, lamp, 'lampu-jalan');
    const stale = (await two.portal.check(theirs.draftId))?.split?.version ?? 0;
    expect(await send(one, mine.draftId, 'Lampu lain.')).toMatchObject({ ok: true });
    expect(await two.console.split(theirs.draftId, { note: 'Lampu lain.', seenVersion: stale })).toMatchObject({
      error: { type: 'changedMeanwhile' },
    });
    expect((await seen(two, lamp)).thread).toHaveLength(2);
    expect(await send(two, theirs.draftId, 'Lampu ketiga.')).toMatchObject({ ok: true });
  });

  it('is not split once it is closed', async () => {
    const officer = await city.officer('p1', now);
    const { draftId } = await begin(officer, lamp, 'lampu-jalan');
    const { portal } = await city.resident('a', now);
    expect(await portal.withdraw(lamp, {})).toMatchObject({ ok: true });
    expect((await seen(officer, lamp)).split).toBeNull();
    expect(await send(officer, draftId)).toMatchObject({ error: { type: 'refused', error: { type: 'wrongStatus' } } });
    expect(await officer.console.beginSplit(lamp, { service: 'pohon', photos: [] })).toMatchObject({ ok: false });
  });
});

describe('a part that was begun and left', () => {
  it('is found on the page of the case by whoever began it, and by nobody else, until it is sent or thrown away', async () => {
    const other = await reportLamp(city, 'b', received);
    const officer = await city.officer('p1', now);
    const older = await begin(officer, other, 'lampu-jalan', []);
    const later = await city.officer('p1', now + 60_000);
    const newer = await begin(later, other, 'pohon', []);
    await fill(later, newer.draftId, { keadaan: TREE.keadaan });
    const begun = async (platform: Platform, number = other) =>
      (await seen(platform, number)).begunSplits.map(({ draftId, service }) => [draftId, service.en]);
    expect(await begun(officer)).toEqual([
      [newer.draftId, 'Report a tree that may fall'],
      [older.draftId, 'Report a dark street lamp'],
    ]);
    expect(await begun(await city.officer('p2', now))).toEqual([]);
    expect((await begun(officer, lamp)).flat()).not.toContain(newer.draftId);
    // A resident who begins a report of their own is none of it.
    await (await city.resident('b', now)).portal.begin('pohon');
    await officer.portal.discard(newer.draftId);
    expect(await begun(officer)).toEqual([[older.draftId, 'Report a dark street lamp']]);
    expect(await send(officer, older.draftId, 'Dua lampu.')).toMatchObject({ ok: true });
    expect(await begun(officer)).toEqual([]);
  });
});
