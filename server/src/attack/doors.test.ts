/**
 * Every door of the server against every kind of caller. A door without a line in the table fails the test, so that nobody
 * adds one without saying who may pass.
 *
 * Must never: skip a door, or take "some refusal" for the right one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { multipart, openAttackedCity, sentReport, begunReport, type AttackedCity, type Caller } from './testing.ts';

/** Who knocks. `holder` sent the report and the draft; `unit` has its turn; `other` is an officer of another unit. */
const CALLERS = ['stranger', 'holder', 'unit', 'other', 'idle', 'ended', 'neighbour'] as const;
type Who = (typeof CALLERS)[number];
type Knock = (ask: Caller) => ReturnType<Caller>;

let home: AttackedCity;
const callers = {} as Record<Who, Caller>;
const seen = { number: '', draftId: '', sha256: '', photo: Buffer.alloc(0) };

beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  const dishub = [{ unit: 'dishub', area: null, position: 'petugas' }];
  callers.stranger = home.caller();
  callers.holder = home.caller();
  callers.unit = home.caller(await home.officer('unit@contoh.id', dishub));
  callers.other = home.caller(await home.officer('lain@contoh.id', [{ unit: 'dlh', area: null, position: 'petugas' }]));
  callers.idle = home.caller(await home.officer('tanpa@contoh.id', []));
  callers.ended = home.caller(await home.officer('dulu@contoh.id', dishub, { to: '2026-10-31' }));
  callers.neighbour = home.caller(await home.officer('tetangga@contoh.id'));
  const sent = await sentReport(callers.holder);
  const { draftId } = await begunReport(callers.holder);
  Object.assign(seen, { number: sent.number, draftId });
  const { default: sharp } = await import('sharp');
  seen.photo = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
  const staged = await callers.holder('POST', `/api/v1/drafts/${draftId}/files/foto`, ...multipart(seen.photo));
  seen.sha256 = staged.json<{ sha256: string }>().sha256;
});
afterAll(() => home.close());

const form = (ask: Caller, url: string, body: string) =>
  ask('POST', url, body, { 'content-type': 'application/x-www-form-urlencoded' });
const key = { 'idempotency-key': 'pintu-1234' };
const officers = { unit: 200, other: 403, idle: 403, ended: 403, neighbour: 401, stranger: 401, holder: 401 } as const;
const signedIn = { ...officers, other: 200, idle: 200, ended: 200 } as const;
const all = (status: number) => Object.fromEntries(CALLERS.map((who) => [who, status])) as Record<Who, number>;
const onlyHolder = (yes: number, no = 404) => ({ ...all(no), holder: yes });

const given = () => ({ unit: 'dishub', area: null, from: null, to: null, turns: [{ number: seen.number, turn: 'x' }] });

/** Each door, how to knock at it, and what each caller gets. */
const DOORS: Readonly<Record<string, { readonly knock: Knock; readonly gets: Readonly<Record<Who, number>> }>> = {
  'GET /healthz': { knock: (ask) => ask('GET', '/healthz'), gets: all(200) },
  'GET /readyz': { knock: (ask) => ask('GET', '/readyz'), gets: all(503) }, // the clock of the test is not the database's
  'GET /metrics': { knock: (ask) => ask('GET', '/metrics'), gets: all(200) }, // from this machine: see the test below
  'POST /sesi/masuk': { knock: (ask) => form(ask, '/sesi/masuk', 'email=a%40b.id&sandi=x'), gets: all(303) },
  'POST /sesi/keluar': {
    knock: (ask) =>
      home
        .caller()('POST', '/sesi/keluar')
        .then(() => ask('GET', '/healthz')),
    gets: all(200),
  },
  'POST /kirim/formulir/:draft/:question': {
    knock: (ask) => ask('POST', `/kirim/formulir/${seen.draftId}/foto`, ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'POST /kirim/urusan/:number/:verb': {
    knock: (ask) => ask('POST', `/kirim/urusan/${seen.number}/keberatan`, ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'POST /kirim/periksa-surat': {
    knock: (ask) => ask('POST', '/kirim/periksa-surat', ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'POST /kirim/konsol/:number': {
    knock: (ask) => ask('POST', `/kirim/konsol/${seen.number}`, ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'POST /kirim/konsol/:number/pembetulan/:other': {
    knock: (ask) =>
      ask('POST', `/kirim/konsol/${seen.number}/pembetulan/${seen.number}`, ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'GET /berkas/:sha256': { knock: (ask) => ask('GET', `/berkas/${seen.sha256}`), gets: onlyHolder(200) },
  'GET /berkas/:sha256/kecil': { knock: (ask) => ask('GET', `/berkas/${seen.sha256}/kecil`), gets: onlyHolder(200) },
  'GET /surat/:id.pdf': { knock: (ask) => ask('GET', `/surat/${seen.draftId}.pdf`), gets: all(404) },
  'GET /urusan/:number/tanda-terima.pdf': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/tanda-terima.pdf`),
    gets: onlyHolder(200),
  },
  'GET /urusan/:number/struk.pdf': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/struk.pdf`),
    gets: onlyHolder(200),
  },
  'GET /k/:token': { knock: (ask) => ask('GET', `/k/${'A'.repeat(22)}`), gets: all(303) },
  'GET /lanjut/:token': { knock: (ask) => ask('GET', `/lanjut/${'A'.repeat(22)}`), gets: all(303) },
  'GET /api/v1/stream': { knock: (ask) => ask('GET', '/api/v1/stream?case=BL-0000-000'), gets: all(404) },
  'GET /api/v1/services': { knock: (ask) => ask('GET', '/api/v1/services'), gets: all(200) },
  'GET /api/v1/services/:id': { knock: (ask) => ask('GET', '/api/v1/services/lampu-jalan'), gets: all(200) },
  'POST /api/v1/drafts': { knock: (ask) => ask('POST', '/api/v1/drafts', { service: 'lampu-jalan' }), gets: all(201) },
  'GET /api/v1/drafts/:draft': { knock: (ask) => ask('GET', `/api/v1/drafts/${seen.draftId}`), gets: onlyHolder(200) },
  'PUT /api/v1/drafts/:draft/answers/:question': {
    knock: (ask) => ask('PUT', `/api/v1/drafts/${seen.draftId}/answers/jenis`, { jenis: 'jalan' }),
    gets: onlyHolder(200),
  },
  'POST /api/v1/drafts/:draft/files/:question': {
    knock: (ask) => ask('POST', `/api/v1/drafts/${seen.draftId}/files/foto`, ...multipart(seen.photo)),
    gets: onlyHolder(201),
  },
  'POST /api/v1/drafts/:draft/submit': {
    knock: (ask) => ask('POST', `/api/v1/drafts/${seen.draftId}/submit`, {}),
    gets: onlyHolder(422),
  },
  'POST /api/v1/cases/:number/open': {
    knock: (ask) => ask('POST', `/api/v1/cases/${seen.number}/open`, { secret: 'A'.repeat(22) }),
    gets: all(403),
  },
  'GET /api/v1/cases/:number': { knock: (ask) => ask('GET', `/api/v1/cases/${seen.number}`), gets: all(200) },
  'POST /api/v1/cases/:number/act': {
    knock: (ask) => ask('POST', `/api/v1/cases/${seen.number}/act`, { turn: 'x', action: 'x', answers: {} }),
    gets: onlyHolder(422),
  },
  'POST /api/v1/cases/:number/objection': {
    knock: (ask) => ask('POST', `/api/v1/cases/${seen.number}/objection`, { masalah: 'x' }),
    gets: onlyHolder(422),
  },
  'POST /api/v1/cases/:number/withdrawal': {
    knock: (ask) => ask('POST', `/api/v1/cases/${seen.number}/withdrawal`, {}),
    gets: onlyHolder(200),
  },
  'POST /api/v1/cases/:number/messages': {
    knock: (ask) => ask('POST', `/api/v1/cases/${seen.number}/messages`, { text: 'Halo' }, key),
    gets: onlyHolder(200),
  },
  'GET /api/v1/queue': { knock: (ask) => ask('GET', '/api/v1/queue'), gets: signedIn },
  'GET /api/v1/search': { knock: (ask) => ask('GET', '/api/v1/search?q=halte'), gets: signedIn },
  'GET /api/v1/officer/cases/:number': {
    knock: (ask) => ask('GET', `/api/v1/officer/cases/${seen.number}`),
    gets: officers,
  },
  'POST /api/v1/officer/cases/:number/opened': {
    // Nothing of this report is covered but the number for news, which opens to nobody.
    knock: (ask) => ask('POST', `/api/v1/officer/cases/${seen.number}/opened`, { purpose: 'Memeriksa laporan' }, key),
    gets: { ...officers, unit: 403 },
  },
  'POST /api/v1/officer/cases/:number/act': {
    knock: (ask) =>
      ask('POST', `/api/v1/officer/cases/${seen.number}/act`, { turn: 'x', action: 'x', seenVersion: 1 }, key),
    gets: { ...officers, unit: 409 },
  },
  'POST /api/v1/officer/cases/act': {
    knock: (ask) => {
      const cases = [{ number: seen.number, turn: 'x', seenVersion: 1 }];
      return ask('POST', '/api/v1/officer/cases/act', { cases, action: 'x' }, key);
    },
    gets: signedIn,
  },
  'POST /api/v1/officer/letters/:document/sign': {
    knock: (ask) => ask('POST', `/api/v1/officer/letters/${seen.draftId}/sign`, {}, key),
    gets: { ...officers, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'POST /api/v1/officer/letters/:document/revoke': {
    knock: (ask) =>
      ask('POST', `/api/v1/officer/letters/${seen.draftId}/revoke`, { because: 'x', confirmed: true }, key),
    gets: { ...officers, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'POST /api/v1/officer/cases/:number/transfer': {
    knock: (ask) => {
      const body = { turn: 'x', unit: 'dlh', area: null, note: 'x', seenVersion: 1 };
      return ask('POST', `/api/v1/officer/cases/${seen.number}/transfer`, body, key);
    },
    gets: { ...officers, unit: 409 },
  },
  'POST /api/v1/officer/cases/:number/assign': {
    knock: (ask) => {
      const body = { unit: 'dishub', area: null, turn: 'x', from: null, to: null };
      return ask('POST', `/api/v1/officer/cases/${seen.number}/assign`, body, key);
    },
    gets: { ...officers, unit: 403 },
  },
  'POST /api/v1/officer/cases/:number/merge': {
    knock: (ask) =>
      ask('POST', `/api/v1/officer/cases/${seen.number}/merge`, { into: 'BL-0000-000', seenVersion: 1 }, key),
    gets: { ...officers, unit: 422 },
  },
  'POST /api/v1/officer/cases/:number/unmerge': {
    knock: (ask) => ask('POST', `/api/v1/officer/cases/${seen.number}/unmerge`, { note: 'x', seenVersion: 1 }, key),
    gets: { ...officers, unit: 409 },
  },
  'POST /api/v1/officer/cases/:number/split': {
    knock: (ask) => ask('POST', `/api/v1/officer/cases/${seen.number}/split`, { service: 'pohon' }),
    gets: { ...officers, unit: 201 },
  },
  'POST /api/v1/officer/drafts/:draft/split': {
    knock: (ask) => ask('POST', `/api/v1/officer/drafts/${seen.draftId}/split`, { note: 'x', seenVersion: 1 }),
    gets: { ...signedIn, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  // A report asks for no correction, and no case of anybody is set right by it.
  'GET /api/v1/officer/cases/:number/corrections/:other': {
    knock: (ask) => ask('GET', `/api/v1/officer/cases/${seen.number}/corrections/${seen.number}`),
    gets: { ...officers, unit: 404 },
  },
  'POST /api/v1/officer/cases/:number/corrections/:other': {
    knock: (ask) => {
      const body = { path: 'kontak', answers: { kontak: '0812 3456 7890' }, seenVersion: 1 };
      return ask('POST', `/api/v1/officer/cases/${seen.number}/corrections/${seen.number}`, body, key);
    },
    gets: { ...officers, unit: 404 },
  },
  'POST /api/v1/officer/cases/:number/corrections/:other/files/:path': {
    knock: (ask) =>
      ask(
        'POST',
        `/api/v1/officer/cases/${seen.number}/corrections/${seen.number}/files/foto`,
        ...multipart(seen.photo),
      ),
    gets: { ...officers, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'GET /api/v1/officer/board': {
    knock: (ask) => ask('GET', '/api/v1/officer/board?unit=dishub'),
    gets: { ...signedIn, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'POST /api/v1/officer/board/preview': {
    knock: (ask) => ask('POST', '/api/v1/officer/board/preview', given()),
    gets: { ...officers, unit: 403 },
  },
  'POST /api/v1/officer/board/assign': {
    knock: (ask) => ask('POST', '/api/v1/officer/board/assign', given(), key),
    gets: { ...officers, unit: 403 },
  },
  'POST /api/v1/officer/board/given/:id/back': {
    knock: (ask) => ask('POST', `/api/v1/officer/board/given/${seen.draftId}/back`, {}, key),
    gets: { ...signedIn, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'GET /api/v1/officer/leave': { knock: (ask) => ask('GET', '/api/v1/officer/leave'), gets: signedIn },
  'POST /api/v1/officer/leave': {
    // A head decides about who has an appointment; who has none today asks for nothing.
    knock: (ask) => ask('POST', '/api/v1/officer/leave', { from: '2026-11-09', to: '2026-11-10' }, key),
    gets: { ...officers, unit: 201, other: 201 },
  },
  'POST /api/v1/officer/leave/:id/decide': {
    knock: (ask) => ask('POST', `/api/v1/officer/leave/${seen.draftId}/decide`, { approve: true }, key),
    gets: { ...signedIn, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'POST /api/v1/officer/leave/:id/end': {
    knock: (ask) => ask('POST', `/api/v1/officer/leave/${seen.draftId}/end`, {}, key),
    gets: { ...signedIn, unit: 404, other: 404, idle: 404, ended: 404 },
  },
  'GET /api/v1/officer/templates': { knock: (ask) => ask('GET', '/api/v1/officer/templates'), gets: signedIn },
  'POST /api/v1/officer/templates': {
    knock: (ask) => ask('POST', '/api/v1/officer/templates', { unit: 'dishub', area: null, name: 'x', text: 'x' }, key),
    gets: { ...officers, unit: 201 },
  },
  'PUT /api/v1/officer/templates/:id': {
    knock: (ask) =>
      ask('PUT', `/api/v1/officer/templates/${seen.draftId}`, { unit: 'dishub', area: null, name: 'x', text: 'x' }),
    gets: { ...officers, unit: 404 },
  },
  'DELETE /api/v1/officer/templates/:id': {
    knock: (ask) => ask('DELETE', `/api/v1/officer/templates/${seen.draftId}?unit=dishub`),
    gets: { ...officers, unit: 404 },
  },
  'POST /api/v1/officer/cases/:number/files/:question': {
    knock: (ask) => ask('POST', `/api/v1/officer/cases/${seen.number}/files/sebelum`, ...multipart(seen.photo)),
    gets: { ...officers, unit: 201, other: 404, idle: 404, ended: 404 },
  },
  'GET /api/v1/areas': { knock: (ask) => ask('GET', '/api/v1/areas'), gets: all(200) },
  'GET /api/v1/areas/:code/sketch': {
    knock: (ask) => ask('GET', '/api/v1/areas/36.71.01.1001/sketch'),
    gets: all(200),
  },
  'GET /api/v1/areas/shapes': { knock: (ask) => ask('GET', '/api/v1/areas/shapes'), gets: all(200) },
  'GET /api/v1/reports': {
    knock: (ask) => ask('GET', '/api/v1/reports?west=1&south=1&east=2&north=2'),
    gets: all(200),
  },
  'GET /g/:token': { knock: (ask) => ask('GET', `/g/${'A'.repeat(22)}`), gets: all(303) },
  'POST /kirim/giliran/:link': {
    knock: (ask) => ask('POST', `/kirim/giliran/${seen.draftId}`, ...multipart('', { field: 'x', file: '' })),
    gets: all(303),
  },
  'GET /urusan/:number/data-pribadi.html': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/data-pribadi.html`),
    gets: all(404),
  },
  'GET /urusan/:number/data-pribadi.pdf': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/data-pribadi.pdf`),
    gets: all(404),
  },
  'GET /urusan/:number/data-pribadi.json': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/data-pribadi.json`),
    gets: all(404),
  },
  'GET /urusan/:number/pemberitahuan/:version.pdf': {
    knock: (ask) => ask('GET', `/urusan/${seen.number}/pemberitahuan/2.pdf`),
    gets: all(404),
  },
  // Nobody here knows the gateway's secret.
  'POST /api/v1/payments': {
    knock: (ask) =>
      ask(
        'POST',
        '/api/v1/payments',
        { id: 'x', billNumber: '1234567890123456', rupiah: 1, paidAt: 0 },
        { 'x-balai-signature': '0' },
      ),
    gets: all(404),
  },
  'POST /api/v1/messages/:id/report': {
    knock: (ask) => ask('POST', `/api/v1/messages/${crypto.randomUUID()}/report`, { arrived: false }),
    gets: all(404),
  },
  'GET /api/v1/figures': { knock: (ask) => ask('GET', '/api/v1/figures'), gets: all(200) },
  'GET /api/v1/figures.csv': { knock: (ask) => ask('GET', '/api/v1/figures.csv'), gets: all(200) },
  'GET /api/v1/figures/table.csv': { knock: (ask) => ask('GET', '/api/v1/figures/table.csv'), gets: all(200) },
  'GET /api/v1/figures/durations': { knock: (ask) => ask('GET', '/api/v1/figures/durations'), gets: all(200) },
  'GET /api/v1/figures/durations.csv': { knock: (ask) => ask('GET', '/api/v1/figures/durations.csv'), gets: all(200) },
  'GET /api/v1/figures/survey': { knock: (ask) => ask('GET', '/api/v1/figures/survey'), gets: all(200) },
  'GET /api/v1/figures/survey.csv': { knock: (ask) => ask('GET', '/api/v1/figures/survey.csv'), gets: all(200) },
  'GET /api/v1/log-heads': { knock: (ask) => ask('GET', '/api/v1/log-heads'), gets: all(200) },
  'GET /api/v1/openapi.json': { knock: (ask) => ask('GET', '/api/v1/openapi.json'), gets: all(200) },
  'GET /api/v1/api.css': { knock: (ask) => ask('GET', '/api/v1/api.css'), gets: all(200) },
  'GET /api/v1': { knock: (ask) => ask('GET', '/api/v1'), gets: all(302) },
  'GET /api/v1/docs': { knock: (ask) => ask('GET', '/api/v1/docs'), gets: all(200) },
};

describe('the table', () => {
  test('knows every door, and no door that is not there', () => {
    const doors = home.doors.filter((door) => !door.startsWith('HEAD '));
    expect(doors.toSorted()).toEqual(Object.keys(DOORS).toSorted());
  });
  test('is as long as the documents say', () => {
    const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
    const said = ['security.md', 'threat-model.md'].map((name) => readFileSync(join(docs, name), 'utf8'));
    const doors = Object.keys(DOORS).length;
    expect(said.map((text) => /(\d+) doors/.exec(text)?.[1])).toEqual([`${doors}`, `${doors}`]);
  });
});

// The holder last: what they may do ends the case.
describe.each(CALLERS.toSorted((a, b) => Number(a === 'holder') - Number(b === 'holder')))('as %s', (who) => {
  test.each(Object.keys(DOORS))('%s', async (door) => {
    const { knock, gets } = DOORS[door] ?? { knock: () => Promise.reject(new Error(door)), gets: all(0) };
    const answered = await knock(callers[who]);
    expect(answered.statusCode, answered.body.slice(0, 500)).toBe(gets[who]);
    const knows = who === 'unit' || who === 'holder';
    expect(knows || !answered.body.includes('Seberang halte')).toBe(true);
  });
});

test('the figures of the machine are for its own network', async () => {
  const from = async (address: string) => (await home.caller('', address)('GET', '/metrics')).statusCode;
  expect(await Promise.all(['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.1.9'].map(from))).toEqual([
    200, 200, 200, 200,
  ]);
  expect(await Promise.all(['203.0.113.9', '2001:db8::9'].map(from))).toEqual([404, 404]);
});
