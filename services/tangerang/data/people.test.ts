/** The demonstration's people and addresses: well formed, told again by the same seed, and never anybody real. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoNik, demoOfficerNames, demoResident } from './people.ts';
import { seededRandom } from './seeded-random.ts';
import { demoAddress, demoStreets } from './streets.ts';

const today = '2026-11-25';
const residents = Array.from({ length: 600 }, (_, seed) => demoResident(seededRandom(seed), today));

test('officers enough for many units, every name once, all called Contoh', () => {
  expect(demoOfficerNames.length).toBeGreaterThan(200);
  expect(new Set(demoOfficerNames).size).toBe(demoOfficerNames.length);
  for (const name of demoOfficerNames) expect(name).toMatch(/^([A-Z][a-z]+ ){1,2}Contoh$/);
});

test('names keep the rule for new records: two words or more, letters only, at most 60 characters', () => {
  for (const { name } of residents) {
    expect(name).toMatch(/^([A-Z][a-z]+ ){2}Contoh$/);
    expect(name.length).toBeLessThanOrEqual(60);
  }
});

test('a NIK says area, birth date and sex, and its serial is one of the demonstration', () => {
  expect(demoNik(seededRandom(1), { birthDate: '1990-08-05', sex: 'female' })).toMatch(
    /^3671(0[1-9]|1[0-3])450890999\d$/,
  );
  expect(demoNik(seededRandom(1), { birthDate: '2001-12-31', sex: 'male' })).toMatch(
    /^3671(0[1-9]|1[0-3])311201999\d$/,
  );
  for (const { nik } of residents) expect(nik).toMatch(/^3671\d{8}999\d$/);
});

test('residents are 17 to 80 years old, and most NIK differ', () => {
  for (const { birthDate } of residents) {
    expect(birthDate >= '1946-11-25' && birthDate <= '2009-11-25').toBe(true);
  }
  expect(new Set(residents.map(({ nik }) => nik)).size).toBeGreaterThan(595);
});

test('family cards and phones have the right form', () => {
  for (const { familyCard, phone } of residents) {
    expect(familyCard).toMatch(/^3671(0[1-9]|1[0-3])([0-2]\d|3[01])(0\d|1[0-2])\d\d999\d$/);
    expect(phone).toMatch(/^\+62800\d{7}$/);
  }
});

test('60 streets, every one of them marked as an example', () => {
  expect(new Set(demoStreets).size).toBe(60);
  for (const street of demoStreets) expect(street).toMatch(/^(Jl|Gg)\. Contoh /);
});

test('addresses are written as on an identity card', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { street, rt, rw } = demoAddress(seededRandom(seed));
      expect(street).toMatch(/^(Jl|Gg)\. Contoh [A-Z][a-z]+( \d)? No\. \d{1,2}$/);
      expect(rt).toMatch(/^00[1-9]$/);
      expect(rw).toMatch(/^0(0[1-9]|1[0-5])$/);
    }),
  );
});

test('the same seed tells the same people again', () => {
  expect(demoResident(seededRandom(7), today)).toEqual(residents[7]);
  expect(demoResident(seededRandom(8), today)).not.toEqual(residents[7]);
});
