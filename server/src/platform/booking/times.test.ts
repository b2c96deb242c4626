/** A time that costs something: held while it is paid, booked by the money, free again where it was not paid; no seat is given twice. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decideWaiting } from '../../payments/take-payment.ts';
import { FEE, filePaid, openPayingCity, TIMED_LAMP } from '../../payments/testing.ts';
import { at, type TestCity } from '../testing.ts';

const filed = at('2026-11-03T09:00');
const MINUTE = 60_000;
const TURN = 'dibayar/applicant';
let city: TestCity;
let regionId: number;
beforeAll(async () => {
  ({ city, regionId } = await openPayingCity(inject('socketDir'), filed));
  await city.appoint('meja', 'Petugas Contoh 5', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => city.close());

let keys = 0;
async function mine() {
  const name = `warga ${(keys += 1)}`;
  const { caseId, number, bill } = await filePaid({ city, regionId }, { serviceId: TIMED_LAMP, name, filed });
  const portalAt = async (now: number) => (await city.resident(name, now)).portal;
  const page = async (now = filed) => (await portalAt(now)).case(number);
  const choose = async (survei: string, now = filed) =>
    (await portalAt(now)).act(number, TURN, 'bayar', { survei, kunci: `pilih ${(keys += 1)}` });
  const pay = async (now = filed, rupiah = '') =>
    (await portalAt(now)).paySimulated(bill?.number ?? '', rupiah, `bayar ${(keys += 1)}`);
  const stateOf = async () => (await city.store.cases.load(regionId, caseId))?.state;
  const offered = async (now = filed) =>
    ((await page(now))?.yourTurn?.actions[0]?.times[0]?.days ?? []).flatMap(({ times }) =>
      times.map(({ value }) => value),
    );
  return { caseId, number, page, choose, pay, stateOf, offered, portalAt };
}
const refused = { ok: false, error: { sentences: [{ field: 'survei' }] } };

describe('a time with a fee', () => {
  test('is chosen first, held for half an hour with its bill, and booked by the money alone', async () => {
    const { page, choose, pay, stateOf, offered, number } = await mine();
    const before = await page();
    expect(before?.bill).toBeNull();
    expect(before?.yourTurn?.actions[0]).toMatchObject({ holds: true, questions: [] });
    expect((await offered()).slice(0, 3)).toEqual(['2026-11-03T10:00', '2026-11-03T11:00', '2026-11-04T08:00']);
    expect(await choose('')).toMatchObject(refused);
    expect(await choose('2026-11-04T08:30')).toMatchObject(refused);
    expect(await choose('2026-11-04T08:00')).toMatchObject({ ok: true });
    expect((await page())?.bill).toMatchObject({
      amount: 'Rp10.000',
      asksMore: false,
      dueAt: filed + 30 * MINUTE,
      held: [{ label: { id: 'Jadwal survei' }, at: { id: 'Rabu, 4 November 2026, pukul 08.00' } }],
    });
    expect(await pay(filed + 29 * MINUTE)).toMatchObject({ taken: 'used' });
    expect(await stateOf()).toMatchObject({
      paid: FEE,
      booked: { survei: '2026-11-04T08:00' },
      turns: [{ stage: 'diterima' }],
    });
    const after = await page(filed + 60 * MINUTE);
    expect(after).toMatchObject({ bill: null, booked: [{ at: { id: 'Rabu, 4 November 2026, pukul 08.00' } }] });
    const desk = await (await city.officer('meja', filed + 60 * MINUTE)).console.caseDetail(number);
    expect(desk).toMatchObject({ booked: [{ label: { id: 'Jadwal survei' } }] });
    expect(await (await mine()).offered(filed + 60 * MINUTE)).not.toContain('2026-11-04T08:00');
  });

  test('held by one it is offered to nobody else; given up for another, or not paid in time, it is free again', async () => {
    const [one, two] = [await mine(), await mine()];
    const [first, second] = ['2026-11-05T08:00', '2026-11-05T09:00'];
    await one.choose(first);
    expect(await two.offered()).not.toContain(first);
    expect(await two.choose(first)).toMatchObject(refused);
    await one.choose(second);
    expect(await two.choose(first)).toMatchObject({ ok: true });
    // Not paid: others may have it ten minutes later, as a bank may still tell of money that was paid in time.
    expect(await (await mine()).choose(second, filed + 39 * MINUTE)).toMatchObject(refused);
    const three = await mine();
    expect(await three.choose(second, filed + 40 * MINUTE)).toMatchObject({ ok: true });
    expect((await one.page(filed + 40 * MINUTE))?.bill).toBeNull();
  });

  test('of one seat that many choose at once, one has it', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, mine));
    const done = await Promise.all(all.map(({ choose }) => choose('2026-11-06T08:00')));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('money that comes after the hold waits: another time is chosen with it, or it goes back when the turn is over', async () => {
    const [one, two] = [await mine(), await mine()];
    const [first, second] = ['2026-11-05T10:00', '2026-11-05T11:00'];
    await one.choose(first);
    await two.choose(second);
    const late = filed + 45 * MINUTE;
    const [other] = [await mine()];
    await other.choose(first, late);
    expect(await one.pay(late)).toMatchObject({ taken: 'waits' });
    expect(await two.pay(late)).toMatchObject({ taken: 'waits' });
    expect((await one.page(late))?.yourTurn?.actions[0]).toMatchObject({ holds: false });
    expect(await one.choose(first, late)).toMatchObject(refused);
    expect(await one.choose('2026-11-06T09:00', late)).toMatchObject({ ok: true });
    expect(await one.stateOf()).toMatchObject({ paid: FEE, booked: { survei: '2026-11-06T09:00' } });
    const over = at('2026-11-10T16:15');
    await city.store.timers.fireDue(regionId, over);
    await decideWaiting(city.deps, regionId, over);
    expect(await two.stateOf()).toMatchObject({ status: 'ended', paid: 0, booked: {} });
    const back = (await city.store.payments.refunds(regionId, 'waiting')).filter(({ caseId }) => caseId === two.caseId);
    expect(back).toMatchObject([{ why: 'late', rupiah: FEE }]);
  });

  test('another amount books nothing and leaves the time held; an act without a seat is refused below every door', async () => {
    const { choose, pay, page, stateOf } = await mine();
    const time = '2026-11-09T08:00';
    await choose(time);
    expect(await pay(filed, '5000')).toMatchObject({ taken: 'refund' });
    expect((await page())?.bill?.held).toHaveLength(1);
    const other = await mine();
    const paid = { through: 'gateway', id: 'uang lain', rupiah: FEE } as const;
    await city.store.payments.arrived(regionId, { ...paid, billNumber: 'x', paidAt: filed, arrivedAt: filed });
    const done = await city.store.execute({
      regionId,
      caseId: other.caseId,
      command: {
        type: 'act',
        turn: TURN,
        action: 'bayar',
        actor: { kind: 'applicant' },
        with: { survei: time, fee: FEE },
      },
      channel: 'portal',
      now: filed,
      idempotency: { caller: 'test', key: 'tanpa kursi', requestHash: 'x' },
      payment: paid,
    });
    expect(done).toMatchObject({ error: { error: { type: 'answersRefused', errors: [{ field: 'survei' }] } } });
    expect(await other.stateOf()).toMatchObject({ paid: 0, booked: {} });
    expect(await pay()).toMatchObject({ taken: 'used' });
    expect(await stateOf()).toMatchObject({ booked: { survei: time } });
  });
});
