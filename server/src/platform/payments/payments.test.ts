/** What residents, the bank of the demonstration and the treasurer see of a fee: through the doors that pages use. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ASKING_LAMP, COUNTER_LAMP, FEE, filePaid, openPayingCity, PAID_LAMP } from '../../payments/testing.ts';
import { decideWaiting } from '../../payments/take-payment.ts';
import { at, type TestCity } from '../testing.ts';

const AREA = '36.71.01.1001';
const filed = at('2026-11-03T09:00');
const MINUTE = 60_000;
let city: TestCity;
let regionId: number;
beforeAll(async () => {
  ({ city, regionId } = await openPayingCity(inject('socketDir'), filed));
  await city.appoint('bendahara', 'Petugas Contoh 1', [{ unit: 'bpkd', area: null, position: 'bendahara' }]);
  await city.appoint('wakil', 'Petugas Contoh 3', [{ unit: 'bpkd', area: null, position: 'bendahara' }]);
  await city.appoint('kepala', 'Petugas Contoh 2', [{ unit: 'dishub', area: null, position: 'kepala' }]);
});
afterAll(() => city.close());

let keys = 0;
/** A matter that waits for its fee, held by a device of its own. */
async function mine(serviceId = PAID_LAMP) {
  const name = `warga ${(keys += 1)}`;
  const answers = { lokasi: { latitude: -6.1783, longitude: 106.6319, area: AREA }, keterangan: 'mati' };
  const { caseId, number, bill } = await filePaid({ city, regionId }, { serviceId, name, filed, answers });
  const portalAt = async (now = filed) => (await city.resident(name, now)).portal;
  const pay = async (rupiah = '', now = filed) =>
    (await portalAt(now)).paySimulated(bill?.number ?? '', rupiah, `kunci ${(keys += 1)}`);
  const page = async (now = filed) => (await portalAt(now)).case(number);
  return { caseId, number, bill: bill?.number ?? '', portalAt, pay, page };
}
const saidIn = (view: Awaited<ReturnType<Awaited<ReturnType<typeof mine>>['page']>>) =>
  (view?.money ?? []).map(({ text }) => text.id).join('\n');
const consoleOf = async (officer: string, now = filed) => (await city.officer(officer, now)).console;

describe('the resident', () => {
  test('reads what to pay, under which number, by which rule and until when, and is offered no button for it', async () => {
    const { page, bill } = await mine();
    const view = await page();
    expect(view?.bill).toMatchObject({
      amount: 'Rp10.000',
      basis: 'Perda Retribusi (contoh)',
      dueAt: at('2026-11-10T16:00'),
      simulatedPath: `/simulasi-bayar/${bill}`,
    });
    expect(view?.bill?.number).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect(view?.yourTurn?.actions).toEqual([]);
  });

  test('pays, and the matter goes on: the bill is gone, the payment is said with its number', async () => {
    const { page, pay } = await mine();
    expect(await pay()).toMatchObject({ ok: true, taken: 'used' });
    const view = await page();
    expect(view).toMatchObject({ bill: null, yourTurn: null });
    expect(saidIn(view)).toMatch(/Rp10\.000 diterima.*Nomor pembayaran: SIM-/);
  });

  test('pays twice, too late, or another amount: each is said, and that the money is not lost', async () => {
    const twice = await mine();
    await twice.pay();
    expect(await twice.pay()).toMatchObject({ ok: true, taken: 'refund' });
    expect(saidIn(await twice.page())).toMatch(/sekali lagi.*tidak hilang/);

    const other = await mine();
    await other.pay('7.500');
    const view = await other.page();
    expect(saidIn(view)).toMatch(/Rp7\.500 .*bukan jumlah yang ditagih/);
    expect(view?.bill).not.toBeNull();

    const late = await mine();
    const after = at('2026-11-10T16:15');
    await city.store.timers.fireDue(regionId, after);
    expect(await late.pay('', after)).toMatchObject({ taken: 'refund' });
    expect(saidIn(await late.page(after))).toMatch(/sesudah waktunya habis.*tidak hilang/);
  });

  test('types an amount that is none, or a number that nobody issued', async () => {
    const { pay, portalAt } = await mine();
    for (const typed of ['abc', '-5', '0', '1,5', '99999999999999'])
      expect(await pay(typed), typed).toMatchObject({ ok: false, taken: null });
    expect(await (await portalAt()).simulatedBill('1234567890123456')).toBeNull();
    expect(await (await portalAt()).paySimulated('x', '', 'k')).toBeNull();
  });

  test('of another device sees the bill by its number, as a bank does, and not whose matter it is', async () => {
    const { bill, number } = await mine();
    const stranger = await (await city.resident('orang lain', filed)).portal.simulatedBill(bill);
    expect(stranger).toMatchObject({ amount: 'Rp10.000', back: null });
    expect(JSON.stringify(stranger)).not.toContain(number);
  });
});

describe('something is asked with the money', () => {
  test('the money waits for it: the form opens when it has arrived, and the act uses it', async () => {
    const { page, pay, portalAt, number, caseId } = await mine(ASKING_LAMP);
    expect(await page()).toMatchObject({ bill: { asksMore: true }, yourTurn: { actions: [] } });
    expect(await (await portalAt()).act(number, 'dibayar/applicant', 'bayar', {})).toMatchObject({ ok: false });
    expect(await pay()).toMatchObject({ taken: 'waits' });
    const view = await page();
    expect(view).toMatchObject({ bill: null, yourTurn: { actions: [{ action: 'bayar' }] } });
    expect(saidIn(view)).toMatch(/sudah kami terima/);
    const typed = Object.fromEntries(
      (view?.yourTurn?.actions[0]?.questions ?? []).map(({ name }) => [name, 'Tiang di depan rumah.']),
    );
    const done = await (await portalAt()).act(number, 'dibayar/applicant', 'bayar', typed);
    expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
    expect((await city.store.cases.load(regionId, caseId))?.state).toMatchObject({ paid: FEE });
    expect(saidIn(await page())).toMatch(/diterima, dibayar/);
  });

  test('nobody says it in time: when the matter lapses, the money waits to go back', async () => {
    const { page, pay } = await mine(ASKING_LAMP);
    await pay();
    const after = at('2026-11-10T16:15');
    await city.store.timers.fireDue(regionId, after);
    await decideWaiting(city.deps, regionId, after);
    expect(saidIn(await page(after))).toMatch(/sesudah waktunya habis|tidak hilang/);
  });
});

test('an office that takes the money in its own turn: the act writes the payment down, with who took it', async () => {
  await city.appoint('loket', 'Petugas Contoh 4', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  const { number, caseId, page } = await mine(COUNTER_LAMP);
  expect(await page()).toMatchObject({ bill: null });
  const desk = await consoleOf('loket');
  const done = await desk.act(number, {
    turn: 'diterima/dishub',
    action: 'jadwalkan',
    key: 'loket-1',
    seenVersion: 99,
    raw: {},
    because: [],
    confirms: [],
    note: '',
  });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
  expect(await city.store.payments.ofCase(regionId, caseId)).toMatchObject([
    { through: 'counter', rupiah: FEE, outcome: 'used', caseId },
  ]);
  const { paid, kept, undecided, toRefund, refunded } = await city.store.payments.sums(regionId);
  expect(kept + undecided + toRefund + refunded).toBe(paid);
});

describe('the officer of the case', () => {
  beforeAll(async () => {
    await city.appoint('meja', 'Petugas Contoh 5', [{ unit: 'dishub', area: null, position: 'petugas' }]);
    await city.appoint('regu', 'Petugas Contoh 6', [{ unit: 'dishub', area: null, position: 'regu' }]);
  });
  const moneyAt = async (number: string) => {
    const view = await (await consoleOf('meja')).caseDetail(number);
    if (view.type !== 'case') throw new Error(JSON.stringify(view));
    return view;
  };

  test('sees the bill paid, by which payment, and what came twice waiting and then paid back', async () => {
    const { number, bill, pay } = await mine();
    await pay('7000');
    await pay('', filed + MINUTE);
    await pay('', filed + 2 * MINUTE);
    const { money } = await moneyAt(number);
    expect(money?.bills).toEqual([
      {
        number: bill.replaceAll(/\d{4}(?=\d)/g, '$& '),
        amount: 'Rp10.000',
        dueAt: at('2026-11-10T16:00'),
        state: 'paid',
      },
    ]);
    expect(money?.entries.map(({ amount, what, at: paidAt, back }) => [amount, what.id, paidAt - filed, back])).toEqual(
      [
        ['Rp7.000', 'Jumlahnya bukan yang ditagih', 0, { since: filed, done: null }],
        ['Rp10.000', 'Diterima, dipakai untuk tagihan', MINUTE, null],
        ['Rp10.000', 'Dibayar dua kali', 2 * MINUTE, { since: filed + 2 * MINUTE, done: null }],
      ],
    );
    const treasurer = await consoleOf('bendahara');
    for (const { id } of (await treasurer.refunds())?.waiting.filter((one) => one.number === number) ?? [])
      await treasurer.refundAct({ do: 'paidBack', id, reference: 'SP2D-44' });
    expect((await moneyAt(number)).money?.entries.at(-1)?.back?.done).toEqual({
      at: filed,
      reference: null,
      earlier: [],
    });
  });

  test('reads numbers of the payer after a purpose, which the owner reads too; a field crew never', async () => {
    const { number, bill, pay, page } = await mine();
    await pay();
    const covered = await moneyAt(number);
    expect(JSON.stringify(covered)).not.toContain('SIM-');
    expect(covered.money?.covered).toBe(true);
    const desk = await consoleOf('meja');
    expect(await desk.openTogether(number, 'Mencocokkan uang')).toMatchObject({ ok: true });
    expect((await moneyAt(number)).money?.entries[0]?.reference).toMatch(/^SIM-/);
    expect((await moneyAt(number)).money?.covered).toBe(false);
    expect((await page())?.readings.map(({ what }) => what.id).join()).toContain('nomor pembayaran dan transfer');
    const crew = JSON.stringify(await (await consoleOf('regu')).caseDetail(number));
    expect(crew).not.toContain('SIM-');
    expect(crew.replaceAll(' ', '')).not.toContain(bill);
  });

  test('sees nothing of money where none was asked', async () => {
    expect((await moneyAt((await mine(COUNTER_LAMP)).number)).money).toBeNull();
  });
});

describe('the treasurer', () => {
  test('alone sees the queue, with why and which case; everybody else is told nothing', async () => {
    const { pay, number } = await mine();
    await pay();
    await pay();
    const queue = await (await consoleOf('bendahara')).refunds();
    expect(queue?.waiting.find((one) => one.number === number)).toMatchObject({
      amount: 'Rp10.000',
      why: { id: 'Dibayar dua kali' },
      paidBack: null,
    });
    expect(queue?.reconciles).toBe(true);
    expect((await (await consoleOf('bendahara')).me())?.mayRefund).toBe(true);
    const other = await consoleOf('kepala');
    expect([await other.refunds(), (await other.me())?.mayRefund]).toEqual([null, false]);
    const id = queue?.waiting[0]?.id ?? '';
    expect(await other.refundAct({ do: 'paidBack', id, reference: 'x' })).toMatchObject({ ok: false });
    const { console } = await city.resident('siapa', filed);
    expect([await console.refunds(), await console.refundAct({ do: 'undo', id })]).toEqual([null, null]);
  });

  test('says by which transfer it went; takes that back within ten seconds, and nobody else does', async () => {
    const { pay, page, number } = await mine();
    await pay('5000');
    const now = filed + MINUTE;
    const treasurer = await consoleOf('bendahara', now);
    const id = (await treasurer.refunds())?.waiting.find((one) => one.number === number)?.id ?? '';
    expect(await treasurer.refundAct({ do: 'paidBack', id, reference: '  ' })).toMatchObject({ ok: false });
    expect(await treasurer.refundAct({ do: 'paidBack', id, reference: 'SP2D-7' })).toMatchObject({ ok: true });
    expect(await treasurer.refundAct({ do: 'paidBack', id, reference: 'SP2D-8' })).toMatchObject({ ok: false });
    expect(saidIn(await page(now))).toMatch(/Sudah dikembalikan .*SP2D-7/);
    const done = (await treasurer.refunds())?.done.find((one) => one.id === id);
    expect(done?.paidBack).toMatchObject({ reference: 'SP2D-7', by: 'Petugas Contoh 1', undoUntil: now + 10_000 });
    const undo = async (officer: string, when: number) =>
      (await (await consoleOf(officer, when)).refundAct({ do: 'undo', id }))?.ok;
    expect(await undo('wakil', now + 1_000)).toBe(false);
    expect(await undo('bendahara', now + MINUTE)).toBe(false);
    expect(await undo('bendahara', now + 9_000)).toBe(true);
    expect(saidIn(await page(now))).toMatch(/tidak hilang/);
  });

  test('puts a wrong number right with a reason, long after; the earlier numbers stay, and are said to the resident', async () => {
    const { pay, page, number } = await mine();
    await pay('6000');
    const treasurer = await consoleOf('bendahara');
    const id = (await treasurer.refunds())?.waiting.find((one) => one.number === number)?.id ?? '';
    const put = async (reference: string, was: string, why: string, officer = 'wakil', when = filed + 90 * MINUTE) =>
      (await consoleOf(officer, when)).refundAct({ do: 'correct', id, was, reference, why });
    expect(await put('SP2D-81', '', 'salah ketik')).toMatchObject({ ok: false });
    await treasurer.refundAct({ do: 'paidBack', id, reference: 'SP2D-18' });
    expect(await put('SP2D-81', 'SP2D-18', ' a ')).toMatchObject({ ok: false });
    expect(await put('SP2D-18', 'SP2D-18', 'salah ketik')).toMatchObject({ ok: false });
    expect(await put('SP2D-81', 'SP2D-18', 'salah ketik', 'kepala')).toMatchObject({ ok: false });
    const both = await Promise.all([
      put('SP2D-81', 'SP2D-18', 'angka terbalik'),
      put('SP2D-82', 'SP2D-18', 'angka terbalik', 'bendahara'),
    ]);
    expect(both.map((one) => one?.ok).toSorted()).toEqual([false, true]);
    const now = (await treasurer.refunds())?.done.find((one) => one.id === id)?.paidBack?.reference ?? '';
    expect(await put('SP2D-99', 'SP2D-18', 'melihat yang lama')).toMatchObject({ ok: false });
    expect(await put('SP2D-90', now, 'nomor bank lain')).toMatchObject({ ok: true });
    const done = (await (await consoleOf('bendahara', filed + 1_000)).refunds())?.done.find((one) => one.id === id);
    expect(done?.paidBack).toMatchObject({
      reference: 'SP2D-90',
      at: filed,
      undoUntil: null,
      corrections: [
        { was: 'SP2D-18', why: 'angka terbalik' },
        { was: now, why: 'nomor bank lain', by: 'Petugas Contoh 3' },
      ],
    });
    expect(await (await consoleOf('bendahara', filed + 1_000)).refundAct({ do: 'undo', id })).toMatchObject({
      ok: false,
    });
    expect(saidIn(await page())).toContain(`nomor transfer SP2D-90 (dibetulkan, semula tertulis SP2D-18, ${now})`);
    expect((await treasurer.refunds())?.reconciles).toBe(true);
  });
});
