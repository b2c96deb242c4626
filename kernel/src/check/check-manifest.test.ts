/**
 * What may not be published: every mistake of mistakes.ts once more, as plain JSON, and the roads that no compiler sees.
 *
 * Must never: pass because the manifest was broken elsewhere; each case names the check that speaks.
 */
import { links } from './cases/broken-links.ts';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../../fixtures/services.ts';
import { clocks } from './cases/broken-clocks.ts';
import {
  applicant,
  expressions,
  forms,
  hostile,
  label,
  letters,
  money,
  put,
  roads,
  silence,
  sku,
  turn,
  whole,
  words,
  type Case,
  type Json,
} from './cases/broken-manifests.ts';
import { checkManifest, findingsIn } from './check-manifest.ts';
import { saidOf } from './indonesian.ts';

const applied = ([, , ...changes]: Case): Json =>
  changes.reduce((data, [path, value]) => put(data, path, value), whole());

test('every fixture may be published, in the order in which it was written', () => {
  for (const service of fixtures) {
    const checked = checkManifest(JSON.parse(JSON.stringify(service)));
    expect([service.id, checked.ok ? [] : checked.error]).toEqual([service.id, []]);
    expect(checked.ok && Object.keys(checked.value.fields)).toEqual(Object.keys(service.fields));
  }
});

describe.each([
  ['words', words],
  ['roads', roads],
  ['clocks', clocks],
  ['links', links],
  ['silence and reasons', silence],
  ['money', money],
  ['expressions', expressions],
  ['forms', forms],
  ['letters', letters],
  ['hostile data', hostile],
] as readonly (readonly [string, readonly Case[]])[])('%s', (_, cases) => {
  test.each(cases.map((each) => [each[0], each] as const))('%s', (__, each) => {
    const findings = findingsIn(applied(each));
    expect(findings.filter(({ weight }) => weight === 'error').map(({ check }) => check)).toContain(each[1]);
    const { message } = findings.find(({ check }) => check === each[1]) as { readonly message: string };
    expect(message).toMatch(/^\S.{10,}/u);
    const untold = findings.map(saidOf).filter(({ id, en }) => id === en || id.includes('{}'));
    expect(untold).toEqual([]);
  });
});

test('data that is no manifest at all is refused, and nothing is thrown', () => {
  for (const data of [undefined, null, 1, 'x', [], {}, [whole()], new Map(), Object.create({ stages: {} })])
    expect(checkManifest(data).ok).toBe(false);
});

test('prototype pollution by JSON is refused', () => {
  const text = JSON.stringify(whole()).replace('"stages":{', '"stages":{"__proto__":{"ends":"granted"},');
  expect(findingsIn(JSON.parse(text)).map(({ check }) => check)).toContain('reservedName');
});

test('silence that grants, and what was paid in vain, are asked about, not refused', () => {
  const asked = findingsIn(
    put(put(sku(), 'stages.penandatanganan.late', 'terbit'), 'stages.diperiksa.late', undefined),
  );
  expect(asked.filter(({ weight }) => weight === 'question').map(({ check }) => check)).toEqual(['silenceGrants']);
  expect(
    findingsIn(put(whole(), 'stages.tetapDitolak.refunds', undefined)).map(({ check, weight }) => [check, weight]),
  ).toEqual([['refundUnsaid', 'question']]);
});

test('a question that an action brings, named as what the form of an action says itself, is asked about', () => {
  const field = { kind: 'text', label: { id: 'Apa?', en: 'What?' }, required: false };
  const asked = findingsIn(put(whole(), 'forms.temuan.tindakan', field));
  expect(asked.map(({ check, at, weight }) => [check, at, weight])).toEqual([
    ['reservedName', 'forms.temuan.tindakan', 'question'],
  ]);
});

test('a question that is named like a unit changes nothing (K17)', () => {
  const named = put(put(sku(), 'fields.kelurahan', { kind: 'phone', label, required: true }), 'order', {});
  expect(findingsIn(named)).toEqual([]);
});

test('a turn of its own area says which: of the home, or of the business (K26)', () => {
  const data = put(
    put(whole(), 'fields.alamat', { kind: 'area', label, required: true }),
    'stages.penandatanganan.by',
    { kind: 'unit', unit: 'kelurahan', position: 'lurah', at: 'alamat' },
  );
  expect(findingsIn(data)).toEqual([]);
  expect(findingsIn(put(data, 'stages.penandatanganan.by.at', 'acara')).map(({ check }) => check)).toContain(
    'atNoPlace',
  );
});

test('two rows of findings never say the same, and there are never more than can be read', () => {
  const broken = put(
    whole(),
    'stages',
    Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`s${index}`, turn(applicant, { bayar: { to: 'x' } })]),
    ),
  );
  const findings = findingsIn(broken);
  expect(findings.length).toBeLessThanOrEqual(200);
  expect(new Set(findings.map(({ check, at, message }) => `${check} ${at} ${message}`)).size).toBe(findings.length);
});
