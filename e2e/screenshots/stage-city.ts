// Sets the stage for the screenshots: drafts, cases and a letter of invented residents, played through the city's own API.
import { drawnPhoto } from '@balai/server/demo';
import type { APIRequestContext, Browser, BrowserContext } from 'playwright-core';
import { inventPerson } from '../steps/invent-person.ts';
import { answerByApi, beginByApi, sendByApi } from '../steps/send-by-api.ts';

const own = { 'sec-fetch-site': 'same-origin' } as const;
const SUKARASA = '36.71.01.1001';

/** The cookies of one who is signed in, or who holds a case. */
type Signed = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Stage {
  readonly resident: Signed;
  readonly officer: Signed;
  readonly staff: Signed;
  readonly lurah: Signed;
  readonly head: Signed;
  readonly operator: Signed;
  readonly protector: Signed;
  readonly programmer: Signed;
  readonly draft: string;
  readonly whole: string;
  readonly open: string;
  readonly repaired: string;
  readonly letter: string;
  readonly letterNumber: string;
  readonly undecided: string;
}

export async function stageCity(browser: Browser, origin: string, password: string): Promise<Stage> {
  const device = () => browser.newContext({ baseURL: origin });
  const signed = async (account: string): Promise<BrowserContext> => {
    const context = await device();
    await signIn(context.request, `${account}@contoh.id`, password);
    return context;
  };
  const resident = await device();
  const officer = await signed('petugas.dishub');
  const second = await signed('petugas2.dishub');
  const staff = await signed('staf.sukarasa');
  const lurah = await signed('lurah.sukarasa');
  const head = await signed('kepala.dishub');
  const [operator, protector] = [await signed('operator.diskominfo'), await signed('ppdp.setda')];
  const programmer = await signed('pemrogram.diskominfo');

  const lamp = {
    lokasi: { area: SUKARASA, note: 'Seberang halte, tiang kedua' },
    jenis: { choose: 'jalan' },
    kabelTerbuka: { choose: 'tidak' },
  } as const;
  const { draftId: draft } = await beginByApi(resident.request, 'lampu-jalan');
  await answerByApi(resident.request, draft, { lokasi: lamp.lokasi });
  const { draftId: whole } = await beginByApi(resident.request, 'lampu-jalan');
  await answerByApi(resident.request, whole, {
    ...lamp,
    foto: { upload: await lampPhoto('before', 5) },
    keterangan: { write: 'Gelap sejak Senin malam.' },
  });

  const repaired = await sendByApi(resident.request, 'lampu-jalan', {
    ...lamp,
    foto: { upload: await lampPhoto('before', 9) },
  });
  await act(officer.request, repaired, 'jadwalkan');
  await act(officer.request, repaired, 'laksanakan', { sebelum: 'before', sesudah: 'after' });
  await act(second.request, repaired, 'benar');
  const open = await sendByApi(resident.request, 'lampu-jalan', {
    ...lamp,
    keterangan: { write: 'Lampu berkedip lalu padam.' },
  });
  await act(officer.request, open, 'jadwalkan');

  const issued = await sendByApi(resident.request, 'surat-domisili', await letter('here'));
  const letterNumber = await numberOfLetter(resident.request, issued);
  const decided = await sendByApi(resident.request, 'surat-domisili', await letter('elsewhere'));
  await act(staff.request, decided, 'setuju');
  await act(lurah.request, decided, 'terbitkan');
  const undecided = await sendByApi(resident.request, 'surat-domisili', await letter('elsewhere'));
  await rememberDevice(resident.request, undecided);
  const state = {
    resident: await resident.storageState(),
    officer: await officer.storageState(),
    staff: await staff.storageState(),
    lurah: await lurah.storageState(),
    head: await head.storageState(),
    operator: await operator.storageState(),
    protector: await protector.storageState(),
    programmer: await programmer.storageState(),
  };
  const all = [resident, officer, second, staff, lurah, head, operator, protector, programmer];
  await Promise.all(all.map((context) => context.close()));
  return { ...state, draft, whole, open, repaired, letter: issued, letterNumber, undecided };
}

/** As the button on the receipt does: from then on the home page shows the matters of this device. */
async function rememberDevice(api: APIRequestContext, number: string): Promise<void> {
  const done = await api.post(`/urusan/${number}/tanda-terima?/remember`, { form: { ingat: 'ya' }, headers: own });
  if (!done.ok()) throw new Error(`the device is not remembered: ${done.status()}`);
}

async function letter(registered: 'here' | 'elsewhere') {
  const person = await inventPerson(SUKARASA, registered);
  return {
    nama: { write: person.name },
    nik: { write: person.nik },
    tanggalLahir: { day: person.born },
    kelurahan: { area: SUKARASA },
    alamat: { write: 'Jalan Contoh 12, RT 02 RW 03' },
    lamaTinggal: { write: '60' },
    keperluan: { choose: 'bank' },
  } as const;
}

const lampPhoto = async (state: 'before' | 'after', seed: number) => ({
  name: `lampu-${state}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await drawnPhoto({ subject: 'lamp', state, seed }),
});

async function signIn(api: APIRequestContext, email: string, sandi: string): Promise<void> {
  await api.post('/sesi/masuk', { form: { email, sandi }, headers: own });
}

/** Acts in the first open turn; `photos` are drawn. */
async function act(
  api: APIRequestContext,
  number: string,
  action: string,
  photos: Readonly<Record<string, 'before' | 'after'>> = {},
): Promise<void> {
  const seen = await (await api.get(`/api/v1/officer/cases/${number}`)).json();
  const answers: Record<string, string> = {};
  for (const [question, state] of Object.entries(photos)) {
    const kept = await api.post(`/api/v1/officer/cases/${number}/files/${question}`, {
      multipart: { [question]: await lampPhoto(state, 7) },
      headers: own,
    });
    answers[question] = (await kept.json()).sha256;
  }
  const data = {
    turn: seen.turns[0].id,
    action,
    seenVersion: seen.version,
    answers,
    because: [],
    confirms: [],
    note: '',
  };
  const done = await api.post(`/api/v1/officer/cases/${number}/act`, {
    data,
    headers: { ...own, 'idempotency-key': `${number}-${action}` },
  });
  if (!done.ok()) throw new Error(`${action} of ${number}: ${await done.text()}`);
}

/** Waits until the letter of a case is signed: the seal works beside the request. */
async function numberOfLetter(api: APIRequestContext, number: string): Promise<string> {
  for (let times = 0; times < 90; times++) {
    const { documents } = await (await api.get(`/api/v1/cases/${number}`)).json();
    if (documents?.[0]?.pdfPath) return documents[0].number;
    await new Promise((next) => setTimeout(next, 1_000));
  }
  throw new Error(`the letter of ${number} was not sealed in ninety seconds`);
}
