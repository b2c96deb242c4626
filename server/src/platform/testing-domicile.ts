/** A certificate of domicile asked for in a test city, as tests of letters and counters need one. Must never: be used outside tests. */
import type { RawForm } from './platform-types.ts';
import type { TestCity } from './testing.ts';

const AREA = '36.71.01.1001';

/** A NIK that the register of the demo knows in the kelurahan of these tests, or does not. */
export async function nikInRegister(city: TestCity, registered: boolean): Promise<string> {
  const registry = city.registries.find(({ id }) => id === 'kependudukan');
  for (let serial = 1; serial < 99; serial += 1) {
    const nik = `36710101019${String(serial).padStart(5, '0')}`.slice(0, 16);
    const said = await registry?.ask({ fact: 'wargaTerdaftar', answers: { nik, kelurahan: AREA }, area: AREA });
    if (said?.state === 'known' ? said.value === registered : !registered && said?.state === 'notFound') return nik;
  }
  throw new Error('the register knows nobody like that');
}

export interface Applicant {
  readonly device: string;
  readonly nik: string;
  readonly months?: string;
  readonly purpose?: string;
  readonly telephone?: string;
  /** The kelurahan; that of these tests unless given. */
  readonly area?: string;
  /** A photo of the letter of the RT, where it is asked; else a file that stands for one. */
  readonly letter?: Buffer;
}
/** Fills in the form of `surat-domisili` as a resident does, and sends it. */
export async function applyForDomicile(
  city: TestCity,
  person: Applicant,
  now: number,
): Promise<{ readonly number: string; readonly draftId: string; readonly letterOfRt: string | null }> {
  const { portal, files } = await city.resident(person.device, now);
  const begun = await portal.begin('surat-domisili');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  const answers: Readonly<Record<string, RawForm>> = {
    nama: { nama: 'Warga Contoh Dua' },
    nik: { nik: person.nik },
    tanggalLahir: { 'tanggalLahir.day': '5', 'tanggalLahir.month': '1', 'tanggalLahir.year': '1990' },
    kelurahan: { kelurahan: person.area ?? AREA },
    alamat: { alamat: 'Jl. Contoh Melati No. 7, RT 003/RW 002' },
    lamaTinggal: { lamaTinggal: person.months ?? '24' },
    keperluan: { keperluan: person.purpose ?? 'sekolah' },
    kontak: person.telephone === undefined ? {} : { kontak: person.telephone },
  };
  const letterOf = async (owner: string): Promise<string> => {
    if (person.letter === undefined) return city.stageFile(owner, `surat ${person.device}`, now);
    const staged = await files.stage({ draftId: owner, question: 'suratRt', bytes: person.letter });
    if (!staged.ok) throw new Error(JSON.stringify(staged.error));
    return staged.value.sha256;
  };
  let next = begun.value.first;
  let letterOfRt: string | null = null;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    if (next === 'suratRt') letterOfRt = await letterOf(draftId);
    const raw = next === 'suratRt' ? { suratRt: letterOfRt ?? '' } : (answers[next] ?? {});
    const answered = await portal.answer(draftId, next, raw);
    if (!answered.ok) throw new Error(`${next}: ${JSON.stringify(answered.error)}`);
    next = answered.value.next;
  }
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return { number: sent.value.number, draftId, letterOfRt };
}
