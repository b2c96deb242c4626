/**
 * For the tests that attack: a city behind its real HTTP doors, and every kind of caller that may knock at them.
 *
 * Must never: be imported by anything that serves residents, or reach the platform past the doors.
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import type { ServerOptions } from '../http/build-server.ts';
import { openTestServer } from '../http/testing.ts';
import type { TestCity } from '../platform/testing.ts';

export { NOW } from '../http/testing.ts';
export const PASSWORD = 'contoh-sandi';

/** Asks as one caller: keeps the device's cookie from answer to answer, as a browser does. */
export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object | string | Buffer,
  headers?: Readonly<Record<string, string>>,
) => Promise<LightMyRequestResponse>;

export interface AttackedCity {
  readonly city: TestCity;
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly doors: readonly string[];
  /** A caller with its own device; `cookie`: an officer's session besides. */
  caller(cookie?: string, address?: string): Caller;
  /** An account that signs in; with places it is an officer of the city. Returns its session's cookie. */
  officer(
    email: string,
    places?: readonly { readonly unit: string; readonly area: string | null; readonly position: string }[],
    more?: Parameters<TestCity['appoint']>[3],
  ): Promise<string>;
  close(): Promise<void>;
}

export async function openAttackedCity(host: string, more: Partial<ServerOptions> = {}): Promise<AttackedCity> {
  const doors = new Set<string>();
  const { city, app, accounts, close } = await openTestServer(host, {
    onDoor: ({ method, url }) => doors.add(`${method} ${url}`),
    ...more,
  });
  return {
    city,
    app,
    accounts,
    doors: [...doors],
    caller: (cookie = '', address = '127.0.0.1') => callerOf(app, cookie, address),
    officer: (...who) => signedIn(city, accounts, ...who),
    close,
  };
}

function callerOf(app: FastifyInstance, session: string, remoteAddress: string): Caller {
  let device = '';
  return async (method, url, payload, headers = {}) => {
    const cookie = [device, session].filter((part) => part !== '').join('; ');
    const response = await app.inject({
      method,
      url,
      remoteAddress,
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const set = response.cookies.find(({ name }) => name === 'balai_perangkat');
    if (set !== undefined) device = `${set.name}=${set.value}`;
    return response;
  };
}

async function signedIn(
  city: TestCity,
  accounts: Accounts,
  ...[email, places, more]: Parameters<AttackedCity['officer']>
): Promise<string> {
  const id = await accounts.put({ email, name: `Petugas ${email}`, password: PASSWORD });
  if (places !== undefined) await city.appoint(id, `Petugas ${email}`, places, more);
  const signed = await accounts.signIn(email, PASSWORD, new Headers());
  if (signed === null || signed === 'tooMany') throw new Error(`${email} is not signed in`);
  return signed.cookies.map((one) => one.split(';')[0]).join('; ');
}

/** A body with one file, as a browser sends it. */
export function multipart(
  bytes: Buffer | string,
  { field = 'foto', file = 'a.jpg', type = 'image/jpeg' } = {},
): readonly [payload: Buffer, headers: Readonly<Record<string, string>>] {
  const boundary = 'balai-attack';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${file}"\r\ncontent-type: ${type}\r\n\r\n`;
  return [
    Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  ];
}

/** Begins a report of a dark lamp and answers what it must have; returns the draft. */
export async function begunReport(
  ask: Caller,
  words: Readonly<Record<string, string>> = {},
): Promise<{ readonly draftId: string }> {
  const begun = await ask('POST', '/api/v1/drafts', { service: 'lampu-jalan' });
  const { draftId } = begun.json<{ draftId: string }>();
  const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    lokasi: {
      'lokasi.area': '36.71.01.1001',
      'lokasi.latitude': '-6.1730',
      'lokasi.longitude': '106.6320',
      'lokasi.note': words['lokasi.note'] ?? 'Seberang halte',
    },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
    ...(words['keterangan'] === undefined ? {} : { keterangan: { keterangan: words['keterangan'] } }),
  };
  for (const [question, raw] of Object.entries(answers)) {
    const answered = await ask('PUT', `/api/v1/drafts/${draftId}/answers/${question}`, raw);
    if (answered.statusCode !== 200) throw new Error(`${question}: ${answered.body}`);
  }
  return { draftId };
}

/** Sends such a report; returns the number of its case. */
export async function sentReport(
  ask: Caller,
  words: Readonly<Record<string, string>> = {},
): Promise<{ readonly number: string; readonly draftId: string }> {
  const { draftId } = await begunReport(ask, words);
  const sent = await ask('POST', `/api/v1/drafts/${draftId}/submit`, { persetujuan: 'ya' });
  if (sent.statusCode !== 201) throw new Error(sent.body);
  return { draftId, number: sent.json<{ number: string }>().number };
}

/** What the city says of its own doors (OpenAPI): `get /api/v1/services`. */
export async function describedDoors(caller: Caller): Promise<readonly string[]> {
  const { paths } = (await caller('GET', '/api/v1/openapi.json')).json<{
    paths: Readonly<Record<string, object>>;
  }>();
  return Object.entries(paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb} ${path}`));
}
