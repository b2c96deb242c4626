// Sets the stage for the screenshots: drafts, cases and a letter of invented residents, played through the city's own API.
import { drawnPhoto } from '@balai/server/demo';
import type { APIRequestContext, Browser, BrowserContext } from 'playwright-core';
import { actByApi, letterOf, linkOfTurn, withdrawLetter } from '../steps/act-by-api.ts';
import { drawnPicture } from '../steps/draw-picture.ts';
import { inventPerson } from '../steps/invent-person.ts';
import { wedding } from '../steps/known-forms.ts';
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
  /** A letter in hand that the lurah may withdraw. */
  readonly inHand: string;
  readonly withdrawn: string;
  readonly withdrawnNumber: string;
  /** A case whose applicant is asked to correct what cannot be read. */
  readonly corrected: string;
  /** The path of the link that a partner was sent. */
  readonly link: string;
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
  await actByApi(officer.request, repaired, 'jadwalkan');
  await actWithPhotos(officer.request, repaired, 'laksanakan');
  await actByApi(second.request, repaired, 'benar');
  const open = await sendByApi(resident.request, 'lampu-jalan', {
    ...lamp,
    keterangan: { write: 'Lampu berkedip lalu padam.' },
  });
  await actByApi(officer.request, open, 'jadwalkan');

  const issued = await sendByApi(resident.request, 'surat-domisili', await letter('here'));
  const letterNumber = await letterOf(resident.request, issued);
  const decided = await sendByApi(resident.request, 'surat-domisili', await letter('elsewhere'));
  await actByApi(staff.request, decided, 'setuju');
  await actByApi(lurah.request, decided, 'terbitkan');
  const undecided = await sendByApi(resident.request, 'surat-domisili', await letter('elsewhere'));
  await rememberDevice(resident.request, undecided);
  const later = await afterOfficers(resident.request, { staff: staff.request, lurah: lurah.request });
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
  return { ...state, draft, whole, open, repaired, letter: issued, letterNumber, undecided, ...later };
}

/** What residents see after an officer has acted: a letter withdrawn, a correction asked for; and a link that went to a partner. */
async function afterOfficers(
  resident: APIRequestContext,
  { staff, lurah }: Readonly<Record<'staff' | 'lurah', APIRequestContext>>,
): Promise<Pick<Stage, 'inHand' | 'withdrawn' | 'withdrawnNumber' | 'corrected' | 'link'>> {
  const inHand = await sendByApi(resident, 'surat-domisili', await letter('here'));
  const withdrawn = await sendByApi(resident, 'surat-domisili', await letter('here'));
  const corrected = await sendByApi(resident, 'surat-domisili', {
    ...(await letter('elsewhere')),
    keperluan: { choose: 'usaha' },
    suratRt: { upload: await drawnPicture(61) },
  });
  await actByApi(staff, corrected, 'mintaPerbaikan', { because: ['suratBuram'] });
  const married = await sendByApi(resident, 'pengantar-nikah', wedding({ nik: '3671011508850002', born: 1990 }));
  await letterOf(resident, inHand);
  const withdrawnNumber = await letterOf(resident, withdrawn);
  await withdrawLetter(lurah, withdrawn);
  return { inHand, withdrawn, withdrawnNumber, corrected, link: await linkOfTurn(resident, married) };
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

/** Hands in the photos before and after, and acts with them. */
async function actWithPhotos(api: APIRequestContext, number: string, action: string): Promise<void> {
  const answers: Record<string, string> = {};
  for (const [question, state] of Object.entries({ sebelum: 'before', sesudah: 'after' } as const)) {
    const kept = await api.post(`/api/v1/officer/cases/${number}/files/${question}`, {
      multipart: { [question]: await lampPhoto(state, 7) },
      headers: own,
    });
    answers[question] = (await kept.json()).sha256;
  }
  await actByApi(api, number, action, { answers });
}
