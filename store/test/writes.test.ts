/** What must hold while many write at once: one effect for a key, no gap in a log or a series, no item harmed by another. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshStore, tangerang, witaCity, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { kelurahan, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

describe('P1: what cannot be stored is refused at the door', () => {
  test.each([
    ['NUL', { keterangan: 'a\0b' }],
    ['half a surrogate pair', { keterangan: 'a\ud800b' }],
    ['a number without end', { lokasi: { latitude: Number.POSITIVE_INFINITY, longitude: 106, area: kelurahan } }],
    ['a name with NUL', { ['a\0']: 1 }],
  ])('%s, and the others of the batch are written', async (_, answers) => {
    const [wrong, ...others] = await Promise.all([
      submit(fresh.store, 3671, 'lampu', { answers }),
      ...Array.from({ length: 5 }, () => submit(fresh.store, 3671, 'lampu')),
    ]);
    expect(wrong).toMatchObject({ ok: false, error: { type: expect.stringMatching(/unsuitable|refused/) } });
    expect(others.every(({ ok }) => ok)).toBe(true);
  });
});

describe('P2: one key, one effect', () => {
  test('two clicks at once, and a resend, make one case', async () => {
    const idempotency = freshKey();
    const clicks = await Promise.all(
      Array.from({ length: 6 }, () => submit(fresh.store, 3671, 'lampu', { idempotency })),
    );
    const again = await submit(fresh.store, 3671, 'lampu', { idempotency, now: tuesday + hour });
    expect(new Set([...clicks, again].map((done) => valueOf(done).caseId)).size).toBe(1);
    expect(clicks.filter((done) => !valueOf(done).replayed)).toHaveLength(1);
    expect(valueOf(again)).toMatchObject({ replayed: true, version: valueOf(clicks[0]!).version });
    expect(valueOf(again).events).toEqual(valueOf(clicks.find((done) => !valueOf(done).replayed)!).events);
  });
  test('the same key and body for another case is told so, and does nothing there', async () => {
    const [first, second] = [
      valueOf(await submit(fresh.store, 3671, 'lampu')),
      valueOf(await submit(fresh.store, 3671, 'lampu')),
    ];
    const idempotency = freshKey();
    const schedule = (caseId: string) =>
      act(fresh.store, 3671, caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub', idempotency });
    expect((await schedule(first.caseId)).ok).toBe(true);
    expect(await schedule(second.caseId)).toEqual({ ok: false, error: { type: 'keyReused' } });
    expect((await fresh.store.cases.load(3671, second.caseId))?.version).toBe(second.version);
  });
  test('the same key with another body is told so', async () => {
    const idempotency = freshKey();
    await submit(fresh.store, 3671, 'lampu', { idempotency });
    expect(await submit(fresh.store, 3671, 'lampu', { idempotency: { ...idempotency, requestHash: 'other' } })).toEqual(
      { ok: false, error: { type: 'keyReused' } },
    );
  });
  test('two servers that hear the same key make one case', async () => {
    const other = await (
      await import('../src/open-store.ts')
    ).openStore({
      connection: fresh.connection,
      calendarOf: (await import('../src/testing.ts')).testCalendar,
      dataKeys: (await import('../src/testing.ts')).testKeys,
      connections: 4,
    });
    const idempotency = freshKey();
    const done = await Promise.all(
      [fresh.store, other, fresh.store, other].map((store) => submit(store, 3671, 'lampu', { idempotency })),
    );
    expect(new Set(done.map((each) => valueOf(each).caseId)).size).toBe(1);
    await other.close();
  });
});

test('of many who act at once on one case, one is first and the others see that it changed', async () => {
  const filed = valueOf(await submit(fresh.store, 3671, 'lampu'));
  const done = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      act(fresh.store, 3671, filed.caseId, officerOf('dishub', `petugas-${index}`), 'jadwalkan', {
        turn: 'diterima/dishub',
        seenVersion: filed.version,
      }),
    ),
  );
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.filter((each) => !each.ok && each.error.type === 'changedMeanwhile')).toHaveLength(11);
  const events = await fresh.store.cases.events(3671, filed.caseId);
  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
});

test('letter numbers have no gap and no twin, for each kelurahan on its own, in both regions', async () => {
  const areas = ['36.71.01.1001', '36.71.01.1002', '36.71.02.1003'];
  const filings = Array.from({ length: 90 }, (_, index) =>
    submit(fresh.store, index % 2 === 0 ? 3671 : 9901, 'surat', {
      confirmed: true,
      answers: { kelurahan: areas[index % 3] },
    }),
  );
  const done = (await Promise.all(filings)).map(valueOf);
  const letters = await Promise.all(
    done.map(({ caseId }, index) => fresh.store.documents.ofCase(index % 2 === 0 ? 3671 : 9901, caseId)),
  );
  const series = new Map<string, number[]>();
  letters.forEach((found, index) => {
    expect(found).toHaveLength(1);
    const at = `${index % 2} ${found[0]?.area}`;
    series.set(at, [...(series.get(at) ?? []), Number(found[0]?.number.split('/')[1])]);
  });
  expect(series.size).toBe(6);
  for (const numbers of series.values())
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});

test('a withdrawn number is not given again, and a new year begins at one', async () => {
  const area = '36.71.03.1004';
  const letter = async (now: number) =>
    (
      await fresh.store.documents.ofCase(
        3671,
        valueOf(await submit(fresh.store, 3671, 'surat', { confirmed: true, answers: { kelurahan: area }, now }))
          .caseId,
      )
    )[0]!;
  const first = await letter(tuesday);
  expect(await fresh.store.documents.revoke(3671, first.id, 'keliru', 'petugas-1', tuesday)).toMatchObject({
    ok: true,
    value: { status: 'revoked', revokedBecause: 'keliru' },
  });
  expect((await letter(tuesday)).number).toBe('B/002/400.8.2.2/III/2026');
  expect((await letter(Date.parse('2027-01-04T03:00:00Z'))).number).toBe('B/001/400.8.2.2/I/2027');
});

test('K11: silence has granted; who acts later is told, and the letter bears the day of the silence', async () => {
  const filed = valueOf(await submit(fresh.store, 3671, 'surat'));
  const due = filed.state.turns[0]!.dueAt;
  const late = await act(fresh.store, 3671, filed.caseId, officerOf('kelurahan', 'petugas-1', kelurahan), 'tolak', {
    turn: filed.state.turns[0]!.id,
    because: ['bukanWarga'],
    now: due + 3 * 24 * hour,
  });
  expect(late).toMatchObject({
    ok: false,
    error: {
      type: 'refused',
      error: { type: 'wrongStatus' },
      state: { status: 'ended', ending: { outcome: 'granted', bySystem: true } },
    },
  });
  const [timed] = (await fresh.store.cases.events(3671, filed.caseId)).filter(
    ({ event }) => event.type === 'timeRanOut',
  );
  expect(timed).toMatchObject({ channel: 'timer', occurredAt: due });
});

test('what was acknowledged survives connections that are cut at any moment, once each', async () => {
  const { admin, store } = fresh;
  const cutter = (async () => {
    for (let cuts = 0; cuts < 8; cuts += 1) {
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query not like 'listen%'",
      );
      await new Promise((next) => setTimeout(next, 40 + 13 * cuts));
    }
  })();
  const tries = await Promise.allSettled(
    Array.from({ length: 40 }, async (_, index) => {
      const idempotency = { caller: 'cut', key: `cut-${index}`, requestHash: 'x' };
      for (;;) {
        try {
          return valueOf(await submit(store, 3671, 'lampu', { idempotency })).caseId;
        } catch {
          await new Promise((next) => setTimeout(next, 10));
        }
      }
    }),
  );
  await cutter;
  const ids = tries.map((each) => (each.status === 'fulfilled' ? each.value : ''));
  expect(new Set(ids).size).toBe(40);
  const { rows } = await admin.query<{ n: number }>("select count(*)::int as n from idempotency where caller = 'cut'");
  expect(rows[0]?.n).toBe(40);
  expect(await store.audit.verifyChain(3671)).toMatchObject({ broken: [] });
});
