/**
 * Small manifests for tests of the process, written as data: what a test does not name stays empty.
 *
 * Must never: be used outside tests; services are written with `defineService`.
 */
import { workingDays, type Duration } from '../clock.ts';
import type { FactField, OpenStage, ServiceManifest, Since, UnitData } from '../manifest.ts';
import type { Field, Text } from '../fields.ts';

export const l: Text = { id: 'Contoh', en: 'Example' };
export const p = <const Value>(value: Value): Since<Value> => ({ since: '2020-01-01', value, basis: 'contoh Pasal 1' });
export const days = (count: number): Since<Duration> => p(workingDays(count));
export const by = (unit: string, more: { position?: string; at?: string } = {}): OpenStage['by'] => ({
  kind: 'unit',
  unit,
  position: more.position ?? null,
  at: more.at ?? null,
});
export const applicant = { kind: 'applicant' } as const;
export const reason = (...about: string[]) => ({
  says: l,
  basis: 'contoh Pasal 2',
  ...(about.length === 0 ? {} : { about }),
});
export const rule = (require: ServiceManifest['rules'][string]['require']) => ({
  require,
  otherwise: l,
  basis: 'contoh Pasal 3',
});
export const fact = (field: Field<unknown>, ...dependsOn: string[]): FactField => ({
  ...field,
  purpose: l,
  seenBy: [],
  freshForMinutes: 60,
  readAgain: false,
  dependsOn,
});
const unit = (more: Partial<UnitData> = {}): UnitData => ({
  label: l,
  reached: 'console',
  per: null,
  positions: {},
  ...more,
});

export const units: ServiceManifest['units'] = {
  kelurahan: unit({ per: 'kelurahan', positions: { lurah: l }, above: 'kecamatan' }),
  kecamatan: unit({ per: 'kecamatan' }),
  dishub: unit(),
  disbudpar: unit({ closes: '2025-12-31', successor: 'dlh' }),
  dlh: unit(),
  dpupr: unit(),
  bpbd: unit(),
  dpmptsp: unit(),
  provinsi: unit({ reached: 'outside' }),
  bbpjn: unit({ reached: 'outside' }),
  rt: unit({ per: null, reached: 'link' }),
};

export const manifestOf = (
  more: Partial<ServiceManifest> & Pick<ServiceManifest, 'stages' | 'start'>,
): ServiceManifest => ({
  language: 2,
  region: 'uji',
  id: 'uji',
  title: l,
  category: 'letter',
  basis: 'contoh',
  who: 'anyone',
  at: null,
  fields: {},
  askedIf: {},
  forms: {},
  rules: {},
  scores: {},
  conditions: {},
  routing: {},
  teams: {},
  reasons: {},
  slots: {},
  duplicates: null,
  cost: p(0),
  feeAsOf: 'turn',
  refund: null,
  within: null,
  keeps: p({ months: 12, then: 'destroy' }),
  documents: {},
  labels: {},
  units,
  facts: {},
  order: {},
  adopts: null,
  ...more,
});
