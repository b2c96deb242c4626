/** A region takes a service over: own units, clocks and words; the same form and stages. Must never: rename what is no unit. */
import { expect, test } from 'vitest';
import { izinKeramaian } from '../fixtures/whole.ts';
import { pbg } from '../fixtures/pbg.ts';
import { canonicalText } from './canonical.ts';
import { findingsIn } from './check/check-manifest.ts';
import { workingDays } from './clock.ts';
import { defineCity } from './define-service.ts';
import { choice, number, yesNo } from './fields.ts';
import { since } from './manifest.ts';
import { fact, free, kept } from './written.ts';

const l = { id: 'Di sini', en: 'Here' };
const about = { purpose: l, seenBy: ['perizinan'], freshForMinutes: 5, dependsOn: ['lokasi'] } as const;
const years = since('2009-10-23', kept(12, 'destroy'), 'UU 43/2009 (contoh)');
const { adopt } = defineCity({
  id: 'seberang',
  units: {
    kelurahan: { ...l, per: 'kelurahan', positions: { lurah: l } },
    kecamatan: { ...l, per: 'kecamatan', positions: { camat: l } },
    perizinan: l,
    pekerjaan: l,
    hijau: l,
    siaga: l,
    sehat: l,
    angkutan: l,
  },
  facts: {
    zona: fact(choice(l).of({ perumahan: l, perdagangan: l, lindung: l }), about),
    pbbLunas: fact(yesNo(l), about),
    kelasJalan: fact(choice(l).of({ kota: l, provinsi: l, nasional: l }), about),
    desil: fact(number(l), about),
  },
  offers: [],
  regions: {},
  words: { sesuai: { id: 'Cocok', en: 'Fits' } },
  keeps: {
    report: years,
    letter: years,
    'civil-registry': years,
    permit: years,
    tax: years,
    visit: years,
    emergency: years,
    aid: years,
    information: years,
  },
});
const units = { dpmptsp: 'perizinan', dpupr: 'pekerjaan', dlh: 'hijau', bpbd: 'siaga' } as const;

test('units are renamed wherever one may act, sign or see, and nowhere else', () => {
  const here = adopt(pbg, { units });
  expect(here.stages['ditinjau']).toMatchObject({ by: { kind: 'units', units: ['pekerjaan', 'hijau', 'siaga'] } });
  expect(here.documents['izin']).toMatchObject({ signedBy: [{ kind: 'seal', unit: 'perizinan' }] });
  expect(Object.keys(here.units).toSorted()).toEqual(['hijau', 'pekerjaan', 'perizinan', 'siaga']);
  expect([here.region, here.adopts, here.fields]).toEqual(['seberang', 'tangerang', pbg.fields]);
  expect(findingsIn(JSON.parse(JSON.stringify(here)))).toEqual([]);
});

test('routing and teams follow, and what they compare stays', () => {
  const here = adopt(izinKeramaian, {
    units: { dishub: 'angkutan', dpupr: 'pekerjaan', bpbd: 'siaga', dinkes: 'sehat' },
  });
  expect(here.routing['pengelola']).toMatchObject({
    value: [
      'otherwise',
      ['choose', ['fact', 'kelasJalan'], { kota: 'angkutan', provinsi: 'angkutan', nasional: 'pekerjaan' }],
      'angkutan',
    ],
  });
  expect(here.teams['pengamanan']).toMatchObject({
    value: [
      'choose',
      ['field', 'jenis'],
      { pawai: ['list', 'angkutan', 'siaga'], konser: ['list', 'angkutan', 'siaga', 'sehat'] },
    ],
  });
  expect(findingsIn(JSON.parse(JSON.stringify(here)))).toEqual([]);
});

test("clocks, retention, reasons and words are the region's own; the rest is the same law", () => {
  const own = {
    units,
    within: since('2021-08-02', workingDays(20), 'Perwal sini'),
    stages: { survei: { within: since('2021-08-02', workingDays(9), 'Perwal sini') } },
    reasons: { sempadan: { says: l, basis: 'RTRW sini' } },
    words: { survei: { id: 'Kunjungan', en: 'Visit' } },
  };
  const here = adopt(pbg, own);
  expect(here.within).toEqual(own.within);
  expect(here.stages['survei']).toMatchObject({ within: { value: workingDays(9) } });
  expect(here.stages['kelengkapan']).toMatchObject({ within: { basis: 'PP 16/2021' } });
  expect(here.reasons['sempadan']?.basis).toBe('RTRW sini');
  expect([here.labels['sesuai']?.id, here.labels['survei']?.id, here.labels['ditolak']?.id]).toEqual([
    'Cocok',
    'Kunjungan',
    pbg.labels['ditolak']?.id,
  ]);
});

test('a unit that this region does not have is refused when published, by name', () => {
  const findings = findingsIn(JSON.parse(JSON.stringify(adopt(pbg, { units: { ...units, bpbd: 'siaga' } as never }))));
  expect(findings).toEqual([]);
  const lost = findingsIn(JSON.parse(JSON.stringify(adopt(pbg, {}))));
  expect(lost.map(({ check, message }) => [check, message.slice(0, 22)])).toContainEqual([
    'unknownUnit',
    "'dpmptsp' is no unit o",
  ]);
});

test('another region is another manifest', () => {
  expect(canonicalText(adopt(pbg, { units }))).not.toBe(canonicalText(pbg));
});

test('a region has its own tariff, or makes the service free: then nothing is collected and nothing goes back', () => {
  const dearer = adopt(pbg, {
    units,
    cost: (f) => since('2021-08-02', f.luasTerukur.times(20_000).roundedUpTo(500), 'Perda sini'),
  });
  expect(dearer.cost).toEqual(
    since('2021-08-02', ['ceil', ['times', ['field', 'luasTerukur'], 20_000], 500], 'Perda sini'),
  );
  expect(findingsIn(JSON.parse(JSON.stringify(dearer)))).toEqual([]);
  const gratis = adopt(pbg, { units, cost: free('2021-08-02', 'Perda sini') });
  expect(gratis.stages['dibayar']).toMatchObject({ next: { bayar: { to: 'penerbitan' } } });
  expect(JSON.stringify(gratis)).not.toContain('"fee"');
  expect(findingsIn(JSON.parse(JSON.stringify(gratis)))).toEqual([]);
});
