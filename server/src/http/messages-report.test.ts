/** A gateway that knows its token can say that a message did not arrive; nobody else learns or changes anything. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { NOW, openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let regionId = 0;
let id = '';
beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), { gatewayToken: 'rahasia' });
  const { store } = server.city;
  regionId = store.regions.bySlug('tangerang')?.id ?? 0;
  const caseId = crypto.randomUUID();
  await store.outbox.add(regionId, caseId, 'case.ended', { number: 'BL-1' }, NOW - 60_000);
  const [row] = await store.outbox.claim(regionId, NOW);
  if (row === undefined) throw new Error('no message');
  await store.outbox.delivered([row], NOW);
  id = row.id;
});
afterAll(() => server.close());

const report = (payload: object, token = 'rahasia', which = id) =>
  server.app.inject({
    method: 'POST',
    url: `/api/v1/messages/${which}/report`,
    headers: { authorization: `Bearer ${token}` },
    payload,
  });
const stateNow = async () =>
  (await server.city.store.outbox.of(regionId, {})).map(({ state, lastError }) => [state, lastError]);

it('answers a stranger and an unknown message alike, and changes nothing', async () => {
  expect((await report({ arrived: false }, 'tebakan')).statusCode).toBe(404);
  expect((await report({ arrived: false }, 'rahasia', crypto.randomUUID())).statusCode).toBe(404);
  expect((await report({ arrived: false }, 'rahasia', '1')).statusCode).toBe(400);
  expect(await stateNow()).toEqual([['delivered', null]]);
});

it('says by which way a message went, of known ones alone', async () => {
  const ways = async () => (await server.city.store.outbox.of(regionId, {})).map(({ carriedBy }) => carriedBy);
  expect((await report({ arrived: true, channel: 'sms' }, 'tebakan')).statusCode).toBe(404);
  expect((await report({ arrived: true, channel: 'pigeon' })).statusCode).toBe(400);
  expect(await ways()).toEqual([null]);
  expect((await report({ arrived: true, channel: 'sms' })).statusCode).toBe(204);
  expect(await ways()).toEqual(['sms']);
});

it('leaves what arrived, and shows what did not', async () => {
  expect((await report({ arrived: true })).statusCode).toBe(204);
  expect(await stateNow()).toEqual([['delivered', null]]);
  expect((await report({ arrived: false, reason: 'nomor tidak aktif' })).statusCode).toBe(204);
  expect(await stateNow()).toEqual([['givenUp', 'the gateway says that it did not arrive: nomor tidak aktif']]);
});
