/** The payment gateway knows each bill before anybody pays, and when it is over: told at least once, signed, and of nobody's name. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deliverWaiting } from '../jobs/resident-messages.ts';
import { Undeliverable } from '../messages/messenger.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { at, type TestCity } from '../platform/testing.ts';
import { noticeSignature, paymentGateway, type BillNotice, type PaymentGateway } from './payment-gateway.ts';
import { isQris, qrisOf } from './qris.ts';
import { takePayment } from './take-payment.ts';
import { FEE, filePaid, openPayingCity, PAID_LAMP } from './testing.ts';

const filed = at('2026-11-03T09:00');
const MINUTE = 60_000;
const SECRET = 'rahasia gerbang pembayaran untuk uji';
const notice: BillNotice = {
  kind: 'issued',
  region: 'tangerang',
  billNumber: '4539578763621486',
  rupiah: FEE,
  dueAt: filed,
};

describe('the gateway over HTTP', () => {
  const heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  let answer: readonly [number, string] = [200, '{}'];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answer[0]).end(answer[1]);
    });
  });
  let gateway: PaymentGateway;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    gateway = paymentGateway({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret: SECRET });
  });
  afterAll(() => {
    server.close();
  });

  it('is told number, amount, last day and region, signed, under an id that makes it one notice', async () => {
    answer = [201, JSON.stringify({ qris: qrisOf(notice.billNumber, FEE) })];
    expect(await gateway.tell(notice, 'n-1')).toBe(qrisOf(notice.billNumber, FEE));
    const { headers, body } = heard.at(-1) ?? { headers: {}, body: '{}' };
    expect(JSON.parse(body)).toEqual({ ...notice, id: 'n-1' });
    expect(headers).toMatchObject({
      'idempotency-key': 'n-1',
      'x-balai-signature': noticeSignature(SECRET, 'n-1', notice),
    });
    const others = [{ kind: 'cancelled' }, { rupiah: FEE + 1 }, { region: 'wita' }, { dueAt: filed + 1 }] as const;
    for (const other of others)
      expect(noticeSignature(SECRET, 'n-1', { ...notice, ...other })).not.toBe(headers['x-balai-signature']);
  });

  it.each(['', 'OK', '{}', '{"qris":7}', '{"qris":"000201 rusak 6304FFFF"}', `{"qris":"${'9'.repeat(5_000)}"}`])(
    'answers no QR with %j',
    async (said) => {
      answer = [200, said];
      expect(await gateway.tell(notice, 'n-2')).toBeNull();
    },
  );

  it('that refuses the bill is not asked again; one that has no time or does not know us is', async () => {
    answer = [422, ''];
    await expect(gateway.tell(notice, 'n-3')).rejects.toBeInstanceOf(Undeliverable);
    for (const status of [401, 429, 503]) {
      answer = [status, ''];
      await expect(gateway.tell(notice, 'n-3')).rejects.not.toBeInstanceOf(Undeliverable);
    }
  });
});

it('a text of a QR ends with its own checksum: one sign that changed on the way is noticed', () => {
  // The example of EMVCo, Merchant-Presented Mode 1.1, annex A.
  const known =
    '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A';
  expect(isQris(known)).toBe(true);
  const own = qrisOf('4539578763621486', FEE);
  expect(isQris(own)).toBe(true);
  expect(isQris(own.replace('10000', '10001'))).toBe(false);
});

describe('bills of a city', () => {
  let city: TestCity;
  let regionId: number;
  beforeAll(async () => {
    ({ city, regionId } = await openPayingCity(inject('socketDir'), filed));
    await city.appoint('meja', 'Petugas Contoh 5', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  });
  afterAll(() => city.close());

  let keys = 0;
  async function file() {
    const name = `warga ${(keys += 1)}`;
    const answers = { lokasi: { area: '36.71.01.1001', note: 'Rumah Warga Contoh' } };
    const { caseId, number, bill } = await filePaid({ city, regionId }, { serviceId: PAID_LAMP, name, filed, answers });
    const page = async (now = filed) => (await city.resident(name, now)).portal.case(number);
    return { caseId, number, bill: bill?.number ?? '', page };
  }
  const shownOf = async (caseId: string) =>
    (await city.store.outbox.of(regionId, { caseId, topics: ['bill.issued', 'bill.cancelled'] })).map(
      ({ topic, state }) => [topic, state],
    );
  /** The same city as a live one, with this gateway. */
  const live = (paymentGateway_?: PaymentGateway): PlatformDeps => ({
    ...city.deps,
    store: {
      ...city.store,
      regions: {
        ...city.store.regions,
        byId(id) {
          const region = city.store.regions.byId(id);
          return region === null ? null : { ...region, kind: 'live' };
        },
      },
    },
    ...(paymentGateway_ === undefined ? {} : { paymentGateway: paymentGateway_ }),
  });

  it('the simulated bank of the demo answers a QR, which the page of the bill shows', async () => {
    const { page, caseId } = await file();
    expect((await page())?.bill?.qr).toBeNull();
    await deliverWaiting(city.deps, null, regionId, filed);
    const qr = (await page())?.bill?.qr;
    expect(qr?.size).toBeGreaterThan(20);
    expect(qr?.path).toMatch(/^M\d+ \d+h\d+v1/);
    expect(await shownOf(caseId)).toEqual([['bill.issued', 'delivered']]);
  });

  it('a live gateway that was away is told later, once; then that nothing is asked any more. Never of a person', async () => {
    const { caseId, bill } = await file();
    const told: (BillNotice & { readonly id: string })[] = [];
    let away = true;
    const deps = live({
      tell: async (one, id) => {
        if (one.billNumber === bill) {
          if (away) throw new Error('the gateway answered 503');
          told.push({ ...one, id });
        }
        return null;
      },
    });
    await deliverWaiting(deps, null, regionId, filed);
    expect(await shownOf(caseId)).toEqual([['bill.issued', 'waiting']]);
    away = false;
    await deliverWaiting(deps, null, regionId, filed + 10 * MINUTE);
    await deliverWaiting(deps, null, regionId, filed + 20 * MINUTE);
    expect(told).toMatchObject([{ kind: 'issued', region: 'tangerang', billNumber: bill, rupiah: FEE }]);
    const over = at('2026-11-10T16:15');
    await city.store.timers.fireDue(regionId, over);
    await deliverWaiting(deps, null, regionId, over);
    expect(told.map(({ kind }) => kind)).toEqual(['issued', 'cancelled']);
    expect(Object.keys(told[1] ?? {}).toSorted()).toEqual(['billNumber', 'dueAt', 'id', 'kind', 'region', 'rupiah']);
  });

  it('a bill that was paid is not cancelled, and officers of the case see what became of each notice', async () => {
    const { caseId, bill, number } = await file();
    const paid = {
      through: 'gateway',
      id: 'P-2',
      billNumber: bill,
      rupiah: FEE,
      paidAt: filed,
      arrivedAt: filed,
    } as const;
    await takePayment(city.deps, regionId, paid, filed);
    await deliverWaiting(live(), null, regionId, filed);
    expect((await shownOf(caseId)).map(([topic]) => topic)).toEqual(['bill.issued']);
    const { console } = await city.officer('meja', filed);
    const { rows } = await console.outbox({ number });
    expect(rows.find(({ channel }) => channel === 'payments')).toMatchObject({
      to: { id: 'Gerbang pembayaran' },
      state: 'failed',
      trouble: { en: 'No payment gateway is told in this city.' },
    });
    expect(rows.find(({ channel }) => channel === 'payments')?.text.replaceAll(' ', '')).toContain(
      `Tagihan${bill},Rp10.000`,
    );
  });
});
