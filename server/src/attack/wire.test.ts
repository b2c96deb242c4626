/**
 * What comes over the wire before it is a request: smuggled, oversized, never finished.
 *
 * Must never: wait for a time-out to pass; that there is one is what is looked at.
 */
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openAttackedCity, type AttackedCity } from './testing.ts';

let home: AttackedCity;
let port = 0;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  await home.app.listen({ host: '127.0.0.1', port: 0 });
  port = (home.app.server.address() as AddressInfo).port;
});
afterAll(() => home.close());

/** Everything that is answered to these bytes until the connection is closed by either side. */
function answered(bytes: string): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'));
    socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? done(said) : failed(error)));
    socket.on('close', () => done(said));
  });
}
const statuses = (said: string): readonly string[] =>
  [...said.matchAll(/^HTTP\/1\.1 (\d+)/gmu)].map(([, status = '']) => status);
const HIDDEN = 'GET /api/v1/queue HTTP/1.1\r\nHost: balai.contoh\r\n\r\n';

describe('a request within a request', () => {
  const chunked = `0\r\n\r\n${HIDDEN}`;
  test.each([
    ['two lengths', `Content-Length: ${HIDDEN.length}\r\nContent-Length: 0\r\n\r\n${HIDDEN}`],
    ['a length and chunks', `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`],
    ['chunks twice', `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n${chunked}`],
    ['chunks in disguise', `Transfer-Encoding: xchunked\r\n\r\n${chunked}`],
    ['a space before the colon', `Transfer-Encoding : chunked\r\n\r\n${chunked}`],
    ['a folded header', `X: y\r\n Transfer-Encoding: chunked\r\n\r\n${chunked}`],
    ['a length that is no number', `Content-Length: +5\r\n\r\n${HIDDEN}`],
    ['a chunk of negative size', `Transfer-Encoding: chunked\r\n\r\n-1\r\n${chunked}`],
    ['a header with a null', `X: a\0b\r\nContent-Length: 0\r\n\r\n${HIDDEN}`],
  ])('is not taken for one of its own: %s', async (_, rest) => {
    const said = await answered(`POST /api/v1/drafts HTTP/1.1\r\nHost: balai.contoh\r\n${rest}`);
    expect(statuses(said)).toEqual(['400']);
    expect(said).not.toContain('notSignedIn');
  });
});

describe('too much', () => {
  test('headers are refused at 16 kB, bodies at 1 MB, without being read on', async () => {
    const head = `GET /healthz HTTP/1.1\r\nHost: balai.contoh\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`;
    expect(statuses(await answered(head))).toEqual(['431']);
    const body = `POST /api/v1/drafts HTTP/1.1\r\nHost: balai.contoh\r\nContent-Type: application/json\r\nContent-Length: 900000000\r\n\r\n{`;
    expect(statuses(await answered(body))).toEqual(['413']);
    const long = `POST /api/v1/drafts HTTP/1.1\r\nHost: balai.contoh\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n${' '.repeat(2_097_152)}\r\n0\r\n\r\n`;
    expect(statuses(await answered(long))).toEqual(['413']);
  });

  test('a request that never ends is ended: its headers after seconds, its body after minutes', () => {
    const { headersTimeout, requestTimeout } = home.app.server;
    expect(headersTimeout).toBe(20_000);
    expect(requestTimeout).toBe(300_000);
  });
});
