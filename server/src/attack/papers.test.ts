/** Every door that gives files, knocked at by an officer who may see the case but has not said what for; and after they have. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { applyForDomicile, nikInRegister } from '../platform/testing-domicile.ts';
import { NOW, openAttackedCity, type AttackedCity, type Caller } from './testing.ts';

let home: AttackedCity;
let staff: Caller;
let crew: Caller;
const seen = { number: '', sha256: '', letter: '' };

beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  const here = { unit: 'kelurahan', area: '36.71.01.1001', position: 'staf' };
  staff = home.caller(await home.officer('staf@contoh.id', [here]));
  crew = home.caller(await home.officer('regu@contoh.id', [{ unit: 'dishub', area: null, position: 'regu' }]));
  const nik = await nikInRegister(home.city, true);
  const checked = await applyForDomicile(home.city, { device: 'a', nik, months: '3' }, NOW);
  Object.assign(seen, { number: checked.number, sha256: checked.letterOfRt, letter: await issuedLetter(nik) });
});
afterAll(() => home.close());

/** A letter that officers of the same kelurahan decided and signed. */
async function issuedLetter(nik: string): Promise<string> {
  const place = { unit: 'kelurahan', area: '36.71.01.1001' };
  await home.city.appoint('rekan', 'Petugas Contoh 8', [{ ...place, position: 'staf' }]);
  await home.city.appoint('lurah', 'Petugas Contoh 6', [{ ...place, position: 'lurah' }]);
  const { number } = await applyForDomicile(home.city, { device: 'b', nik, months: '3' }, NOW);
  for (const [officer, action] of [
    ['rekan', 'setuju'],
    ['lurah', 'terbitkan'],
  ] as const) {
    const desk = (await home.city.officer(officer, NOW)).console;
    const view = await desk.caseDetail(number);
    if (view.type !== 'case') throw new Error(view.type);
    const turn = view.turns[0]?.id ?? '';
    const given = {
      turn,
      action,
      key: action,
      seenVersion: view.version,
      raw: {},
      because: [],
      confirms: [],
      note: '',
    };
    expect(await desk.act(number, given)).toMatchObject({ ok: true });
  }
  const desk = (await home.city.officer('lurah', NOW)).console;
  const [waiting] = await desk.toSign();
  expect(await desk.sign(waiting?.documentId ?? '', 'k')).toMatchObject({ ok: true });
  return waiting?.documentId ?? '';
}

const addressOf = (door: string): string =>
  door
    .replace('GET ', '')
    .replace(':sha256', seen.sha256)
    .replace(':id', seen.letter)
    .replace(':number', seen.number)
    .replace(':version', '2');
/** Those that only whoever holds the case opens: an officer has no receipt of it, and no copy of somebody's data. */
const OWNERS = /tanda-terima|struk|pemberitahuan|data-pribadi/u;

test('no door gives an officer a paper or a letter before they have said what for', async () => {
  const doors = home.doors.filter((door) => /^GET \/(?:berkas|surat|urusan)\//u.test(door));
  expect(doors.filter((door) => !OWNERS.test(door)).toSorted()).toEqual([
    'GET /berkas/:sha256',
    'GET /berkas/:sha256/kecil',
    'GET /surat/:id.pdf',
  ]);
  for (const door of doors) {
    const answered = await staff('GET', addressOf(door));
    const other = await crew('GET', addressOf(door));
    expect([door, answered.statusCode, other.statusCode]).toEqual([door, OWNERS.test(door) ? 404 : 403, 404]);
    if (answered.statusCode === 404) continue;
    expect(answered.headers['content-type']).toContain('application/problem+json');
    expect(answered.headers['cache-control']).toBe('no-store');
    expect(answered.json<{ detail: string }>().detail).toMatch(/buka kasus BL-[\w-]+ di konsol/u);
  }
});

test('a reader is told on a page, in their language, what opens it', async () => {
  const page = await staff('GET', `/berkas/${seen.sha256}`, undefined, {
    accept: 'text/html',
    'accept-language': 'en',
  });
  expect(page.statusCode).toBe(403);
  expect(page.body).toContain(`open case ${seen.number} in the console`);
});

test('the API opens what the console opens, and says so in the same words', async () => {
  const key = (n: number) => ({ 'idempotency-key': `buka-${n}-1234` });
  const door = `/api/v1/officer/cases/${seen.number}/opened`;
  const looked = await staff('GET', `/api/v1/officer/cases/${seen.number}`);
  expect(looked.body).not.toContain(seen.sha256);
  expect(looked.body).not.toContain('Melati');
  expect((await staff('POST', door, { purpose: '' }, key(1))).statusCode).toBe(422);
  expect((await crew('POST', door, { purpose: 'Memeriksa permohonan' }, key(2))).statusCode).toBe(403);
  expect((await staff('POST', door, { purpose: 'Memeriksa permohonan' }, key(3))).statusCode).toBe(200);
  const opened = await staff('GET', `/berkas/${seen.sha256}`);
  expect([opened.statusCode, opened.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect((await staff('GET', `/api/v1/officer/cases/${seen.number}`)).body).toContain('Melati');
});
