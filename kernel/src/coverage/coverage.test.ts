/** What an author still has to exercise, on a permit with nearly every word of the language. Must never: need a file. */
import { expect, test } from 'vitest';
import { izinKeramaian } from '../../fixtures/whole.ts';
import { calendar } from '../cases/calendar.ts';
import { examplesOf, type Example, type ExampleSet } from '../examples.ts';
import type { ServiceManifest, Since } from '../manifest.ts';
import { playExamples } from '../play-examples.ts';
import { coverageOf } from './coverage.ts';

const sha256 = 'a'.repeat(64);
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
  denah: { sha256 },
  teleponRt: '081234567890',
} as const;
const on = '2026-11-02T09:00';

type Permit = typeof izinKeramaian extends { readonly _types?: infer T } ? NonNullable<T> : never;
const one = (example: Example<Permit>): ExampleSet => examplesOf(izinKeramaian, { one: example });

function keys(examples: ExampleSet, service: ServiceManifest = izinKeramaian) {
  const played = playExamples(service, examples, calendar);
  expect(played.flatMap(({ problems }) => problems)).toEqual([]);
  const { all, missing, outOfReach } = coverageOf(service, played, calendar);
  return { all: all.map(({ key }) => key), missing: missing.map(({ key }) => key), outOfReach };
}
const filed = one({ on, given: acara, expect: { in: ['izinWarga'] } });

test('everything of the language that an example can move is counted, once', () => {
  const { all } = keys(filed);
  expect(new Set(all).size).toBe(all.length);
  for (const key of [
    'stage survei',
    'action izinWarga.tolak',
    'reason ditinjau.perbaiki: jalanUtama',
    'time runs out in izinWarga',
    'time runs out in diperiksa',
    'condition risikoKecil: yes in dipilah',
    'rule zonaBoleh: open',
    'rules.adaMedis.require 0.1:no',
    'routing pengelola: dpupr',
    'routing.pengelola 0:unknown',
    'team pengamanan: dinkes',
    'askedIf.sampaiPukul: not asked',
    'cost 0.0:limited',
    'scores.risiko.malamHari 0.0:yes',
    'objection to ditolak',
    'withdrawal in dibayar',
    'product laporan of terbit',
    'refund in dibatalkan',
  ])
    expect(all).toContain(key);
});

test('a filing exercises what it read: the question that was not asked, the rule that stayed open', () => {
  const { missing } = keys(filed);
  expect(missing).not.toContain('askedIf.sampaiPukul: not asked');
  expect(missing).toContain('askedIf.sampaiPukul: asked');
  expect(missing).not.toContain('rule zonaBoleh: open');
  expect(missing).not.toContain('rules.adaMedis.require 0.0.0:no');
  expect(missing).toContain('rule cukupAwal: not met');
});

test('a filing that a rule keeps out exercises the other side, and the comparison that decided', () => {
  const { missing } = keys(one({ on, given: { ...acara, peserta: 1_000 }, expect: { refused: 'ruleNotMet' } }));
  expect(missing).not.toContain('rule adaMedis: not met');
  expect(missing).not.toContain('rules.adaMedis.require 0.1:no');
  expect(missing).toContain('rule adaMedis: met');
});

test('a unit that is late is told of once, and that is exercised by waiting', () => {
  const waited = one({
    on,
    given: { ...acara, pengeras: true, sampaiPukul: 'malam' },
    then: [
      { on: '2026-11-03T09:00', in: 'izinWarga', does: 'setuju' },
      { on: '2026-11-30T09:00', does: 'wait' },
    ],
    expect: { in: ['diperiksa'], late: ['diperiksa'] },
  });
  expect(keys(waited).missing).not.toContain('time runs out in diperiksa');
});

test('a line of the law that was over before the service began is named, and not demanded', () => {
  const line = (
    since: `${number}-${number}-${number}`,
    count: number,
  ): Since<{ clock: 'workingDays'; count: number }> => ({
    since,
    value: { clock: 'workingDays', count },
    basis: 'contoh',
  });
  const within = [line('2015-01-01', 30), line('2020-01-01', 20), line('2026-11-02', 14)];
  const { missing, outOfReach } = keys(filed, { ...izinKeramaian, within });
  expect(outOfReach.map(({ at }) => at)).toEqual(['within.0']);
  expect(missing).toContain('within.1');
  expect(missing).not.toContain('within.2');
});
