/**
 * A fee is paid by the gateway alone: in time it lets the case go on; late by five minutes, twice, or another amount it waits to go
 * back (P5). Over HTTP, on a real database, in two regions.
 *
 * Must never: ask the machine what time it is.
 */
import type { Instant } from '@balai/kernel';
import { tangerang, witaCity } from '@balai/store/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { decideWaiting, takePayment } from '../payments/take-payment.ts';
import { FEE, PAID_LAMP, publishPaidLamps } from '../payments/testing.ts';
import { at } from '../platform/testing.ts';
import { paymentSignature } from './api/payments-api.ts';
import { fillInLamp, openTestServer, residentDevice, type TestServer } from './testing.ts';

const WIB = 'tangerang.localhost';
const WITA = 'wita.localhost';
const AREAS: Readonly<Record<string, string>> = { [WIB]: '36.71.01.1002', [WITA]: '99.71.01.1001' };
const SECRET = 'rahasia gerbang pembayaran untuk uji';
const MINUTE = 60_000;
let now: Instant = at('2026-11-02T09:00');
let server: TestServer;
const regionOf = (host: string) => (host === WITA ? witaCity : tangerang);

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), {
    now: () => now,
    regionOf: (host) => regionOf(host).id,
    payments: {
      secret: SECRET,
      take: (regionId, payment, when) => takePayment(server.city.deps, regionId, payment, when),
    },
  });
  await publishPaidLamps(server.city.store, [tangerang, witaCity], now - 30 * 86_400_000);
});
afterAll(() => server.close());

async function filed(host = WIB) {
  const ask = residentDevice(server, host);
  const url = await fillInLamp(ask, PAID_LAMP, AREAS[host] ?? '');
  const sent = await ask('POST', `${url}/submit`, { persetujuan: 'ya' });
  expect(sent.statusCode, sent.body).toBe(201);
  const { number } = sent.json<{ number: string }>();
  const { store } = server.city;
  const regionId = regionOf(host).id;
  const caseId = (await store.cases.byNumber(regionId, number))?.caseId ?? '';
  const [bill] = await store.payments.bills(regionId, caseId);
  if (bill === undefined) throw new Error('the turn asks no bill');
  return { ask, number, caseId, bill, regionId };
}
const stateOf = async ({ regionId, caseId }: { regionId: number; caseId: string }) => {
  const loaded = await server.city.store.cases.load(regionId, caseId);
  if (loaded === null) throw new Error('the case is gone');
  return loaded.state;
};

let ids = 0;
interface Told {
  readonly id: string;
  readonly billNumber: string;
  readonly rupiah: number;
  readonly paidAt: number;
}
const told = (more: Partial<Told> & { billNumber: string }): Told => ({
  id: `BANK-${(ids += 1)}`,
  rupiah: FEE,
  paidAt: now,
  ...more,
});
function tell(body: Told, { host = WIB, signature = paymentSignature(SECRET, regionOf(host).slug, body) } = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/payments',
    headers: { host, 'x-balai-signature': signature },
    payload: body,
  });
}
const waiting = async (regionId: number = tangerang.id) => server.city.store.payments.refunds(regionId, 'waiting');
const backOf = async (id: string) => (await waiting()).find(({ payment }) => payment?.id === id);
async function reconciled(regionId: number = tangerang.id) {
  const { paid, kept, undecided, toRefund, refunded } = await server.city.store.payments.sums(regionId);
  expect(kept + undecided + toRefund + refunded).toBe(paid);
}

describe('in time', () => {
  test('the exact amount lets the case go on, as an act of the applicant whose money is on record', async () => {
    const mine = await filed();
    expect(mine.bill).toMatchObject({ rupiah: FEE, basis: 'Perda Retribusi (contoh)', turn: 'dibayar/applicant' });
    const paid = told({ billNumber: mine.bill.number });
    const answer = await tell(paid);
    expect(answer.statusCode, answer.body).toBe(200);
    const state = await stateOf(mine);
    expect(state).toMatchObject({ paid: FEE, turns: [{ stage: 'diterima' }] });
    const events = await server.city.store.cases.events(mine.regionId, mine.caseId);
    expect(events.find(({ event }) => event.type === 'acted')).toMatchObject({
      event: { actor: { kind: 'applicant' }, paid: FEE },
      channel: 'system',
    });
    expect(await server.city.store.payments.ofCase(mine.regionId, mine.caseId)).toMatchObject([
      { id: paid.id, outcome: 'used', rupiah: FEE },
    ]);
    await reconciled();
  });

  test('told again under the same id it is the same money; with another amount under that id it is refused', async () => {
    const mine = await filed();
    const paid = told({ billNumber: mine.bill.number });
    const before = (await server.city.store.payments.sums(mine.regionId)).paid;
    const answers = await Promise.all([tell(paid), tell(paid), tell(paid)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await server.city.store.payments.sums(mine.regionId)).paid - before).toBe(FEE);
    expect((await stateOf(mine)).paid).toBe(FEE);
    expect(await backOf(paid.id)).toBeUndefined();
    expect((await tell({ ...paid, rupiah: FEE + 1 })).statusCode).toBe(422);
    await reconciled();
  });

  test('paid before the last moment and told after it counts, for ten minutes, before which no clock lets it lapse', async () => {
    const mine = await filed();
    const paid = told({ billNumber: mine.bill.number, paidAt: mine.bill.dueAt - MINUTE });
    now = mine.bill.dueAt + 5 * MINUTE;
    await server.city.store.timers.fireDue(mine.regionId, now);
    expect((await tell(paid)).statusCode).toBe(200);
    expect((await stateOf(mine)).turns).toMatchObject([{ stage: 'diterima' }]);
    now = at('2026-11-02T09:00');
  });
});

describe('what was not asked is kept, and waits to go back', () => {
  test('five minutes after the case lapsed', async () => {
    const mine = await filed();
    now = mine.bill.dueAt + 10 * MINUTE;
    await server.city.store.timers.fireDue(mine.regionId, now);
    expect(await stateOf(mine)).toMatchObject({ status: 'ended', ending: { stage: 'gugur' } });
    now += 5 * MINUTE;
    const paid = told({ billNumber: mine.bill.number });
    expect((await tell(paid)).statusCode).toBe(200);
    expect(await backOf(paid.id)).toMatchObject({ why: 'late', rupiah: FEE, caseId: mine.caseId });
    expect(await stateOf(mine)).toMatchObject({ status: 'ended', paid: 0 });
    await reconciled();
    now = at('2026-11-02T09:00');
  });

  test('five minutes after the last moment, while a bank’s word is waited for', async () => {
    const mine = await filed();
    now = mine.bill.dueAt + 5 * MINUTE;
    const paid = told({ billNumber: mine.bill.number });
    await tell(paid);
    expect(await backOf(paid.id)).toMatchObject({ why: 'late' });
    expect(await stateOf(mine)).toMatchObject({ status: 'ended', ending: { stage: 'gugur' } });
    now = at('2026-11-02T09:00');
  });

  test('a second time', async () => {
    const mine = await filed();
    const [first, second] = [told({ billNumber: mine.bill.number }), told({ billNumber: mine.bill.number })];
    await Promise.all([tell(first), tell(second)]);
    const refunds = [await backOf(first.id), await backOf(second.id)].filter((one) => one !== undefined);
    expect(refunds).toMatchObject([{ why: 'twice', rupiah: FEE, caseId: mine.caseId }]);
    expect((await stateOf(mine)).paid).toBe(FEE);
    await reconciled();
  });

  test.each([FEE - 1, FEE + 1, 1])('another amount (%i)', async (rupiah) => {
    const mine = await filed();
    const paid = told({ billNumber: mine.bill.number, rupiah });
    await tell(paid);
    expect(await backOf(paid.id)).toMatchObject({ why: 'otherAmount', rupiah });
    expect(await stateOf(mine)).toMatchObject({ paid: 0, turns: [{ stage: 'dibayar' }] });
    // The right one still counts.
    await tell(told({ billNumber: mine.bill.number }));
    expect((await stateOf(mine)).paid).toBe(FEE);
    await reconciled();
  });

  test('for a number that nobody issued, also that of another region', async () => {
    const mine = await filed();
    const wita = await filed(WITA);
    const paid = told({ billNumber: '1234' });
    const strayed = told({ billNumber: wita.bill.number });
    await tell(paid);
    await tell(strayed);
    expect(await backOf(paid.id)).toMatchObject({ why: 'unknownBill', caseId: null });
    expect(await backOf(strayed.id)).toMatchObject({ why: 'unknownBill', caseId: null });
    expect((await stateOf(wita)).paid).toBe(0);
    expect(await waiting(witaCity.id)).toEqual([]);
    await tell(told({ billNumber: wita.bill.number }), { host: WITA });
    expect((await stateOf(wita)).paid).toBe(FEE);
    expect((await stateOf(mine)).paid).toBe(0);
    await reconciled(witaCity.id);
  });

  test('a fee that a case gives back', async () => {
    const mine = await filed();
    await tell(told({ billNumber: mine.bill.number }));
    const { turns } = await stateOf(mine);
    const done = await server.city.store.execute({
      regionId: mine.regionId,
      caseId: mine.caseId,
      command: {
        type: 'act',
        turn: turns[0]?.id ?? '',
        action: 'tolak',
        because: ['milikPribadi'],
        actor: { kind: 'officer', officer: 'o1', unit: 'dishub', area: null, positions: ['petugas'] },
      },
      channel: 'portal',
      now: now + MINUTE,
      idempotency: { caller: 'test', key: mine.number, requestHash: 'tolak' },
    });
    expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
    expect(await server.city.store.payments.refundsOfCase(mine.regionId, mine.caseId)).toMatchObject([
      { why: 'caseEnded', rupiah: FEE, payment: null },
    ]);
    await reconciled();
  });
});

describe('nobody gets through without paying', () => {
  test('a resident who presses the action, by the page or the API, is told to pay', async () => {
    const mine = await filed();
    const byApi = await mine.ask('POST', `/api/v1/cases/${mine.number}/act`, {
      turn: 'dibayar/applicant',
      action: 'bayar',
      answers: { fee: String(FEE), bayar: String(FEE) },
    });
    expect(byApi.statusCode, byApi.body).toBe(422);
    expect(byApi.body).toContain('belum dibayar');
    const part = ([name, value]: readonly [string, string]) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const typed = [
      ['giliran', 'dibayar/applicant'],
      ['tindakan', 'bayar'],
      ['fee', String(FEE)],
    ] as const;
    const url = `/kirim/urusan/${mine.number}/tindak`;
    const byForm = await mine.ask(
      'POST',
      url,
      `${typed.map(part).join('')}--b--\r\n`,
      'multipart/form-data; boundary=b',
    );
    expect(byForm.headers.location).toContain(`/urusan/${mine.number}?pesan=`);
    expect((await stateOf(mine)).turns).toMatchObject([{ stage: 'dibayar' }]);
  });

  test('the store itself takes no word for it but an officer’s own, which is money on record', async () => {
    const mine = await filed();
    const claim = (actor: 'applicant') =>
      server.city.store.execute({
        regionId: mine.regionId,
        caseId: mine.caseId,
        command: {
          type: 'act',
          turn: 'dibayar/applicant',
          action: 'bayar',
          actor: { kind: actor },
          with: { fee: FEE },
        },
        channel: 'portal',
        now,
        idempotency: { caller: 'test', key: `claim ${mine.number}`, requestHash: 'claim' },
      });
    expect(await claim('applicant')).toMatchObject({
      ok: false,
      error: { error: { type: 'feeNotPaid', rupiah: FEE } },
    });
  });

  test('who does not sign, signs for another region, or changes what was signed, writes nothing down', async () => {
    const mine = await filed();
    const body = told({ billNumber: mine.bill.number });
    const before = await server.city.store.payments.sums(mine.regionId);
    for (const signature of [
      '',
      'abc',
      paymentSignature('tebakan', 'tangerang', body),
      paymentSignature(SECRET, witaCity.slug, body),
    ])
      expect((await tell(body, { signature })).statusCode).toBe(404);
    const changed = await tell({ ...body, rupiah: 1 }, { signature: paymentSignature(SECRET, 'tangerang', body) });
    expect(changed.statusCode).toBe(404);
    expect(await server.city.store.payments.sums(mine.regionId)).toEqual(before);
  });
});

test('a process that ends right after writing a payment down: the next round decides about it', async () => {
  const mine = await filed();
  const { payments } = server.city.store;
  await payments.arrived(mine.regionId, {
    through: 'gateway',
    id: 'BANK-torn',
    billNumber: mine.bill.number,
    rupiah: FEE,
    paidAt: now,
    arrivedAt: now,
  });
  await reconciled();
  expect(await payments.undecided(mine.regionId)).toMatchObject([{ id: 'BANK-torn' }]);
  await decideWaiting(server.city.deps, mine.regionId, now + MINUTE);
  expect((await stateOf(mine)).paid).toBe(FEE);
  expect(await payments.undecided(mine.regionId)).toEqual([]);
  await reconciled();
});

test('a payment about which nothing can be decided stops no other one', async () => {
  const [broken, sound] = [await filed(), await filed()];
  const { deps, store } = server.city;
  for (const [at, { regionId, bill }] of [broken, sound].entries())
    await store.payments.arrived(regionId, {
      through: 'gateway',
      id: `BANK-beside-${at}`,
      billNumber: bill.number,
      rupiah: FEE,
      paidAt: now,
      arrivedAt: now + at,
    });
  const troubles: string[] = [];
  const load: typeof store.cases.load = async (regionId, caseId) => {
    if (caseId === broken.bill.caseId) throw new Error('this case cannot be read');
    return store.cases.load(regionId, caseId);
  };
  const failing = {
    ...deps,
    store: { ...store, cases: { ...store.cases, load } },
    onTrouble: (what: string) => void troubles.push(what),
  };
  await decideWaiting(failing, broken.regionId, now + MINUTE);
  expect(troubles).toEqual(['payment']);
  expect((await stateOf(sound)).paid).toBe(FEE);
  expect(await store.payments.undecided(broken.regionId)).toMatchObject([{ id: 'BANK-beside-0' }]);
  await decideWaiting(deps, broken.regionId, now + MINUTE);
  expect((await stateOf(broken)).paid).toBe(FEE);
});
