/** A city's own file of boundaries: taken up whole, or refused with sentences that let its maker mend it. */
import { describe, expect, test } from 'vitest';
import { areaAt } from './area-at.ts';
import { boundarySentence } from './boundary-problems.ts';
import { validateBoundaries } from './validate-boundaries.ts';

const expected = {
  region: '36.71',
  villages: [
    { code: '36.71.01.1001', name: 'Sukarasa' },
    { code: '36.71.09.1006', name: 'Jatiuwung' },
  ],
};

const square = (west: number, south: number): unknown[] => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south + 0.01],
  [west, south],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (properties: unknown, geometry: unknown = polygon(square(106.6, -6.2))) => ({
  type: 'Feature',
  properties,
  geometry,
});
const sukarasa = feature({ code: '36.71.01.1001' });
const jatiuwung = feature({ code: '36.71.09.1006' }, polygon(square(106.65, -6.2)));
const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

function problemsOf(input: unknown) {
  const checked = validateBoundaries(input, expected);
  return checked.ok ? [] : checked.error;
}
const sentencesOf = (input: unknown) => problemsOf(input).map((problem) => boundarySentence(problem).en);

describe('a good file', () => {
  test.each([
    ['code with dots', { code: '36.71.01.1001' }],
    ['kode without dots', { kode: '3671011001' }],
    ['KODE_DESA as a number', { KODE_DESA: 3671011001 }],
    ['id', { id: '36.71.01.1001', kode: 'RT 4' }],
  ])('%s', (_, properties) => {
    const checked = validateBoundaries(file(jatiuwung, feature(properties)), expected);
    expect(checked.ok && checked.value.features.map(({ properties: kept }) => kept)).toEqual([
      { code: '36.71.01.1001', name: 'Sukarasa', district: '36.71.01' },
      { code: '36.71.09.1006', name: 'Jatiuwung', district: '36.71.09' },
    ]);
  });

  test('a code may stand beside the properties, as GeoJSON allows', () => {
    expect(problemsOf(file({ ...feature(null), id: 3671011001 }, jatiuwung))).toEqual([]);
  });

  test('names come from the region, and no other property of the source is kept', () => {
    const other = feature({ kode: '3671011001', name: 'SUKARASA KEL.', penduduk: 12000, surveyor: 'Bayu Contoh' });
    const checked = validateBoundaries(file(other, jatiuwung), expected);
    expect(checked.ok && Object.keys(checked.value.features[0]?.properties ?? {})).toEqual([
      'code',
      'name',
      'district',
    ]);
  });

  test('positions keep five decimals and lose their height', () => {
    const fine = [
      [106.60000123456, -6.2, 14],
      [106.6100049, -6.2000000001, 14],
      [106.61, -6.19, 14],
      [106.61, -6.190000001, 14],
      [106.60000123456, -6.2, 14],
    ];
    const checked = validateBoundaries(file(feature({ code: '36.71.01.1001' }, polygon(fine)), jatiuwung), expected);
    expect(checked.ok && checked.value.features[0]?.geometry.coordinates[0]).toEqual([
      [106.6, -6.2],
      [106.61, -6.2],
      [106.61, -6.19],
      [106.6, -6.2],
    ]);
  });

  test('what is accepted routes', () => {
    const islands = { type: 'MultiPolygon', coordinates: [[square(106.6, -6.2)], [square(106.8, -6.2)]] };
    const checked = validateBoundaries(file(feature({ code: '36.71.01.1001' }, islands), jatiuwung), expected);
    expect(checked.ok && areaAt(checked.value, { latitude: -6.195, longitude: 106.805 })).toBe('36.71.01.1001');
  });
});

describe('a file that cannot be used', () => {
  const bad = (geometry: unknown) => file(feature({ code: '36.71.01.1001' }, geometry), jatiuwung);
  const open = square(106.6, -6.2).slice(0, -1);
  const metres = [
    [682000, 9316000],
    [683000, 9316000],
    [683000, 9317000],
    [682000, 9316000],
  ];
  const swapped = [
    [-6.2, 106.6],
    [-6.2, 106.61],
    [-6.19, 106.61],
    [-6.2, 106.6],
  ];
  const elsewhere = [
    [4.8, 52.3],
    [4.9, 52.3],
    [4.9, 52.4],
    [4.8, 52.3],
  ];
  const speck = [
    [106.6, -6.2],
    [106.6000001, -6.2],
    [106.6, -6.2000001],
    [106.6, -6.2],
  ];

  test.each([
    ['no GeoJSON', { type: 'Topology' }, ['not-a-feature-collection']],
    ['no object', 'text', ['not-a-feature-collection']],
    ['an item that is no feature', file(sukarasa, jatiuwung, { type: 'Point' }), ['not-a-feature']],
    ['a feature without a code', file(sukarasa, jatiuwung, feature({ nama: 'Sukarasa' })), ['code-missing']],
    ['a code of another region', file(sukarasa, jatiuwung, feature({ code: '36.74.01.1001' })), ['code-unknown']],
    ['one code twice', file(sukarasa, jatiuwung, sukarasa), ['code-twice']],
    ['a kelurahan without a shape', file(sukarasa), ['areas-missing']],
    ['a point for a shape', bad({ type: 'Point', coordinates: [106.6, -6.2] }), ['geometry-kind']],
    ['no geometry', bad(null), ['geometry-kind']],
    ['an open ring', bad(polygon(open)), ['ring-open']],
    ['metres', bad(polygon(metres)), ['not-degrees']],
    ['latitude first', bad(polygon(swapped)), ['degrees-swapped']],
    ['another country', bad(polygon(elsewhere)), ['outside-indonesia']],
    ['a ring smaller than a metre', bad(polygon(speck)), ['ring-too-short']],
    ['text for numbers', bad(polygon([['106.6', '-6.2']])), ['geometry-malformed']],
    ['an empty polygon', bad(polygon()), ['geometry-malformed']],
  ])('%s', (_, input, types) => {
    expect(problemsOf(input).map(({ type }) => type)).toEqual(types);
  });

  test('each sentence names the feature, the code and the way out', () => {
    expect(sentencesOf(bad(polygon(swapped)))).toEqual([
      'Feature 1 (36.71.01.1001): the coordinates -6.2, 106.6 seem swapped. GeoJSON has longitude first, then latitude.',
    ]);
    expect(sentencesOf(file(sukarasa))).toEqual([
      'The file lacks 1 kelurahan: 36.71.09.1006 Jatiuwung. Add their features.',
    ]);
    expect(sentencesOf(file(sukarasa, jatiuwung, feature({ code: '3671010001' })))[0]).toMatch(/looks like a BPS code/);
  });

  test('every problem can be said in both languages', () => {
    const mixed = file(feature({ code: '36.71.01.1001' }, polygon(open)), feature({}), 7, jatiuwung, jatiuwung);
    const sentences = problemsOf(mixed).map(boundarySentence);
    expect(sentences).toHaveLength(4);
    for (const { id, en } of sentences) {
      expect(id).toMatch(/^(Fitur|Butir) \d/);
      expect(en).toMatch(/^(Features?|Item) \d/);
    }
  });

  test('a file that is wrong everywhere is answered with twenty problems, not with thousands', () => {
    expect(problemsOf(file(...Array.from({ length: 5000 }, () => feature({}))))).toHaveLength(20);
  });
});

describe('a well-formed file of the wrong places', () => {
  test('one kelurahan on top of another is named, neighbours that share a border are not', () => {
    expect(sentencesOf(file(sukarasa, feature({ code: '36.71.09.1006' })))).toEqual([
      'Feature 1 (36.71.01.1001): its middle lies inside 36.71.09.1006. See whether a code is exchanged or a shape is there twice.',
      'Feature 2 (36.71.09.1006): its middle lies inside 36.71.01.1001. See whether a code is exchanged or a shape is there twice.',
    ]);
    expect(problemsOf(file(sukarasa, feature({ code: '36.71.09.1006' }, polygon(square(106.609, -6.2)))))).toEqual([]);
  });

  test('a shape far from the region is named with its distance', () => {
    const far = feature({ code: '36.71.09.1006' }, polygon(square(112.7, -7.2)));
    const checked = validateBoundaries(file(sukarasa, far), {
      ...expected,
      middle: { latitude: -6.2, longitude: 106.6 },
    });
    expect(checked.ok ? [] : checked.error).toMatchObject([{ type: 'far-away', feature: 2, code: '36.71.09.1006' }]);
  });
});
