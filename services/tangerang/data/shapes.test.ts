/**
 * The data of the city's areas: complete, consistent by code, and a map that routes each kelurahan's point to itself.
 * Must never: compare with real boundaries; the shapes are invented.
 */
import { expect, test } from 'vitest';
import areas from './areas.json' with { type: 'json' };
import shapes from './shapes.json' with { type: 'json' };

const villages = areas.districts.flatMap(({ code, villages: own }) =>
  own.map((village) => ({ ...village, district: code })),
);

/** Even-odd rule, written out here so that the data is not tested with the code that will use it. */
function contains(ring: readonly number[][], longitude: number, latitude: number): boolean {
  let inside = false;
  for (const [index, [x2 = 0, y2 = 0]] of ring.entries()) {
    const [x1 = 0, y1 = 0] = ring.at(index - 1) ?? [];
    if (y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

const codesAt = (longitude: number, latitude: number): string[] =>
  shapes.features
    .filter(({ geometry }) => contains(geometry.coordinates[0] ?? [], longitude, latitude))
    .map(({ properties }) => properties.code);

test('Kota Tangerang has 13 kecamatan and 104 kelurahan, each code once', () => {
  expect(areas).toMatchObject({ region: '36.71', name: 'Kota Tangerang' });
  expect(areas.districts).toHaveLength(13);
  expect(new Set(villages.map(({ code }) => code)).size).toBe(104);
});

test('every kelurahan has a Kemendagri code inside its kecamatan', () => {
  for (const { code, district } of villages) {
    expect(code).toMatch(/^36\.71\.\d\d\.1\d{3}$/);
    expect(code.slice(0, 8)).toBe(district);
  }
});

test('P8: kelurahan Jatiuwung lies in kecamatan Cibodas, although a kecamatan Jatiuwung exists', () => {
  const jatiuwung = villages.find(({ name }) => name === 'Jatiuwung');
  expect(jatiuwung?.code).toBe('36.71.09.1006');
  expect(areas.districts.find(({ code }) => code === '36.71.09')?.name).toBe('Cibodas');
  expect(areas.districts.find(({ name }) => name === 'Jatiuwung')?.code).toBe('36.71.02');
});

test('every kelurahan has one shape, with the same name and kecamatan', () => {
  expect(shapes.features.map(({ properties }) => properties)).toEqual(
    villages.map(({ code, name, district }) => ({ code, name, district })),
  );
});

test('every point lies in the shape of its own kelurahan and in no other', () => {
  for (const { code, point } of villages) expect(codesAt(point.longitude, point.latitude)).toEqual([code]);
});

test('the shapes tile the city: no place near its middle belongs to none or to two', () => {
  for (let longitude = 106.58; longitude < 106.71; longitude += 0.0037) {
    expect(codesAt(longitude, -6.1901)).toHaveLength(1);
  }
});

test('outer rings run counter-clockwise, as GeoJSON has it', () => {
  for (const { geometry } of shapes.features) {
    const ring = geometry.coordinates[0] ?? [];
    const twiceArea = ring.slice(1).reduce((sum, [x2 = 0, y2 = 0], index) => {
      const [x1 = 0, y1 = 0] = ring[index] ?? [];
      return sum + (x1 - 106.6) * (y2 + 6.2) - (x2 - 106.6) * (y1 + 6.2);
    }, 0);
    expect(twiceArea).toBeGreaterThan(0);
  }
});

test('shapes are closed rings of four decimals', () => {
  for (const { geometry } of shapes.features) {
    const ring = geometry.coordinates[0] ?? [];
    expect(ring.length).toBeGreaterThan(3);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const degrees of ring.flat()) expect(degrees).toBe(Math.round(degrees * 1e4) / 1e4);
  }
});

test('the file itself says that the shapes are a sketch', () => {
  expect(shapes.schematic).toBe(true);
  expect(shapes.name).toMatch(/not boundaries/);
});
