/** Reasons at the desk: a rule that is met is none, in the picker and in the answer; what a registry says against a grant is known then. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { once } from '../bound.ts';
import type { ConsoleCaseView, ConsoleRefusal, Platform } from '../platform-types.ts';
import { applyForDomicile, nikInRegister } from '../testing-domicile.ts';
import { at, openTestCity, type TestCity } from '../testing.ts';

const AREA = '36.71.01.1001';
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity(inject('socketDir'));
  await city.appoint('staf', 'Petugas Contoh 5', [{ unit: 'kelurahan', area: AREA, position: 'staf' }]);
  for (const position of ['loket', 'registrasi', 'pejabat'])
    await city.appoint(position, `Petugas ${position}`, [{ unit: 'disdukcapil', area: null, position }]);
});
afterAll(() => city.close());

const shown = (view: ConsoleCaseView | ConsoleRefusal): ConsoleCaseView => {
  if (view.type !== 'case') throw new Error(JSON.stringify(view));
  return view;
};
type More = {
  readonly because?: readonly string[];
  readonly raw?: Readonly<Record<string, string>>;
  readonly note?: string;
};
async function act(
  platform: Platform,
  number: string,
  action: string,
  { because = [], raw = {}, note = '' }: More = {},
) {
  const view = shown(await platform.console.caseDetail(number));
  return platform.console.act(number, {
    turn: view.turns[0]?.id ?? '',
    action,
    key: `${action} ${because.join()} ${view.version}`,
    seenVersion: view.version,
    raw,
    because,
    confirms: [],
    note,
  });
}

it('shows a reason whose rule is met as one that cannot be given, and refuses it in words that say what can', async () => {
  const nik = await nikInRegister(city, false);
  const { number } = await applyForDomicile(city, { device: 'r1', nik }, at('2026-11-03T10:00'));
  const staf = await city.officer('staf', at('2026-11-03T11:00'));
  const tolak = shown(await staf.console.caseDetail(number)).turns[0]?.actions.find(({ action }) => action === 'tolak');
  expect(tolak?.reasons.map(({ name, applies, fits }) => [name, applies, fits])).toEqual([
    ['bukanWarga', 'always', true],
    ['cukupUmur', 'met', false],
  ]);
  const refused = await act(staf, number, 'tolak', { because: ['cukupUmur'] });
  expect(refused).toMatchObject({
    ok: false,
    error: {
      type: 'refused',
      error: { type: 'reasonDoesNotFit', rules: ['cukupUmur'], allowed: ['bukanWarga'] },
      sentences: [{ field: null, message: { id: expect.stringContaining('Pilih alasan yang cocok') as string } }],
    },
  });
  expect(JSON.stringify(refused)).toContain('Perwali (contoh; perlu dikonfirmasi) Pasal 3');
  expect(await act(staf, number, 'tolak', { because: ['bukanWarga'] })).toMatchObject({ ok: true });
});

it('knows what a registry said against a grant, although the grant is refused', async () => {
  const regionId = city.store.regions.bySlug('tangerang')?.id ?? 0;
  const paper = async (words: string, owner: string) => {
    const sha256 = await city.bytes.put(Buffer.from(`%PDF-1.7 ${words}`), regionId);
    const nothing = { width: null, height: null, thumbnailSha256: null, perceptual: null, mirrored: null };
    const taken = { at: null, latitude: null, longitude: null };
    const file = { sha256, mediaType: 'application/pdf', bytes: 12, ...nothing, taken, owner } as const;
    await city.store.files.stage(regionId, { ...file, uploadedAt: at('2026-11-02T08:00') });
    await city.store.files.scanned(regionId, sha256, owner);
    return sha256;
  };
  const now = at('2026-11-02T09:00');
  const filed = await city.store.execute({
    regionId,
    serviceId: 'kk-perubahan',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      answers: {
        namaKepala: 'Warga Contoh Satu',
        nikKepala: '3671010101800001',
        nomorKk: '3671010101050001',
        kkLama: { sha256: await paper('lama', 'draft kk') },
        perubahan: [
          { anggota: 'Warga Contoh Dua', jenis: 'lahir', bukti: { sha256: await paper('lahir', 'draft kk') } },
        ],
      },
      facts: { kepalaKeluarga: { state: 'known', value: true, source: 'kependudukan', at: now } },
    },
    channel: 'portal',
    now,
    idempotency: once('draft', 'kk', {}),
  });
  if (!filed.ok) throw new Error(JSON.stringify(filed.error));
  const { caseId, number } = filed.value;
  expect(await act(await city.officer('loket', at('2026-11-02T10:00')), number, 'lengkap')).toMatchObject({ ok: true });
  const registrasi = await city.officer('registrasi', at('2026-11-02T11:00'));
  expect(await act(registrasi, number, 'cocok')).toMatchObject({ ok: true });

  const ofPeople = city.registries.find(({ id }) => id === 'kependudukan');
  if (ofPeople === undefined) throw new Error('no register of people');
  ofPeople.ask = (question) =>
    Promise.resolve(
      question.fact === 'kepalaKeluarga' ? { state: 'known', value: false, reference: 'contoh' } : { state: 'refused' },
    );
  const later = at('2026-11-04T10:00');
  const pejabat = await city.officer('pejabat', later);
  const ruleIn = async () => shown(await pejabat.console.caseDetail(number)).rules.map(({ state }) => state);
  expect(await ruleIn()).toEqual(['met']);
  const kkPdf = await paper('baru', `officer:pejabat:${caseId}`);
  expect(await act(pejabat, number, 'serahkanDokumen', { raw: { kkPdf } })).toMatchObject({
    ok: false,
    error: { error: { type: 'ruleNotMet' } },
  });
  expect(await ruleIn()).toEqual(['notMet']);
});
