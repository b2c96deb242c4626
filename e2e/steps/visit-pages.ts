// Every page of the city with something on it: a draft half filled, an open and an ended case, a verdict, an officer at work.
import { actByApi, letterOf, linkOfTurn, withdrawLetter } from './act-by-api.ts';
import { type Device, origin } from './browse-city.ts';
import { drawnPicture } from './draw-picture.ts';
import { inventPerson } from './invent-person.ts';
import { wedding } from './known-forms.ts';
import { answerByApi, beginByApi, sendByApi } from './send-by-api.ts';
import { signIn } from './work-in-console.ts';

export interface Visit {
  readonly name: string;
  readonly path: string;
  /** 200 unless given. */
  readonly status?: number;
}

/** What residents and everybody may open; the device holds the draft and the case. */
export async function residentPages({ context }: Device): Promise<readonly Visit[]> {
  const api = context.request;
  const place = { area: '36.71.01.1004', note: 'Dekat pasar' } as const;
  const lamp = { lokasi: place, jenis: { choose: 'jalan' }, kabelTerbuka: { choose: 'tidak' } } as const;
  const { draftId } = await beginByApi(api, 'lampu-jalan');
  await answerByApi(api, draftId, { lokasi: place, jenis: { choose: 'jalan' } });
  const whole = await beginByApi(api, 'lampu-jalan');
  await answerByApi(api, whole.draftId, { ...lamp, foto: { upload: await drawnPicture(81) } });
  const number = await sendByApi(api, 'lampu-jalan', { ...lamp, foto: { upload: await drawnPicture(82) } });
  const withdrawn = await sendByApi(api, 'lampu-jalan', lamp);
  await api.post(`/api/v1/cases/${withdrawn}/withdrawal`, { data: {}, headers: { origin } });
  const letter = (await beginByApi(api, 'surat-domisili')).draftId;
  const form = `/formulir/${draftId}`;
  return [
    { name: 'home', path: '/' },
    { name: 'services', path: '/layanan' },
    { name: 'found', path: '/layanan?q=lampu+jln' },
    { name: 'report', path: '/lapor' },
    { name: 'service', path: '/layanan/surat-domisili' },
    { name: 'rules', path: '/layanan/surat-domisili/periksa' },
    { name: 'place', path: `${form}/lokasi` },
    { name: 'choice', path: `${form}/jenis` },
    { name: 'photo', path: `${form}/foto` },
    { name: 'text', path: `${form}/keterangan` },
    { name: 'date', path: `/formulir/${letter}/tanggalLahir` },
    { name: 'unfinished', path: `${form}/periksa` },
    { name: 'check', path: `/formulir/${whole.draftId}/periksa` },
    { name: 'saved', path: `${form}/simpan` },
    { name: 'discard', path: `${form}/hapus` },
    { name: 'matters', path: '/urusan' },
    { name: 'case', path: `/urusan/${number}` },
    { name: 'ended', path: `/urusan/${withdrawn}` },
    { name: 'receipt', path: `/urusan/${number}/tanda-terima` },
    { name: 'withdraw', path: `/urusan/${number}/tarik` },
    { name: 'wipe', path: '/urusan/hapus' },
    { name: 'track', path: '/lacak' },
    { name: 'verify', path: '/periksa-surat' },
    { name: 'verdict', path: '/periksa-surat?nomor=B/999/400.8.2.2/I/1999' },
    { name: 'help', path: '/bantuan' },
    { name: 'privacy', path: '/privasi' },
    { name: 'accessibility', path: '/aksesibilitas' },
    { name: 'city', path: '/kota' },
    { name: 'missing', path: '/tidak-ada', status: 404 },
    { name: 'sign-in', path: '/konsol/masuk' },
  ];
}

/** Signs in as the lurah and a colleague: what residents and the public see once these have acted, and a letter that they may withdraw. */
export async function pagesAfterOfficers(
  resident: Device,
  { lurah, staff }: Readonly<Record<'lurah' | 'staff', Device>>,
): Promise<{ readonly portal: readonly Visit[]; readonly console: readonly Visit[] }> {
  await signIn(lurah.page, 'lurah.sukarasa@contoh.id');
  await signIn(staff.page, 'staf.sukarasa@contoh.id');
  const api = resident.context.request;
  const area = '36.71.01.1001';
  const domicile = async (registered: 'here' | 'elsewhere') => {
    const person = await inventPerson(area, registered);
    return {
      nama: { write: person.name },
      nik: { write: person.nik },
      tanggalLahir: { day: person.born },
      kelurahan: { area },
      alamat: { write: 'Jalan Contoh 22, RT 03 RW 02' },
      lamaTinggal: { write: '50' },
      keperluan: { choose: 'usaha' },
      suratRt: { upload: await drawnPicture(83) },
    } as const;
  };
  const bank = { keperluan: { choose: 'bank' } } as const;
  const unclear = await sendByApi(api, 'surat-domisili', await domicile('elsewhere'));
  await actByApi(staff.context.request, unclear, 'mintaPerbaikan', { because: ['suratBuram'] });
  const { suratRt: _, ...withoutPaper } = await domicile('here');
  const withdrawn = await sendByApi(api, 'surat-domisili', { ...withoutPaper, ...bank });
  const inHand = await sendByApi(api, 'surat-domisili', { ...withoutPaper, ...bank });
  const married = await sendByApi(api, 'pengantar-nikah', wedding({ nik: '3671011508850002', born: 1990 }));
  const [letter] = [await letterOf(api, withdrawn), await letterOf(api, inHand)];
  await withdrawLetter(lurah.context.request, withdrawn);
  return {
    portal: [
      { name: 'correction', path: `/urusan/${unclear}` },
      { name: 'letter-withdrawn', path: `/urusan/${withdrawn}` },
      { name: 'verdict-withdrawn', path: `/periksa-surat?nomor=${encodeURIComponent(letter ?? '')}` },
      { name: 'asked', path: await linkOfTurn(api, married) },
    ],
    console: [
      { name: 'console-revoke', path: `/konsol/kasus/${inHand}` },
      { name: 'console-withdrawn', path: `/konsol/kasus/${withdrawn}` },
    ],
  };
}

/** Signs in as who looks after the installation; handles no case. */
export async function operatorPages({ page }: Device): Promise<readonly Visit[]> {
  await signIn(page, 'operator.diskominfo@contoh.id');
  return [
    { name: 'operations', path: '/konsol/operasi' },
    { name: 'empty-queue', path: '/konsol' },
  ];
}

/** Signs in as who programs the services of the city. */
export async function programmerPages({ page }: Device): Promise<readonly Visit[]> {
  await signIn(page, 'pemrogram.diskominfo@contoh.id');
  const service = '/konsol/studio/surat-domisili';
  return [
    { name: 'studio', path: '/konsol/studio' },
    { name: 'studio-service', path: service },
    { name: 'studio-lifecycle', path: `${service}/daur-hidup` },
    { name: 'studio-form', path: `${service}/formulir?pertanyaan=keperluan&ponsel=en` },
    { name: 'studio-examples', path: `${service}/contoh` },
    { name: 'studio-versions', path: `${service}/versi` },
    { name: 'studio-standard', path: `${service}/standar` },
    { name: 'studio-code', path: `${service}/kode` },
    { name: 'studio-try', path: `${service}/coba?contoh=Surat+buram` },
    { name: 'studio-change', path: `${service}/ubah` },
    { name: 'studio-missing', path: '/konsol/studio/tidak-ada', status: 404 },
  ];
}

/** Signs in as who answers for the protection of personal data. */
export async function protectorPages({ page }: Device): Promise<readonly Visit[]> {
  await signIn(page, 'ppdp.setda@contoh.id');
  return [{ name: 'erasure', path: '/konsol/penghapusan' }];
}

/** Signs in as who pays back what came late or twice. */
export async function treasurerPages({ page }: Device): Promise<readonly Visit[]> {
  await signIn(page, 'bendahara.bpkd@contoh.id');
  return [{ name: 'refunds', path: '/konsol/pengembalian' }];
}

/** Signs in as the head of a unit. */
export async function headPages({ page }: Device): Promise<readonly Visit[]> {
  await signIn(page, 'kepala.dishub@contoh.id');
  return [{ name: 'board', path: '/konsol/papan' }];
}

/** Signs in and says what an officer may open; `number` is a case of the officer's unit. */
export async function consolePages({ page }: Device, number: string): Promise<readonly Visit[]> {
  await signIn(page, 'petugas.dishub@contoh.id');
  return [
    { name: 'queue', path: '/konsol' },
    { name: 'queue-map', path: '/konsol?tampilan=peta' },
    { name: 'console-case', path: `/konsol/kasus/${number}` },
    { name: 'search', path: '/konsol/cari?q=lampu' },
    { name: 'sign', path: '/konsol/tanda-tangan' },
    { name: 'counter', path: '/konsol/loket' },
    { name: 'simulators', path: '/konsol/simulator' },
    { name: 'outbox', path: '/konsol/pesan' },
    { name: 'keys', path: '/konsol/pintasan' },
    { name: 'templates', path: '/konsol/templat' },
    { name: 'leave', path: '/konsol/cuti' },
    { name: 'foreign-board', path: '/konsol/papan', status: 403 },
    { name: 'jumps', path: '/konsol/cari' },
    { name: 'not-found', path: '/konsol/cari?q=qqqqq' },
    { name: 'missing-case', path: '/konsol/kasus/BL-0000-000', status: 404 },
    { name: 'forbidden', path: '/konsol/operasi', status: 403 },
  ];
}
