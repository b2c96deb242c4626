/** Who has a case in hand: one officer, for half an hour, and only while it stays with their unit. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshStore, type FreshStore } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

const region = 3671;
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

describe('the queue', () => {
  test('colleagues who look at once are shown the same, each of their own; who looks later sees what was done meanwhile', async () => {
    const { claims, queue } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const hands = [{ unit: 'dishub', area: null }];
    const holderIn = ({ rows }: Awaited<ReturnType<typeof queue.page>>) =>
      rows.find((row) => row.caseId === caseId)?.claimedBy;
    const [one, other, elsewhere] = await Promise.all([
      queue.page(region, { hands }, tuesday),
      queue.page(region, { hands }, tuesday),
      queue.page(region, { hands: [{ unit: 'dpupr', area: null }] }, tuesday),
    ]);
    expect(other).toEqual(one);
    expect([holderIn(one), holderIn(elsewhere)]).toEqual([null, undefined]);
    const before = queue.page(region, { hands }, tuesday);
    await claims.take(region, caseId, 'petugas-7', tuesday);
    expect(holderIn(await queue.page(region, { hands }, tuesday))).toBe('petugas-7');
    await before;
  });
});

describe('claims', () => {
  test('of ten officers who click at once one holds the case; it ends by itself or by release', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, index) => claims.take(region, caseId, `petugas-${index}`, tuesday)),
    );
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    const holder = await claims.of(region, caseId, tuesday);
    expect(taken.every((each) => each.ok || each.error.officer === holder)).toBe(true);
    await claims.release(region, caseId, 'petugas-99');
    expect(await claims.of(region, caseId, tuesday)).toBe(holder);
    expect(await claims.take(region, caseId, 'petugas-99', tuesday + 31 * 60_000)).toEqual({ ok: true, value: null });
    const hands = [{ unit: 'dishub', area: null }];
    expect((await fresh.store.queue.counts(region, hands, 'petugas-99', tuesday + 32 * 60_000)).mine).toBe(1);
    expect(
      (await fresh.store.queue.page(region, { hands, claimedBy: 'petugas-99' }, tuesday + 32 * 60_000)).rows.map(
        (row) => row.caseId,
      ),
    ).toEqual([caseId]);
    const later = await fresh.store.queue.page(region, { hands }, tuesday + 90 * 60_000);
    expect(later.rows.find((row) => row.caseId === caseId)?.claimedBy).toBeNull();
    await claims.release(region, caseId, 'petugas-99');
    expect(await claims.of(region, caseId, tuesday + 32 * 60_000)).toBeNull();
  });
  test('a claim stays while the case stays with the unit, and ends when it goes to others', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await claims.take(region, caseId, 'petugas-1', tuesday);
    valueOf(await act(fresh.store, region, caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub' }));
    expect(await claims.of(region, caseId, tuesday)).toBe('petugas-1');
    const withdraw = { type: 'withdraw', actor: { kind: 'applicant' } } as const;
    const idempotency = { caller: 'w', key: caseId, requestHash: 'w' };
    valueOf(
      await fresh.store.execute({
        regionId: region,
        caseId,
        command: withdraw,
        channel: 'portal',
        now: tuesday + hour,
        idempotency,
      }),
    );
    expect(await claims.of(region, caseId, tuesday)).toBeNull();
    // The matter was taken back by its owner, and the log says so.
    const events = await fresh.store.cases.events(region, caseId);
    expect(events.at(-1)).toMatchObject({ event: { type: 'ended' }, actor: { kind: 'applicant' } });
    expect(events.filter(({ event }) => event.type === 'turnBegan').map(({ actor }) => actor.kind)).toEqual([
      'system',
      'system',
    ]);
  });
});

describe('what was given', () => {
  const to = (officer: string | null, from: string | null, caseId: string, at = tuesday) => ({
    caseId,
    from,
    to: officer,
    by: 'kepala-1',
    unit: 'dishub',
    area: null,
    at,
  });
  const rowOf = async (caseId: string, at: number) => {
    const { rows } = await fresh.store.queue.page(region, { hands: [{ unit: 'dishub', area: null }] }, at);
    return rows.find((row) => row.caseId === caseId);
  };
  test('does not end by itself, and says who gave it and when, also after the officer has looked at it', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    expect(await claims.assign(region, to('petugas-1', null, caseId))).toEqual({ ok: true, value: null });
    await claims.take(region, caseId, 'petugas-1', tuesday + hour);
    const later = tuesday + 30 * 24 * hour;
    expect(await rowOf(caseId, later)).toMatchObject({
      claimedBy: 'petugas-1',
      claimedAt: tuesday,
      givenBy: 'kepala-1',
    });
    expect(await claims.take(region, caseId, 'petugas-2', later)).toMatchObject({ error: { officer: 'petugas-1' } });
    // A colleague steps in for somebody who is away; it is theirs as if they had taken it.
    expect(await claims.take(region, caseId, 'petugas-2', later, { from: 'petugas-1' })).toMatchObject({ ok: true });
    expect(await rowOf(caseId, later)).toMatchObject({ claimedBy: 'petugas-2', claimedAt: later, givenBy: null });
    expect(await claims.of(region, caseId, later + hour)).toBeNull();
  });
  test('of two who give it at once one wins, and the other hears who has it; each change is on record', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const both = await Promise.all([
      claims.assign(region, to('petugas-1', null, caseId)),
      claims.assign(region, { ...to('petugas-2', null, caseId), by: 'kepala-2' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = await claims.of(region, caseId, tuesday);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { type: 'claimedBy', officer: winner } });
    // Whoever saw it with nobody, or with somebody else, takes it from no one.
    expect(await claims.assign(region, to('petugas-3', 'petugas-9', caseId, tuesday + 1))).toMatchObject({ ok: false });
    expect(await claims.assign(region, to(null, winner, caseId, tuesday + 2))).toMatchObject({ ok: true });
    expect(await claims.assign(region, to(null, winner, caseId, tuesday + 3))).toMatchObject({
      error: { officer: null },
    });
    expect(await claims.assign(region, to('petugas-3', winner, caseId, tuesday + 4))).toMatchObject({ ok: false });
    const { rows } = await fresh.admin.query<{ held_by: string | null; given_to: string | null }>(
      'select held_by, given_to from assignment where case_id = $1 order by at',
      [caseId],
    );
    expect(rows).toEqual([
      { held_by: null, given_to: winner },
      { held_by: winner, given_to: null },
    ]);
  });
  test('in one go is given back as it was: to whoever had taken it, for as long as they had; and once', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const together = '0199aaaa-0000-7000-8000-000000000001';
    await claims.take(region, caseId, 'petugas-1', tuesday);
    const given = { ...to('petugas-2', 'petugas-1', caseId, tuesday + 1), together };
    expect(await claims.assign(region, given)).toMatchObject({ ok: true });
    expect(await claims.given(region, together)).toMatchObject([
      { caseId, from: 'petugas-1', to: 'petugas-2', by: 'kepala-1', back: false },
    ]);
    // Opened by whoever was given it: still as it was given.
    await claims.take(region, caseId, 'petugas-2', tuesday + 2);
    const back = { together, caseId, by: 'kepala-2', at: tuesday + 3 };
    const both = await Promise.all([claims.giveBack(region, back), claims.giveBack(region, back)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await claims.holding(region, caseId, tuesday + 4)).toEqual({
      officer: 'petugas-1',
      since: tuesday,
      givenBy: null,
    });
    // The half hour of whoever had taken it goes on as it was, and no longer.
    expect(await claims.of(region, caseId, tuesday + hour)).toBeNull();
    expect(await claims.given(region, together)).toMatchObject([{ back: true }]);
  });
  test('is not taken from whoever got it since', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const together = '0199aaaa-0000-7000-8000-000000000002';
    await claims.assign(region, { ...to('petugas-1', null, caseId), together });
    await claims.assign(region, to('petugas-2', 'petugas-1', caseId, tuesday + 1));
    const back = { together, caseId, by: 'kepala-1', at: tuesday + 2 };
    expect(await claims.giveBack(region, back)).toMatchObject({ error: { officer: 'petugas-2' } });
    expect(await claims.of(region, caseId, tuesday + 3)).toBe('petugas-2');
  });
  test('to nobody in one go comes back to whoever had it, with who had given it', async () => {
    const { claims } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    const together = '0199aaaa-0000-7000-8000-000000000003';
    await claims.assign(region, to('petugas-1', null, caseId));
    await claims.assign(region, { ...to(null, 'petugas-1', caseId, tuesday + 1), by: 'kepala-2', together });
    expect(await claims.of(region, caseId, tuesday + 2)).toBeNull();
    const back = { together, caseId, by: 'kepala-2', at: tuesday + 3 };
    expect(await claims.giveBack(region, back)).toMatchObject({ ok: true });
    expect(await claims.holding(region, caseId, tuesday + hour)).toEqual({
      officer: 'petugas-1',
      since: tuesday,
      givenBy: 'kepala-1',
    });
  });
  test('ends when the officer has acted', async () => {
    const { claims, pastTurns } = fresh.store;
    const { caseId } = valueOf(await submit(fresh.store, region, 'lampu'));
    await claims.assign(region, to('petugas-1', null, caseId));
    valueOf(
      await act(fresh.store, region, caseId, officerOf('dishub'), 'jadwalkan', {
        turn: 'diterima/dishub',
        releasedBy: 'petugas-1',
      }),
    );
    expect(await claims.of(region, caseId, tuesday + hour)).toBeNull();
    const times = await pastTurns.of(region, 'dishub', 0);
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((one) => one.stage === 'diterima' && one.startedAt <= one.endedAt)).toBe(true);
    expect(await pastTurns.of(region, 'dpupr', 0)).toEqual([]);
  });
});
