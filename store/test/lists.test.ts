/** What lists show: cases that belong together, the queue page by page, the map. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshStore, type FreshStore } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { bundleOf, officerOf, place1, testBundles } from './city.ts';

let fresh: FreshStore;
const region = 3671;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const id of [region, 9901])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

describe('cases that belong together', () => {
  test('a case that starts another opens it once, with the answers of the same name, and both know each other', async () => {
    const { store } = fresh;
    const first = valueOf(await submit(store, region, 'aduan'));
    valueOf(await act(store, region, first.caseId, officerOf('dishub'), 'teruskan', { turn: 'diperiksa/dishub' }));
    const opened = await Promise.all([
      store.outbox.openStarted(region, tuesday + hour),
      store.outbox.openStarted(region, tuesday + hour),
    ]);
    expect(opened.toSorted()).toEqual([0, 1]);
    // The worker died before it said so: the row comes back, the case does not.
    await fresh.admin.query(
      "update outbox set delivered_at = null where case_id = $1 and topic = 'store.caseStarted'",
      [first.caseId],
    );
    expect(await store.outbox.openStarted(region, tuesday + 3 * hour)).toBe(1);
    const links = await store.cases.linked(region, first.caseId);
    expect(links).toMatchObject([{ kind: 'started' }]);
    const second = await store.cases.load(region, links[0]?.caseId ?? '');
    expect(second).toMatchObject({ serviceId: 'lampu', state: { answers: { jenis: 'gang' } }, channel: 'system' });
    expect(second?.state.answers).not.toHaveProperty('tambahan');
    expect(await store.cases.linked(region, second?.caseId ?? '')).toMatchObject([
      { kind: 'startedBy', caseId: first.caseId },
    ]);
    expect((await store.cases.events(region, second?.caseId ?? ''))[0]?.causedBy).toBe(
      `${region}:${first.caseId}:${(await store.cases.events(region, first.caseId)).length}`,
    );
  });
  test('a merged case is seen from both sides', async () => {
    const { store } = fresh;
    const [one, two] = [
      valueOf(await submit(store, region, 'lampu')),
      valueOf(await submit(store, region, 'lampu')),
    ] as const;
    valueOf(
      await store.execute({
        regionId: region,
        caseId: two.caseId,
        command: { type: 'merge', actor: officerOf('dishub'), into: one.number },
        channel: 'portal',
        now: tuesday + hour,
        idempotency: { caller: 'm', key: 'm', requestHash: 'm' },
      }),
    );
    expect(await store.cases.linked(region, two.caseId)).toMatchObject([{ kind: 'mergedInto', caseId: one.caseId }]);
    expect(await store.cases.linked(region, one.caseId)).toMatchObject([{ kind: 'mergedFrom', caseId: two.caseId }]);
  });
  test('a case that is moved to another manifest goes on under it, and only to one that exists', async () => {
    const { store } = fresh;
    const { caseId } = valueOf(await submit(store, region, 'lampu'));
    const lamp = testBundles[0]!;
    const next = bundleOf({ ...lamp.manifest, title: { id: 'Lampu, edisi kedua', en: 'Lamp, second edition' } });
    const repin = (manifestHash: string, key: string) =>
      store.execute({
        regionId: region,
        caseId,
        command: { type: 'repin', actor: { kind: 'system' }, manifestHash, basis: 'Perwali (contoh)' },
        channel: 'system',
        now: tuesday,
        idempotency: { caller: 'r', key, requestHash: key },
      });
    expect(await repin(next.hash, 'a')).toEqual({ ok: false, error: { type: 'noSuchService' } });
    await store.services.publish(region, next, 'penulis', tuesday);
    await store.services.publish(region, lamp, 'penulis', tuesday);
    valueOf(await repin(next.hash, 'b'));
    expect(await store.cases.load(region, caseId)).toMatchObject({
      manifestHash: next.hash,
      manifest: { title: { en: 'Lamp, second edition' } },
    });
    expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
    expect((await store.audit.verifyChain(region)).broken).toEqual([]);
  });
});

describe('a case that is moved to another version', () => {
  /** The same, but that PLN works in the console and has its own queue. */
  const lamp = testBundles[0]!;
  const inConsole = bundleOf({
    ...lamp.manifest,
    units: { ...lamp.manifest.units, pln: { ...lamp.manifest.units['pln']!, reached: 'console' } },
  });
  const dishubs = { hands: [{ unit: 'dishub', area: null }] };
  const plns = { hands: [{ unit: 'pln', area: null }] };
  const holds = async (hands: typeof dishubs, caseId: string) =>
    (await Promise.all([false, true].map((waiting) => fresh.store.queue.page(region, { ...hands, waiting }, tuesday))))
      .flatMap(({ rows }) => rows)
      .some((row) => row.caseId === caseId);

  test('tells the queue that it leaves and the one that it comes to, and no other', async () => {
    const { store } = fresh;
    const { caseId } = valueOf(await submit(store, region, 'lampu'));
    valueOf(
      await act(store, region, caseId, officerOf('dishub'), 'teruskan', {
        turn: 'diterima/dishub',
        because: ['milikPln'],
      }),
    );
    expect([await holds(dishubs, caseId), await holds(plns, caseId)]).toEqual([true, false]);
    const before = await store.queue.counts(region, [...dishubs.hands], 'petugas-1', tuesday);
    await store.services.publish(region, inConsole, 'penulis', tuesday);
    await store.services.publish(region, lamp, 'penulis', tuesday);
    const told: { readonly caseId: string; readonly units: readonly string[] }[] = [];
    const stop = store.changes.subscribe((change) => void told.push(change));
    valueOf(
      await store.execute({
        regionId: region,
        caseId,
        command: { type: 'repin', actor: { kind: 'system' }, manifestHash: inConsole.hash, basis: 'Perwali (contoh)' },
        channel: 'system',
        now: tuesday,
        idempotency: { caller: 'r', key: 'pindah', requestHash: 'pindah' },
      }),
    );
    stop();
    const units = told.filter((one) => one.caseId === caseId).map((one) => one.units.toSorted());
    expect(units[0]).toEqual(['dishub', 'pln']);
    expect([await holds(dishubs, caseId), await holds(plns, caseId)]).toEqual([false, true]);
    // Counts are kept for a second, and forgotten by those who are told: here they are counted anew at once.
    const after = await store.queue.counts(region, [...dishubs.hands], 'petugas-1', tuesday);
    expect(after.waiting).toBe(before.waiting - 1);
  });
});

describe('queue and map', () => {
  test('pages follow each other without a gap or a twin, also when cases come meanwhile', async () => {
    const hands = [
      { unit: 'kelurahan', area: '36.71.04.1001' },
      { unit: 'kelurahan', area: '36.71.04.1002' },
    ];
    const file = (index: number) =>
      submit(fresh.store, region, 'surat', {
        answers: { kelurahan: hands[index % 2]?.area },
        now: tuesday + index * 24 * hour,
      });
    const filed = await Promise.all(Array.from({ length: 11 }, (_, index) => file(index)));
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await fresh.store.queue.page(region, { hands }, tuesday, {
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...page.rows.map((row) => row.caseId));
      if (pages === 1) await submit(fresh.store, region, 'surat', { answers: { kelurahan: '36.71.04.1001' } });
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(expect.arrayContaining(filed.map((each) => valueOf(each).caseId)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(await fresh.store.queue.page(region, { hands: [] }, tuesday)).toEqual({ rows: [], next: null });
    expect(
      (await fresh.store.queue.page(region, { hands }, tuesday, { after: 'nonsense', limit: 1 })).rows,
    ).toHaveLength(1);
  });
  test('P8: the queue of a kelurahan holds what has its code, and nothing of a namesake', async () => {
    const jatiuwung = '36.71.12.1005';
    const { caseId } = valueOf(await submit(fresh.store, region, 'surat', { answers: { kelurahan: jatiuwung } }));
    expect(
      (await fresh.store.queue.page(region, { hands: [{ unit: 'kelurahan', area: jatiuwung }] }, tuesday)).rows.map(
        (row) => row.caseId,
      ),
    ).toEqual([caseId]);
  });
  test('a row says how many others follow its case', async () => {
    const area = '36.71.12.1004';
    const { caseId } = valueOf(await submit(fresh.store, region, 'surat', { answers: { kelurahan: area } }));
    for (const follower of ['first', 'second']) await fresh.store.followers.follow(region, caseId, follower, tuesday);
    expect(
      (await fresh.store.queue.page(region, { hands: [{ unit: 'kelurahan', area }] }, tuesday)).rows,
    ).toMatchObject([{ caseId, followers: 2 }]);
  });
  test('a case that waits for a body outside stands with the unit that follows it', async () => {
    const filed = valueOf(await submit(fresh.store, region, 'lampu'));
    valueOf(
      await act(fresh.store, region, filed.caseId, officerOf('dishub'), 'teruskan', {
        turn: 'diterima/dishub',
        because: ['milikPln'],
      }),
    );
    const hands = [{ unit: 'dishub', area: null }];
    const before = await fresh.store.queue.counts(region, hands, 'x', tuesday);
    expect(before.waiting).toBe(1);
    expect((await fresh.store.queue.page(region, { hands, waiting: true }, tuesday)).rows).toMatchObject([
      { caseId: filed.caseId, stage: 'diteruskan' },
    ]);
  });
  test('nearby cases come by distance, within it, open ones only', async () => {
    const at = (north: number) => ({
      lokasi: { ...place1, latitude: place1.latitude + north / 111_195, longitude: 106.9 },
    });
    const ids = [];
    for (const metres of [0, 20, 60])
      ids.push(valueOf(await submit(fresh.store, region, 'lampu', { answers: at(metres) })).caseId);
    const found = await fresh.store.cases.nearby(region, { latitude: place1.latitude, longitude: 106.9 }, 30, {
      exceptCaseId: '',
    });
    expect(found.map(({ caseId, metres }) => [caseId, metres])).toEqual([
      [ids[0], 0],
      [ids[1], 20],
    ]);
    expect(await fresh.store.cases.nearby(9901, { latitude: place1.latitude, longitude: 106.9 }, 30, {})).toEqual([]);
    const box = { west: 106.89, south: place1.latitude - 0.001, east: 106.91, north: place1.latitude + 0.001 };
    expect(await fresh.store.cases.inBounds(region, box, {})).toHaveLength(3);
  });
});
