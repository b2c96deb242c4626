/** Leave: asked for by an officer, decided by their head, and what follows while they are away; who stands in is appointed for it. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DateText } from '@balai/kernel';
import { tangerang } from '@balai/store/testing';
import type { LeaveRow } from '../../leave-types.ts';
import { at, openTestCity, type TestCity } from '../../testing.ts';
import { appointUnit, DISHUB as dishub, reportLamp } from '../testing-desk.ts';

let city: TestCity;
/** Monday. */
const now = at('2026-11-02T10:00');
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await appointUnit(city);
});
afterAll(() => city.close());

const desk = async (id: string, when = now) => (await city.officer(id, when)).console;
/** Of a form that is shown anew. */
let forms = 0;
const key = () => `cuti-${(forms += 1)}`;
const approve = { approve: true, because: '', standIn: null, decree: '' } as const;

/** The leave of an officer, by default the one that begins last. */
async function mine(id: string, when = now, leave?: string): Promise<LeaveRow> {
  const row = (await (await desk(id, when)).leave())?.mine.findLast((one) => leave === undefined || one.id === leave);
  if (row === undefined) throw new Error(`${id} has asked for nothing`);
  return row;
}
async function ask(id: string, from: string, to: string): Promise<LeaveRow> {
  const asked = await (await desk(id)).askLeave({ from, to, key: key() });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  return mine(id, now, asked.value.id);
}

describe('asking', () => {
  it('says what is wrong with dates, in the field, and writes nothing', async () => {
    const { askLeave, leave } = await desk('air');
    const wrong = async (from: string, to: string) => {
      const asked = await askLeave({ from, to, key: key() });
      return asked.ok || asked.error.type !== 'refused' ? null : asked.error.sentences[0]?.field;
    };
    expect(await wrong('2026-02-30', '2026-12-04')).toBe('from');
    expect(await wrong('besok', '2026-12-04')).toBe('from');
    expect(await wrong('2026-11-01', '2026-11-04')).toBe('from');
    expect(await wrong('2026-11-10', '2026-11-09')).toBe('to');
    expect(await wrong('2026-11-07', '2026-11-08')).toBe('to'); // a weekend
    expect(await wrong('2026-11-09', '2028-11-09')).toBe('to');
    expect((await leave())?.mine).toEqual([]);
  });
  it('counts working days by the calendar, and of two that overlap keeps the first, also at once', async () => {
    const platform = await desk('air');
    const both = await Promise.all([
      platform.askLeave({ from: '2026-12-24', to: '2026-12-28', key: key() }),
      platform.askLeave({ from: '2026-12-28', to: '2026-12-30', key: key() }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const only = await mine('air');
    expect(only).toMatchObject({ state: 'asked', may: 'withdraw', decided: null });
    // Taken back, its days are free again.
    expect(await platform.endLeave(only.id)).toMatchObject({ ok: true });
    expect(await mine('air')).toMatchObject({ state: 'withdrawn', may: null });
    const again = await ask('air', '2026-12-24', '2026-12-28');
    expect(again.workingDays).toBeLessThan(3); // Christmas, and a weekend
    await platform.endLeave(again.id);
  });
});

describe('an officer who is away', () => {
  it('is approved by the head alone, who sees what is due meanwhile; nothing new is given, and colleagues may take what they have', async () => {
    const number = await reportLamp(city, 'a', at('2026-11-02T08:00'));
    expect(await (await desk('p1')).claim(number)).toMatchObject({ ok: true });
    const { id } = await ask('p1', '2026-11-02', '2026-11-06');
    for (const other of ['p1', 'p2', 'air'])
      expect(await (await desk(other)).decideLeave(id, approve)).toMatchObject({ error: { type: 'notAllowed' } });
    const head = await desk('kepala');
    expect((await head.me())?.leaveToDecide).toBe(1);
    const request = (await head.leave())?.toDecide[0];
    expect(request).toMatchObject({ id, workingDays: 5, represents: [], candidates: [] });
    expect(request?.dueMeanwhile.map((one) => one.number)).toEqual([number]);
    expect(await head.decideLeave(id, approve)).toMatchObject({ ok: true });
    expect(await head.decideLeave(id, { ...approve, approve: false, because: 'Ramai.' })).toMatchObject({
      error: { type: 'refused' },
    });
    expect(await mine('p1')).toMatchObject({ state: 'approved', now: true, may: 'end' });

    const board = await head.board(dishub);
    expect(board?.officers.find((one) => one.id === 'p1')?.leave).toEqual({
      from: '2026-11-02',
      to: '2026-11-06',
      now: true,
      backAt: at('2026-11-07T00:00'),
    });
    const other = await reportLamp(city, 'b', at('2026-11-02T08:10'));
    const card = board === null ? undefined : (await head.board(dishub))?.nobody.find((one) => one.number === other);
    expect(card?.cannot['p1']?.id).toBe('Petugas Contoh 1 cuti sampai 6 November 2026.');
    const input = { ...dishub, turn: card?.turn ?? '', from: null, to: 'p1' };
    expect(await head.assign(other, input)).toMatchObject({ error: { type: 'refused' } });

    const colleague = await desk('p2');
    const row = (await colleague.queue({})).rows.find((one) => one.number === number);
    expect(row?.claimedBy).toMatchObject({ id: 'p1', awayUntil: '2026-11-06' });
    expect(await colleague.claim(number)).toMatchObject({ ok: true });
    // What is theirs now is not taken back by whoever is away.
    expect(await (await desk('p1')).claim(number)).toMatchObject({ error: { type: 'claimedBy' } });
  });
  it('ends it early: from that day they are given work again', async () => {
    const { id } = await mine('p1');
    const wednesday = at('2026-11-04T08:00');
    expect(await (await desk('p2', wednesday)).endLeave(id)).toMatchObject({ error: { type: 'notAllowed' } });
    expect(await (await desk('p1', wednesday)).endLeave(id)).toMatchObject({ ok: true });
    expect(await mine('p1', wednesday)).toMatchObject({
      state: 'approved',
      now: false,
      cutTo: '2026-11-03',
      may: null,
    });
    const board = await (await desk('kepala', wednesday)).board(dishub);
    expect(board?.officers.find((one) => one.id === 'p1')?.leave).toBeNull();
  });
  it('is told why it was declined', async () => {
    const { id } = await ask('p2', '2026-11-16', '2026-11-17');
    const head = await desk('kepala');
    expect(await head.decideLeave(id, { ...approve, approve: false })).toMatchObject({
      error: { type: 'refused', sentences: [{ field: 'because' }] },
    });
    expect(await head.decideLeave(id, { ...approve, approve: false, because: 'Apel.' })).toMatchObject({ ok: true });
    expect(await mine('p2')).toMatchObject({ state: 'declined', decided: { because: 'Apel.', by: 'Kepala Contoh' } });
  });
});

describe('a head who is away', () => {
  const signer = (on: DateText) => city.store.officers.signerOf(tangerang.id, 'dishub', null, 'kepala', on);
  it('is decided about by whoever supervises them, who appoints somebody of the unit as Plh for these days', async () => {
    const { id } = await ask('kepala', '2026-11-09', '2026-11-13');
    expect(await (await desk('kepala')).decideLeave(id, approve)).toMatchObject({ error: { type: 'notAllowed' } });
    const sekda = await desk('sekda');
    const request = (await sekda.leave())?.toDecide[0];
    expect(request?.represents[0]?.id).toBe('Kepala dinas');
    expect(request?.candidates.map((one) => one.id)).toEqual(['p1', 'p2']);
    for (const standIn of [null, 'air', 'kepala'])
      expect(await sekda.decideLeave(id, { ...approve, standIn })).toMatchObject({
        error: { type: 'refused', sentences: [{ field: 'standIn' }] },
      });
    expect(await sekda.decideLeave(id, { ...approve, standIn: 'p1', decree: 'SP 800/12' })).toMatchObject({ ok: true });
    expect(await mine('kepala')).toMatchObject({ state: 'approved', standIn: 'Petugas Contoh 1' });
    expect(await signer('2026-11-08')).toMatchObject({ officer: 'kepala', kind: 'definitif' });
    expect(await signer('2026-11-10')).toMatchObject({ officer: 'p1', kind: 'Plh' });
    expect(await signer('2026-11-14')).toMatchObject({ officer: 'kepala' });
    // The board opens for whoever stands in, on these days alone.
    expect(await (await desk('p1', at('2026-11-10T09:00'))).board(dishub)).not.toBeNull();
    expect(await (await desk('p1', at('2026-11-16T09:00'))).board(dishub)).toBeNull();
  });
  it('comes back early, and the appointment of whoever stood in ends with it', async () => {
    const thursday = at('2026-11-12T08:00');
    const { id } = await mine('kepala', thursday);
    expect(await (await desk('kepala', thursday)).endLeave(id)).toMatchObject({ ok: true });
    expect(await signer('2026-11-11')).toMatchObject({ officer: 'p1' });
    expect(await signer('2026-11-12')).toMatchObject({ officer: 'kepala' });
    expect(await (await desk('p1', thursday)).board(dishub)).toBeNull();
  });
});
