/** An officer's program sets data right that a person asked to be corrected: who may, once, and what the person reads. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  begunReport,
  describedDoors,
  multipart,
  openAttackedCity,
  type AttackedCity,
  type Caller,
} from '../attack/testing.ts';

const NIK = '3671014101900012';
const PHONE = '0812 3456 7890';
const WRONG = 'Jl. Contoh 3, RT 02 RW 01';
const RIGHT = 'Jl. Contoh 8, RT 02 RW 01';
const DOOR = '/api/v1/officer/cases/{number}/corrections/{other}';
let home: AttackedCity;
let siti: Caller;
let ppdp: Caller;
let dishub: Caller;
let moving = '';
let report = '';
let request = '';
let wrongPhoto = '';

beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  ppdp = home.caller(await home.officer('ppdp@contoh.id', [{ unit: 'setda', area: null, position: 'ppdp' }]));
  dishub = home.caller(await home.officer('unit@contoh.id', [{ unit: 'dishub', area: null, position: 'petugas' }]));
  siti = home.caller();
  const { draftId } = await begunReport(siti);
  await siti('PUT', `/api/v1/drafts/${draftId}/answers/kontak`, { kontak: PHONE });
  wrongPhoto = await stagedBy(siti, `/api/v1/drafts/${draftId}/files/foto`, '#345');
  await siti('PUT', `/api/v1/drafts/${draftId}/answers/foto`, { foto: wrongPhoto });
  report = await sent(draftId);
  const person = { nama: 'Siti Contoh', nik: NIK, kontak: PHONE };
  moving = await asks('pindah-datang', {
    ...person,
    nomorKk: '3671010101200001',
    sebabPindah: 'pekerjaan',
    daerah: 'lain',
    namaTujuan: 'Kabupaten Contoh',
    alamatTujuan: WRONG,
  });
  const wish = { ktp: '', permintaan: 'koreksi', dataKeliru: `Yang benar ${RIGHT}.` };
  request = await asks('data-pribadi', { ...person, ...wish });
  await provesIdentity();
});
afterAll(() => home.close());

async function sent(draftId: string): Promise<string> {
  const done = await siti('POST', `/api/v1/drafts/${draftId}/submit`, { persetujuan: 'ya' });
  expect(done.statusCode, done.body).toBe(201);
  return done.json<{ number: string }>().number;
}
async function drawn(background: string): Promise<ReturnType<typeof multipart>> {
  const { default: sharp } = await import('sharp');
  const photo = sharp({ create: { width: 40, height: 30, channels: 3, background } }).jpeg();
  return multipart(await photo.toBuffer(), { field: 'x' });
}
const stagedBy = async (who: Caller, door: string, background: string): Promise<string> =>
  (await who('POST', door, ...(await drawn(background)))).json<{ sha256: string }>().sha256;
async function asks(service: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { draftId } = (await siti('POST', '/api/v1/drafts', { service })).json<{ draftId: string }>();
  for (const [name, value] of Object.entries(form)) {
    const typed = name === 'ktp' ? await stagedBy(siti, `/api/v1/drafts/${draftId}/files/ktp`, '#678') : value;
    const done = await siti('PUT', `/api/v1/drafts/${draftId}/answers/${name}`, { [name]: typed });
    expect(done.statusCode, done.body).toBe(200);
  }
  return sent(draftId);
}
async function provesIdentity(): Promise<void> {
  const { turns, version } = (await ppdp('GET', `/api/v1/officer/cases/${request}`)).json<{
    turns: readonly { id: string }[];
    version: number;
  }>();
  const proved = { turn: turns[0]?.id, action: 'identitasTerbukti', seenVersion: version };
  const done = await ppdp('POST', `/api/v1/officer/cases/${request}/act`, proved, key('identitas'));
  expect(done.statusCode, done.body).toBe(200);
}
const key = (name: string) => ({ 'idempotency-key': `pembetulan-${name}` });
const url = () => `/api/v1/officer/cases/${request}/corrections/${moving}`;
interface View {
  readonly version: number;
  readonly answers: readonly { readonly path: string }[];
  readonly chosen: { readonly path: string; readonly value: { readonly id: string } | null } | null;
}
const looked = async (query = '') => (await ppdp('GET', `${url()}${query}`)).json<View>();
const set = async (
  alamatTujuan: string,
  more: { readonly key?: string; readonly seenVersion?: number } = {},
  who = ppdp,
) =>
  who(
    'POST',
    url(),
    { path: 'alamatTujuan', answers: { alamatTujuan }, seenVersion: more.seenVersion ?? (await looked()).version },
    key(more.key ?? alamatTujuan),
  );

describe('what can be set right', () => {
  test('is listed without a value; that of the one that is chosen is shown, and its owner reads that it was', async () => {
    const list = await looked();
    expect(list.answers.map(({ path }) => path)).toEqual(expect.arrayContaining(['nama', 'alamatTujuan', 'kontak']));
    expect([list.chosen, JSON.stringify(list).includes('Contoh 3')]).toEqual([null, false]);
    expect((await looked('?path=alamatTujuan')).chosen?.value?.id).toBe(WRONG);
    expect((await looked('?path=nik')).chosen).toBeNull();
  });
  test('leaves out the telephone by which alone a matter is known to be theirs: set right, it would be nobody’s', async () => {
    const door = `/api/v1/officer/cases/${request}/corrections/${report}`;
    const body = { path: 'kontak', answers: { kontak: '0812 3456 7111' }, seenVersion: 1 };
    const { answers } = (await ppdp('GET', door)).json<View>();
    expect(answers.map(({ path }) => path)).toEqual(['lokasi', 'foto']);
    expect((await ppdp('POST', door, body, key('telepon'))).statusCode).toBe(404);
  });
  test('is nobody’s but the officer’s who has that turn; another number is not found', async () => {
    expect((await dishub('GET', url())).statusCode).toBe(403);
    expect((await set(RIGHT, { key: 'lain', seenVersion: 1 }, dishub)).statusCode).toBe(403);
    const other = await ppdp('GET', `/api/v1/officer/cases/${request}/corrections/${request}`);
    expect([other.statusCode, other.headers['content-type']]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});

describe('one answer', () => {
  test('is refused with the field and the way out where it is empty, or what stands there already', async () => {
    for (const wrong of ['', WRONG]) {
      const refused = await set(wrong, { key: `salah ${wrong}` });
      expect([refused.statusCode, refused.json()]).toMatchObject([
        422,
        { errors: [{ pointer: '/answers/alamatTujuan' }] },
      ]);
    }
  });
  test('needs a key, and the version that was seen', async () => {
    const body = { path: 'alamatTujuan', answers: { alamatTujuan: RIGHT }, seenVersion: 1 };
    expect((await ppdp('POST', url(), body)).statusCode).toBe(400);
    const changed = await set(RIGHT, { key: 'versi lama', seenVersion: 0 });
    expect(changed.statusCode).toBe(409);
  });
  test('is set right once, however often it is sent; its owner reads that it was', async () => {
    const { version } = await looked();
    const twice = [await set(RIGHT, { seenVersion: version }), await set(RIGHT, { seenVersion: version })];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await looked()).version).toBe(version + 1);
    const mine = (await siti('GET', `/api/v1/cases/${moving}`)).json<{
      answers: readonly { value: { id: string }; source: { id: string } | null }[];
    }>();
    const answers = mine.answers.filter(({ source }) => source?.id.startsWith('diperbaiki atas permintaan') ?? false);
    expect(answers.map(({ value }) => value.id)).toEqual([RIGHT]);
  });
});

test('a photo is handed in for it by that officer alone, and stands where the wrong one stood', async () => {
  const door = `/api/v1/officer/cases/${request}/corrections/${report}`;
  const refused = await dishub('POST', `${door}/files/foto`, ...(await drawn('#9ab')));
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([
    404,
    expect.stringContaining('application/problem+json'),
  ]);
  // For an answer that cannot be set right nothing is taken.
  expect((await ppdp('POST', `${door}/files/kontak`, ...(await drawn('#9ab')))).statusCode).toBe(404);
  const foto = await stagedBy(ppdp, `${door}/files/foto`, '#9ab');
  const { version } = (await ppdp('GET', door)).json<View>();
  const done = await ppdp('POST', door, { path: 'foto', answers: { foto }, seenVersion: version }, key('foto'));
  expect(done.statusCode, done.body).toBe(200);
  const opens = async (sha256: string) => (await siti('GET', `/berkas/${sha256}`)).statusCode;
  expect([await opens(foto), await opens(wrongPhoto)]).toEqual([200, 404]);
  expect((await siti('GET', `/api/v1/cases/${report}`)).body).not.toContain(wrongPhoto);
});

test('the doors are described', async () => {
  expect(await describedDoors(ppdp)).toEqual(
    expect.arrayContaining([`get ${DOOR}`, `post ${DOOR}`, `post ${DOOR}/files/{path}`]),
  );
});
