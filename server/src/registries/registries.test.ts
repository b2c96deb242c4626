/** Registries: asked together, none waited for beyond patience, silence an answer of its own, the demo always the same. */
import type { FactField } from '@balai/kernel';
import { describe, expect, it } from 'vitest';
import { openRegistries, type Registry } from './registries.ts';
import { simulatedRegistries } from './simulated-registries.ts';

const field = (dependsOn: readonly string[]): FactField => ({
  kind: 'yesNo',
  label: { id: 'Terdaftar', en: 'Registered' },
  required: true,
  purpose: { id: 'uji', en: 'test' },
  seenBy: ['kelurahan'],
  freshForMinutes: 60,
  readAgain: false,
  dependsOn,
});
const facts = { satu: field(['nik']), dua: field([]), tiga: field([]), empat: field([]) };
const never: Registry = {
  id: 'diam',
  label: { id: 'Register', en: 'Register' },
  facts: ['dua'],
  ask: () => new Promise(() => undefined),
};
const broken: Registry = {
  id: 'rusak',
  label: { id: 'Register', en: 'Register' },
  facts: ['tiga'],
  ask: () => Promise.reject(new Error('down')),
};
const well: Registry = {
  id: 'baik',
  label: { id: 'Register', en: 'Register' },
  facts: ['satu'],
  ask: ({ answers }) => Promise.resolve({ state: 'known', value: Object.keys(answers).join(), reference: 'R-1' }),
};

describe('openRegistries', () => {
  it('returns what each said; a silent, a broken and a missing registry are unavailable', async () => {
    const about = { answers: { nik: '1', nama: 'Warga Contoh' }, area: null };
    const said = await openRegistries([never, broken, well]).ask(facts, about, 5, 20);
    expect(said).toEqual({
      // It is told the answers that the fact depends on, and no others.
      satu: { state: 'known', value: 'nik', source: 'baik', at: 5, reference: 'R-1' },
      dua: { state: 'unavailable', source: 'diam', at: 5 },
      tiga: { state: 'unavailable', source: 'rusak', at: 5 },
      empat: { state: 'unavailable', source: '-', at: 5 },
    });
  });
});

it.each(['a\u0000b', 'half \ud800', { name: 'a\u0000b' }, Number.NaN])(
  'a registry that says what no database keeps is as good as silent: nobody is refused for it (%j)',
  async (value) => {
    const lies: Registry = { ...well, ask: () => Promise.resolve({ state: 'known', value, reference: 'R-1' }) };
    const said = await openRegistries([lies]).ask({ satu: field([]) }, { answers: {}, area: null }, 5, 20);
    expect(said).toEqual({ satu: { state: 'unavailable', source: 'baik', at: 5 } });
  },
);

describe('simulatedRegistries', () => {
  const roadAt = async (latitude: number, mode: 'ok' | 'wrong' = 'ok') => {
    const road = simulatedRegistries(async () => undefined).find(({ id }) => id === 'jalan');
    road?.turn(mode);
    const place = { latitude, longitude: 106.6, area: '36.71.01.1001' };
    const said = await road?.ask({ fact: 'kelasJalan', answers: { lokasi: place }, area: null });
    return said?.state === 'known' ? said.value : null;
  };
  it('says the same of a place each time, and about seven of ten roads are the city’s', async () => {
    const places = Array.from({ length: 400 }, (_, at) => -6.2 + at / 1_000);
    const classes = await Promise.all(places.map((latitude) => roadAt(latitude)));
    expect(await Promise.all(places.map((latitude) => roadAt(latitude)))).toEqual(classes);
    const own = classes.filter((one) => one === 'kota').length;
    expect(own).toBeGreaterThan(240);
    expect(own).toBeLessThan(320);
    expect(new Set(classes)).toEqual(new Set(['kota', 'provinsi', 'nasional']));
  });
  it('says something else when it is switched to wrong', async () => {
    expect(await roadAt(-6.2, 'wrong')).not.toBe(await roadAt(-6.2));
  });
});
