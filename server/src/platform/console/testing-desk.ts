/**
 * For tests of the officers' desk: dark lamps that are reported, looked at and handed on.
 *
 * Must never: be imported by anything that serves anybody.
 */
import type { Instant } from '@balai/kernel';
import type { ConsoleCaseView, Platform, RawForm } from '../platform-types.ts';
import type { TestCity } from '../testing.ts';

/** Fills the whole form and sends it; returns the number. `uploads`: told the draft's id, to upload for it. */
export async function reportLamp(
  city: TestCity,
  device: string,
  now: Instant,
  more: RawForm = {},
  uploads: (draftId: string) => Promise<void> = async () => {},
  language: 'id' | 'en' = 'id',
): Promise<string> {
  const { portal } = await city.resident(device, now, language);
  const begun = await portal.begin('lampu-jalan');
  if (!begun.ok) throw new Error('not begun');
  const { draftId } = begun.value;
  await uploads(draftId);
  const answers: RawForm = {
    'lokasi.latitude': '-6.1730',
    'lokasi.longitude': '106.6320',
    'lokasi.note': 'seberang halte',
    jenis: 'jalan',
    kabelTerbuka: 'tidak',
    kontak: '0812 3456 7890',
    ...more,
  };
  let next = begun.value.first;
  for (let steps = 0; next !== 'periksa' && steps < 20; steps += 1) {
    const step = next;
    const own = Object.entries(answers).filter(([name]) => name === step || name.startsWith(`${step}.`));
    const answered = await portal.answer(draftId, step, Object.fromEntries(own));
    if (!answered.ok) throw new Error(`${step}: ${JSON.stringify(answered.error)}`);
    next = answered.value.next;
  }
  const sent = await portal.submit(draftId, { persetujuan: 'ya' });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.number;
}

/** The case as this officer sees it; a refusal fails the test. */
export async function seen(platform: Platform, number: string): Promise<ConsoleCaseView> {
  const view = await platform.console.caseDetail(number);
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
}

export async function handOn(platform: Platform, number: string, to: { unit: string; area: string | null }) {
  const view = await seen(platform, number);
  const turn = view.turns[0]?.id ?? '';
  const input = {
    turn,
    to,
    note: 'Bukan lampu kami.',
    key: `alih ${number} ${view.version}`,
    seenVersion: view.version,
  };
  const done = await platform.console.transfer(number, input);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

export const DISHUB = { unit: 'dishub', area: null } as const;
/** An agency at work: `kepala` heads it, `sekda` supervises them, `p1` and `p2` work there; `air` works in another one. */
export async function appointUnit(city: TestCity): Promise<void> {
  await city.appoint('kepala', 'Kepala Contoh', [{ ...DISHUB, position: 'kepala' }]);
  await city.appoint('sekda', 'Sekda Contoh', [{ unit: 'setda', area: null, position: 'sekda' }]);
  await city.appoint('p1', 'Petugas Contoh 1', [{ ...DISHUB, position: 'petugas' }]);
  await city.appoint('p2', 'Petugas Contoh 2', [{ ...DISHUB, position: 'petugas' }]);
  await city.appoint('air', 'Petugas Contoh 3', [{ unit: 'dlh', area: null, position: 'petugas' }]);
}
