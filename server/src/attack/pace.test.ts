/**
 * Limits that slow one device down and let a whole mobile network through: 300 people behind one address who all report within
 * a minute, beside one that floods.
 *
 * Must never: wait for a minute to pass; the clock is the test's.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newDevice } from '../http/device.ts';
import { networkOf, openPace } from '../http/pace.ts';
import { begunReport, openAttackedCity, sentReport, type AttackedCity } from './testing.ts';

const CGNAT = '100.64.7.7';
const from = (device: string | null, ip = CGNAT) => ({
  ip,
  headers: device === null ? {} : { cookie: `balai_perangkat=${device}` },
});

describe('the pace of writes', () => {
  test('a device that floods waits, and nobody beside it; the next minute is a new one', () => {
    let now = 0;
    const pace = openPace(120, () => now);
    const flooder = newDevice();
    const waits = Array.from({ length: 100_000 }, () => pace.take(from(flooder)));
    expect(waits.filter((wait) => wait === null).length).toBe(120);
    expect(waits.at(-1)).toBe(60);
    const neighbours = Array.from({ length: 300 }, newDevice);
    for (let round = 0; round < 15; round += 1)
      for (const neighbour of neighbours) expect(pace.take(from(neighbour))).toBe(null);
    now = 60_000;
    expect(pace.take(from(flooder))).toBe(null);
  });

  test('who invents a new device for each write is stopped, and those who were at work go on', () => {
    const pace = openPace(120, () => 0);
    const people = Array.from({ length: 300 }, newDevice);
    for (const person of people) expect(pace.take(from(person))).toBe(null);
    const invented = Array.from({ length: 5_000 }, () => pace.take(from(newDevice())));
    expect(invented.filter((wait) => wait === null).length).toBe(900);
    expect(Array.from({ length: 50 }, () => pace.take(from(null))).every((wait) => wait !== null)).toBe(true);
    for (const person of people) expect(pace.take(from(person))).toBe(null);
    expect(pace.take(from(newDevice(), '203.0.113.5'))).toBe(null);
  });

  test('a household of IPv6 is one network, however many addresses it has', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2:ffff::1'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('::ffff:192.0.2.1')).toBe(networkOf('192.0.2.1'));
  });
});

describe('over HTTP, from one address', () => {
  let home: AttackedCity;
  beforeAll(async () => {
    home = await openAttackedCity(inject('socketDir'), { trustProxy: '127.0.0.1' });
  });
  afterAll(() => home.close());

  test('300 devices all report within the same minute, while one that floods is told to wait', async () => {
    const flooder = home.caller('', CGNAT);
    const { draftId } = await begunReport(flooder);
    const flood = [];
    for (let sent = 0; sent < 300; sent += 1)
      flood.push(await flooder('PUT', `/api/v1/drafts/${draftId}/answers/jenis`, { jenis: 'jalan' }));
    expect(new Set(flood.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]));
    const refused = flood.at(-1);
    expect(refused?.statusCode).toBe(429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.headers['content-type']).toContain('application/problem+json');

    const numbers = new Set<string>();
    const waiting = Array.from({ length: 300 }, () => home.caller('', CGNAT));
    const report = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
        numbers.add((await sentReport(next)).number);
    };
    await Promise.all(Array.from({ length: 20 }, report));
    expect(numbers.size).toBe(300);
  });

  test('guesses at one secret do not keep its holder out', async () => {
    const { number } = await sentReport(home.caller('', '198.51.100.1'));
    const attacker = home.caller('', '198.51.100.2');
    const guess = (ask = attacker) => ask('POST', `/api/v1/cases/${number}/open`, { secret: 'A'.repeat(22) });
    const statuses = [];
    for (let tries = 0; tries < 14; tries += 1) statuses.push((await guess()).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await guess(home.caller('', '198.51.100.3'))).statusCode).toBe(403);
  });

  test('who tries numbers waits, learns of none then, and keeps nobody else from theirs', async () => {
    const resident = home.caller('', '198.51.100.9');
    const { number } = await sentReport(resident);
    const guesser = home.caller('', '198.51.100.9');
    const look = (ask = guesser, which = 'BL-0000-00') => ask('GET', `/api/v1/cases/${which}`);
    expect((await look(resident, number)).statusCode).toBe(200);
    await begunReport(guesser);
    for (let tries = 0; tries < 20; tries += 1) expect((await look()).statusCode).toBe(404);
    const refused = await look();
    expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await look(guesser, number)).statusCode).toBe(429);
    expect((await look(resident, number)).statusCode).toBe(200);
    expect((await look(home.caller('', '198.51.100.9'), number)).statusCode).toBe(200);
    const invented = [];
    for (let tries = 0; tries < 260; tries += 1)
      invented.push((await look(home.caller('', '198.51.100.9'))).statusCode);
    expect(invented.filter((status) => status === 404)).toHaveLength(199);
    expect((await look(resident, number)).statusCode).toBe(200);
  });

  test('a caller who says that they come from elsewhere is believed through a named proxy alone', async () => {
    const seen = async (address: string) => {
      const answer = await home.app.inject({
        url: '/metrics',
        remoteAddress: address,
        headers: { 'x-forwarded-for': '10.0.0.1' },
      });
      return answer.statusCode;
    };
    expect(await seen('203.0.113.7')).toBe(404);
    expect(await seen('127.0.0.1')).toBe(200);
  });
});

describe('an office behind one address', () => {
  const office = '198.51.100.77';
  const newcomers = 30;
  let home: AttackedCity;
  let officers: readonly string[];
  beforeAll(async () => {
    home = await openAttackedCity(inject('socketDir'), { writesPerMinute: 3 });
    const places = [{ unit: 'dishub', area: null, position: 'petugas' }];
    const names = Array.from({ length: 6 }, (_, at) => `loket${at}@contoh.id`);
    officers = await Promise.all(names.map((name) => home.officer(name, places)));
  });
  afterAll(() => home.close());
  const act = async (session: string, times: number) => {
    const statuses = [];
    for (let sent = 0; sent < times; sent += 1) {
      const body = { turn: 'x', action: 'x', seenVersion: 1 };
      // A program of the city keeps no cookie of a device.
      const answer = await home.app.inject({
        method: 'POST',
        url: '/api/v1/officer/cases/BL-0000-00/act',
        remoteAddress: office,
        headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID(), cookie: session },
        payload: body,
      });
      statuses.push(answer.statusCode);
    }
    return statuses;
  };

  test('its officers do not use up what the address may send, and one who floods waits alone', async () => {
    for (const session of officers) expect(await act(session, 10)).not.toContain(429);
    const [flooder = '', colleague = ''] = officers;
    expect((await act(flooder, 10)).filter((status) => status === 429)).toHaveLength(5);
    expect(await act(colleague, 3)).not.toContain(429);
    expect(await home.caller('', office)('POST', '/api/v1/drafts', { service: 'lampu-jalan' })).toMatchObject({
      statusCode: 201,
    });
  });

  test('an invented session is a stranger, however many are invented', async () => {
    const invented = [];
    for (let sent = 0; sent < newcomers + 10; sent += 1)
      invented.push(...(await act(`balai.session_token=ditanam${sent}.oleh`, 1)));
    expect(invented.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect(await act(officers[2] ?? '', 1)).not.toContain(429);
  });
});
