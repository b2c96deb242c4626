/** Planted mistakes: which there are, that each could be published, and that a good example notices. Must never: need a file. */
import { expect, test } from 'vitest';
import { izinKeramaian } from '../../fixtures/whole.ts';
import { calendar } from '../cases/calendar.ts';
import { findingsIn } from '../check/check-manifest.ts';
import { examplesOf, type ExampleSet } from '../examples.ts';
import type { ServiceManifest } from '../manifest.ts';
import { mutantsOf, tryMutants } from './mutants.ts';

const sentences = (service: ServiceManifest) => mutantsOf(service).map(({ at, says }) => `${at} | ${says.en}`);
const all = sentences(izinKeramaian);

test('the same service gives the same mistakes, each another service that could be published', () => {
  expect(sentences(izinKeramaian)).toEqual(all);
  const mutants = mutantsOf(izinKeramaian);
  expect(mutants.length).toBeGreaterThan(80);
  expect(new Set(mutants.map(({ manifest }) => JSON.stringify(manifest))).size).toBe(mutants.length);
  for (const { manifest } of mutants) {
    expect(JSON.stringify(manifest)).not.toBe(JSON.stringify(izinKeramaian));
    expect(findingsIn(manifest).filter(({ weight }) => weight === 'error')).toEqual([]);
  }
});

test.each([
  ['a limit', /^rules\.cukupAwal\.require \| .*: 14 becomes 13$/u],
  ['a comparison that does not count', /^rules\.adaMedis\.require \| .* becomes f\.peserta\.lessThan\(1000\)$/u],
  ['branches that changed places', /^stages\.dipilah \| yes and no of dipilah changed places$/u],
  ['targets that changed places', /^stages\.diperiksa\.next\.\w+ \| .* lead where the other should$/u],
  ['the wrong unit', /^stages\.survei\.by \| the unit of survei: dishub becomes \w+$/u],
  ['the wrong unit of a routing', /^routing\.pengelola \| .*'dishub' becomes '\w+'$/u],
  ['a deadline', /^stages\.diperiksa\.within \| stages\.diperiksa\.within: 2 workingDays becomes 3$/u],
  ['a clock', /^stages\.diperiksa\.within \| stages\.diperiksa\.within: 2 workingDays becomes everyDay$/u],
  ['a rule left out', /^rules\.zonaBoleh \| without the rule zonaBoleh$/u],
  [
    'somebody who checks their own work',
    /^stages\.penandatanganan\.otherThan \| without otherThan of penandatanganan$/u,
  ],
  ['a fee', /^cost \| .*: 1250 becomes 2500$/u],
  ['a question asked always', /^askedIf\.sampaiPukul \| sampaiPukul is always asked$/u],
  ['a limit of a question', /^fields\.peserta \| the limit of peserta: 100000 becomes 100001$/u],
  ['a refund', /^stages\.tetapDitolak\.refunds \|/u],
])('%s', (_, wanted) => {
  expect(all.filter((sentence) => wanted.test(sentence))).not.toEqual([]);
});

const acara = {
  pemohon: { nama: 'Warga Contoh' },
  acara: 'Pawai Contoh',
  lokasi: { area: '36.71.01.1001' },
  tanggal: '2026-12-10',
  jenis: 'pawai',
  peserta: 200,
  panggung: [{ luas: 50 }],
  fasilitas: { chosen: ['toilet'] },
  pengeras: false,
  denah: { sha256: 'a'.repeat(64) },
  teleponRt: '081234567890',
} as const;
const on = '2026-11-02T09:00';
const middle = { on, given: acara, expect: { in: ['izinWarga'] } } as const;

test('one example in the middle notices little; examples at the limit notice', () => {
  const limits = (set: ExampleSet) =>
    tryMutants(izinKeramaian, set, calendar)
      .filter(({ at }) => at === 'rules.cukupAwal.require' || at === 'stages.izinWarga.within')
      .map(({ says, noticedBy }) => [says.en.slice(says.en.indexOf(': ') + 2), noticedBy]);
  expect(limits(examplesOf(izinKeramaian, { middle }))).toEqual([
    ['3 workingDays becomes 4', null],
    ['3 workingDays becomes 2', null],
    ['3 workingDays becomes everyDay', null],
    ['14 becomes 15', null],
    ['14 becomes 13', null],
  ]);
  const set = examplesOf(izinKeramaian, {
    middle,
    enough: { on, given: { ...acara, tanggal: '2026-11-16' }, expect: { due: '2026-11-05T16:00' } },
    late: { on, given: { ...acara, tanggal: '2026-11-15' }, expect: { refused: 'ruleNotMet' } },
  });
  expect(limits(set).map(([, noticedBy]) => noticedBy)).toEqual(['enough', 'enough', 'enough', 'enough', 'late']);
});

test('a mistake that no case can show is not planted: the unit before closed on the eve, and this one took over its turns', () => {
  const by = {
    kind: 'dated',
    values: [
      { since: '2025-01-01', value: 'dpupr', basis: 'contoh' },
      { since: '2026-01-01', value: 'dishub', basis: 'contoh' },
    ],
  } as const;
  const survei = izinKeramaian.stages['survei'];
  const dated = (dpupr: object): ServiceManifest =>
    ({
      ...izinKeramaian,
      units: { ...izinKeramaian.units, dpupr: { ...izinKeramaian.units['dpupr'], ...dpupr } },
      stages: { ...izinKeramaian.stages, survei: { ...survei, by } },
    }) as ServiceManifest;
  const ofUnit = (service: ServiceManifest) =>
    sentences(service).filter((sentence) => /^stages\.survei\.by.*(2026-01-02|dishub becomes dpupr)$/u.test(sentence));
  expect(ofUnit(dated({}))).not.toEqual([]);
  expect(ofUnit(dated({ closes: '2025-12-31', successor: 'dishub' }))).toEqual([]);
});
