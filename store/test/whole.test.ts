/** A case read in one trip is the same as one read in pieces, and a command on what was read never trusts it too far. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../src/database/database.ts';
import { openKeyRing } from '../src/seal/key-ring.ts';
import { freshStore, tangerang, testCalendar, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
let database: Database;
const { seal } = openKeyRing(testKeys);
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  database = openDatabase({ connection: fresh.connection, calendarOf: testCalendar, connections: 1 }, true, seal);
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(async () => {
  await database.close();
  await fresh.close();
});

describe('a whole case', () => {
  test('has the row, the events and the state of one read in pieces, and knows who holds it', async () => {
    const { cases, devices, followers, files } = fresh.store;
    const { caseId, number } = valueOf(await submit(fresh.store, 3671, 'lampu', { device: 'gawai' }));
    await followers.follow(3671, caseId, 'tetangga', tuesday);
    const whole = await cases.whole(3671, { number: number.toLowerCase() }, 'gawai');
    expect(whole).toEqual({
      summary: await cases.byNumber(3671, number),
      loaded: await cases.load(3671, caseId),
      events: await cases.events(3671, caseId),
      files: await files.ofCase(3671, caseId),
      followers: 1,
      held: true,
      restingSince: null,
    });
    expect(await devices.holdsCase(3671, 'gawai', caseId)).toBe(true);
    expect((await cases.whole(3671, { caseId }, 'lain'))?.held).toBe(false);
    expect((await cases.whole(3671, { caseId }))?.held).toBe(false);
  });
  test('says since when it rests, until that is lifted', async () => {
    const { cases, persons } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, 3671, 'lampu'));
    const asked = { caseIds: [caseId], askedIn: caseId, basis: 'UU 27/2022 Pasal 11', by: 'ani' };
    const restingSince = async () => (await cases.whole(3671, { caseId }))?.restingSince;
    await persons.restrict(3671, asked, tuesday);
    expect(await restingSince()).toBe(tuesday);
    await persons.release(3671, asked, tuesday);
    expect(await restingSince()).toBeNull();
  });
  test('is nowhere in another region, and a number or id that cannot be is nobody’s', async () => {
    const { cases } = fresh.store;
    const { caseId, number } = valueOf(await submit(fresh.store, 3671, 'lampu'));
    expect(await cases.whole(9901, { caseId })).toBeNull();
    expect(await cases.whole(9901, { number })).toBeNull();
    expect(await cases.whole(3671, { number: 'BL-0000-000' })).toBeNull();
    expect(await cases.whole(3671, { caseId: 'not-an-id' })).toBeNull();
  });
});

describe('what is asked for in the same moment', () => {
  test('is read together, and everybody gets their own', async () => {
    const { cases } = fresh.store;
    const filed = await Promise.all(
      ['a', 'b', 'c'].map(async (device) => valueOf(await submit(fresh.store, 3671, 'lampu', { device }))),
    );
    const asked = [...filed.map(({ number }) => number), 'BL-0000-000', filed[0]!.number];
    const found = await Promise.all(asked.map((number) => cases.whole(3671, { number }, 'a')));
    expect(found.map((whole) => [whole?.loaded.caseId, whole?.held])).toEqual([
      [filed[0]!.caseId, true],
      [filed[1]!.caseId, false],
      [filed[2]!.caseId, false],
      [undefined, undefined],
      [filed[0]!.caseId, true],
    ]);
    expect(found[1]).toEqual(await cases.whole(3671, { caseId: filed[1]!.caseId }, 'a'));
    // Regions are never read together.
    const apart = await Promise.all([3671, 9901].map((region) => cases.whole(region, { number: asked[0]! })));
    expect(apart.map((whole) => whole?.loaded.caseId)).toEqual([filed[0]!.caseId, undefined]);
  });
  test('drafts are found for the devices that hold them', async () => {
    const { drafts, devices } = fresh.store;
    const ids = await Promise.all(
      ['x', 'y'].map(async (device) => {
        const id = randomUUID();
        await drafts.save({
          id,
          regionId: 3671,
          serviceId: 'lampu',
          manifestHash: 'h',
          answers: { of: device },
          typed: {},
          step: null,
          channel: 'portal',
          officer: null,
          createdAt: tuesday,
          savedAt: tuesday,
          submittedCaseId: null,
        });
        await devices.bindDraft(3671, device, id, tuesday);
        return id;
      }),
    );
    const found = await Promise.all([...ids, randomUUID(), 'no-id'].map((id) => drafts.loadFor(3671, id, 'y')));
    expect(found.map((one) => [one?.draft.answers, one?.held])).toEqual([
      [{ of: 'x' }, false],
      [{ of: 'y' }, true],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(await drafts.loadFor(3671, ids[1]!, 'y')).toEqual(found[1]);
  });
});

describe('a command on a case that was just read', () => {
  const schedule = { turn: 'diterima/dishub' };
  test('is carried out, and the officer’s own claim ends with it', async () => {
    const { cases, claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, 3671, 'lampu'));
    await claims.take(3671, caseId, 'petugas', tuesday);
    const loaded = await cases.load(3671, caseId);
    const done = await act(fresh.store, 3671, caseId, officerOf('dishub', 'petugas'), 'jadwalkan', {
      ...schedule,
      loaded: loaded!,
      releasedBy: 'petugas',
    });
    expect(valueOf(done).state.turns[0]?.stage).toBe('diperbaiki');
    expect(await claims.of(3671, caseId, tuesday + hour)).toBeNull();
  });
  test('is told that the case changed meanwhile, as if it had been read again', async () => {
    const { caseId, version } = valueOf(await submit(fresh.store, 3671, 'lampu'));
    const old = await fresh.store.cases.load(3671, caseId);
    valueOf(await act(fresh.store, 3671, caseId, officerOf('dishub'), 'jadwalkan', schedule));
    expect(
      await act(fresh.store, 3671, caseId, officerOf('dishub'), 'jadwalkan', {
        ...schedule,
        loaded: old!,
        seenVersion: version,
      }),
    ).toMatchObject({ ok: false, error: { type: 'changedMeanwhile' } });
  });
  test('is not refused on what is old: the case is read again before anything is refused', async () => {
    const { caseId } = valueOf(await submit(fresh.store, 3671, 'lampu'));
    const old = await fresh.store.cases.load(3671, caseId);
    valueOf(await act(fresh.store, 3671, caseId, officerOf('dishub'), 'jadwalkan', schedule));
    const finish = await act(fresh.store, 3671, caseId, officerOf('dishub'), 'jadwalkan', {
      turn: 'diperbaiki/dishub',
      loaded: old!,
    });
    // Refused for what it is now: the turn exists, the action is none of it.
    expect(finish).toMatchObject({
      ok: false,
      error: { type: 'refused', state: { turns: [{ stage: 'diperbaiki' }] } },
    });
  });
  test('is not decided on another case than the one it names', async () => {
    const [one, two] = [
      valueOf(await submit(fresh.store, 3671, 'lampu')),
      valueOf(await submit(fresh.store, 3671, 'lampu')),
    ] as const;
    valueOf(await act(fresh.store, 3671, two.caseId, officerOf('dishub'), 'jadwalkan', schedule));
    const done = await act(fresh.store, 3671, two.caseId, officerOf('dishub'), 'jadwalkan', {
      ...schedule,
      loaded: (await fresh.store.cases.load(3671, one.caseId))!,
    });
    expect(done).toMatchObject({ ok: false, error: { type: 'refused' } });
  });
});

describe('a batch of statements', () => {
  const regionOf = { name: 'test-region', text: `select current_setting('app.region') as region`, values: [] };
  test('stands in its region and leaves nothing of it on the connection', async () => {
    expect(await database.allInRegion(9901, [regionOf])).toEqual([[{ region: '9901' }]]);
    expect(await database.prepared('test-after', `select current_setting('app.region', true) as region`, [])).toEqual([
      { region: '' },
    ]);
  });
  test('is all or nothing, and the next one works', async () => {
    const insert = (key: string) => ({
      name: 'test-insert',
      text: `insert into idempotency (region_id, caller, key, request_hash, case_id, from_version, to_version, recorded_at)
        values (3671, 'batch', $1, '', '00000000-0000-0000-0000-000000000000', 1, 1, 1)`,
      values: [key],
    });
    const wrong = { name: 'test-wrong', text: 'select 1 / $1::int as n', values: [0] };
    const kept = async () =>
      (await fresh.admin.query("select count(*)::int as n from idempotency where caller = 'batch'")).rows[0].n;
    await expect(database.allInRegion(3671, [insert('a'), wrong])).rejects.toMatchObject({ code: '22012' });
    expect(await kept()).toBe(0);
    // Once more, with the statements known to the connection or not: the error is the same, and told once.
    await expect(database.allInRegion(3671, [insert('a'), wrong])).rejects.toMatchObject({ code: '22012' });
    await expect(database.allInRegion(3671, [insert('a'), insert('a')])).rejects.toMatchObject({ code: '23505' });
    await database.allInRegion(3671, [insert('a'), insert('b')]);
    expect(await kept()).toBe(2);
    expect(await database.allInRegion(3671, [regionOf])).toEqual([[{ region: '3671' }]]);
  });
  test('many at once each get their own answer', async () => {
    const echo = (n: number) => ({ name: 'test-echo', text: 'select $1::int as n', values: [n] });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        database.allInRegion<[{ n: number }, { n: number }]>(3671, [echo(n), echo(n + 1)]),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => [[{ n }], [{ n: n + 1 }]]));
  });
  test('a connection that is cut off fails the batch, and the pool opens another', async () => {
    const cut = database.allInRegion(3671, [
      { name: 'test-cut', text: 'select pg_terminate_backend(pg_backend_pid())', values: [] },
    ]);
    await expect(cut).rejects.toThrow();
    expect(await database.allInRegion(3671, [regionOf])).toEqual([[{ region: '3671' }]]);
  });
  test('works without prepared statements, for a pooler that keeps none', async () => {
    const plain = openDatabase({ connection: fresh.connection, calendarOf: testCalendar, prepare: false }, true, seal);
    expect(await plain.allInRegion(3671, [regionOf, regionOf])).toEqual([[{ region: '3671' }], [{ region: '3671' }]]);
    await plain.close();
  });
});
