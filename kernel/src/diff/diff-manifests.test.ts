/** What an official reads before a change is published, and that no change escapes. Must never: read a clock. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixtures } from '../../fixtures/services.ts';
import { izinKeramaian } from '../../fixtures/whole.ts';
import { workingDays } from '../clock.ts';
import { since, type OpenStage, type ServiceManifest } from '../manifest.ts';
import { diffManifests } from './diff-manifests.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const copy = (service: ServiceManifest) => JSON.parse(JSON.stringify(service)) as { [name: string]: Json };
const asService = (data: unknown) => data as ServiceManifest;
const said = (before: ServiceManifest, after: ServiceManifest) =>
  diffManifests(before, after).map(({ says }) => says.id);
const event: ServiceManifest = izinKeramaian;
const turn = (name: string) => event.stages[name] as OpenStage;
const withStage = (name: string, more: Partial<OpenStage>): ServiceManifest => ({
  ...event,
  stages: { ...event.stages, [name]: { ...turn(name), ...more } },
});

test('nothing has changed where nothing has changed, whatever the order of the keys', () => {
  for (const service of fixtures) expect(diffManifests(service, asService(copy(service)))).toEqual([]);
});

test('a clock is told with its number before, its number now and its basis', () => {
  const law = 'Perda Ketertiban (contoh)';
  expect(said(event, withStage('diperiksa', { within: since('2025-01-01', workingDays(4), law) }))).toEqual([
    'Batas “Diperiksa petugas” menjadi 4 hari kerja (sebelumnya 2 hari kerja), Perda Ketertiban (contoh)',
  ]);
  const later = [since('2025-01-01', workingDays(2), law), since('2027-01-01', workingDays(1), 'Perda baru (contoh)')];
  expect(said(event, withStage('diperiksa', { within: later }))).toEqual([
    'Batas “Diperiksa petugas” menjadi 1 hari kerja mulai 1 Januari 2027 (sebelumnya 2 hari kerja), Perda baru (contoh) (sebelumnya Perda Ketertiban (contoh))',
  ]);
  expect(said(event, { ...event, within: null })[0]).toContain('Janji layanan tidak ada lagi');
});

test('silence that grants is told as loudly as an approval', () => {
  expect(said(event, withStage('diperiksa', { late: 'terbit' }))).toEqual([
    'Yang terjadi bila waktu “Diperiksa petugas” habis menjadi “Terbit”: DIANGGAP DIKABULKAN (sebelumnya menunggu, atasannya diberi tahu)',
  ]);
});

test('questions come, go, and are asked otherwise, each in its own group', () => {
  const { denah: _denah, peserta, ...others } = event.fields;
  const fields: ServiceManifest['fields'] = {
    ...others,
    peserta: { ...(peserta as NonNullable<typeof peserta>), required: false, published: true },
    surel: { kind: 'email', label: { id: 'Surel', en: 'Email' }, required: false },
  };
  const changes = diffManifests(event, {
    ...event,
    fields,
    askedIf: { ...event.askedIf, surel: ['field', 'pengeras'] },
  });
  expect(changes.map(({ group, says }) => [group, says.id])).toEqual([
    ['asked', '“Surel” ditanyakan: alamat surel, boleh kosong'],
    ['askedNoMore', '“Denah” tidak ditanyakan lagi'],
    ['askedOtherwise', '“Perkiraan peserta” kini boleh kosong'],
    ['askedOtherwise', '“Perkiraan peserta” kini dibuka untuk umum'],
    ['askedOtherwise', '“Surel” hanya ditanyakan bila “Memakai pengeras suara?” dijawab ya'],
  ]);
});

test('a letter is told line by line, a rule in words, a fee in rupiah', () => {
  const izin = event.documents['izin'] as Extract<ServiceManifest['documents'][string], { body: string }>;
  expect(
    said(event, {
      ...event,
      documents: { ...event.documents, izin: { ...izin, body: `${izin.body}\nMohon tertib.` } },
    }),
  ).toEqual(['“Izin keramaian”: baris baru “Mohon tertib.”']);
  const adaMedis = event.rules['adaMedis'] as ServiceManifest['rules'][string];
  const require = [
    'or',
    ['not', ['atLeast', ['field', 'peserta'], 500]],
    ['has', ['field', 'fasilitas'], 'medis'],
  ] as const;
  expect(said(event, { ...event, rules: { ...event.rules, adaMedis: { ...adaMedis, require } } })).toEqual([
    'Syarat “adaMedis” menjadi “Perkiraan peserta” kurang dari 500 orang atau “Yang disiapkan” memuat “Tim medis” (sebelumnya “Perkiraan peserta” kurang dari 1.000 orang atau “Yang disiapkan” memuat “Tim medis”)',
  ]);
  expect(
    said({ ...event, cost: since('2025-01-01', 0, 'Perda') }, { ...event, cost: since('2025-01-01', 25_000, 'Perda') }),
  ).toEqual(['Biaya menjadi Rp25.000 (sebelumnya gratis), Perda']);
});

test('where the words of one language alone have changed, the other says so', () => {
  const [change] = diffManifests(event, { ...event, title: { ...event.title, en: 'Event permit' } });
  expect(change?.says.en).toBe('The name of the service becomes “Event permit” (before: “Permit for an event”)');
  expect(change?.says.id).toContain('teks bahasa Inggris menjadi “Event permit”');
});

/** Every place of a manifest that holds a scalar, so that a mutation may strike anywhere. */
function leaves(
  value: Json,
  found: { readonly place: { [name: string]: Json }; readonly name: string }[] = [],
): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, part] of Object.entries(value as { [name: string]: Json })) {
    if (part === null) continue;
    if (typeof part !== 'object') found.push({ place: value as { [name: string]: Json }, name });
    else leaves(part, found);
  }
  return found;
}
const other = (value: Json | undefined): Json =>
  typeof value === 'string'
    ? `${value}x`
    : typeof value === 'number'
      ? value + 1
      : typeof value === 'boolean'
        ? !value
        : 'x';

/** Words that a manifest may leave out. */
const OPTIONAL = [
  'published',
  'statistical',
  'notify',
  'roundedTo',
  'late',
  'otherThan',
  'withdraw',
  'refunds',
  'whole',
  'letters',
  'maxLength',
  'classification',
  'closes',
  'above',
];

test('whatever is changed in a manifest, a sentence in both languages names it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.constantFrom('other', 'drop', 'new'), (service, at, how) => {
      const data = copy(service);
      const all = leaves(data);
      const { place, name } = all[at % all.length] as (typeof all)[number];
      if (how === 'drop' && OPTIONAL.includes(name)) delete place[name];
      else if (how === 'new' && Array.isArray(place)) place.push(other(place[name]));
      else place[name] = other(place[name]);
      for (const changes of [diffManifests(service, asService(data)), diffManifests(asService(data), service)]) {
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.filter(({ group, says }) => group === 'unnamed' || says.id === '' || says.en === '')).toEqual(
          [],
        );
        expect(changes.filter(({ says: { id, en } }) => /undefined|\[object/u.test(id + en))).toEqual([]);
      }
    }),
    { numRuns: 1_500 },
  );
});

test('a word that the language does not have is told to have no sentence', () => {
  const strange = asService({ ...event, surprise: 1 });
  expect(diffManifests(event, strange)).toMatchObject([{ group: 'unnamed', at: 'surprise' }]);
});

test('between any two services there is a difference, and it names itself', () => {
  const pairs = fixtures.flatMap((one) => fixtures.filter((two) => two !== one).map((two) => diffManifests(one, two)));
  expect(pairs.filter((changes) => changes.length === 0 || changes.some(({ group }) => group === 'unnamed'))).toEqual(
    [],
  );
});
