/**
 * Every operator that an author may write, by one example: what is written, what is known, and what comes out.
 *
 * Must never: miss an operator; the list of methods is compared.
 */
import { describe, expect, test } from 'vitest';
import { evaluate } from './expression.ts';
import { choice, choices, date, group, number, photo, repeated, text, yesNo, type Fields } from './fields.ts';
import { expressionOf, refs, RESERVED_NAMES, usedIn } from './recorder.ts';
import type { Booked, Refs, Term } from './terms.ts';

const l = { id: 'x', en: 'x' };
const form = {
  luas: number(l),
  lahir: date(l),
  nama: text(l),
  setuju: yesNo(l),
  foto: photo(l, { optional: true }),
  jenis: choice(l).of({ a: l, b: l }),
  bahasa: choices(l).of({ id: l, en: l }),
  ibu: group(l).of({ nama: text(l), lahir: date(l, { optional: true }) }),
  anak: repeated(l, { atMost: 5 }).of({ umur: number(l) }),
} as const;
const city = { desil: number(l), lunas: yesNo(l), kelas: choice(l).of({ kota: l, desa: l }), today: date(l) } as const;
type F = Refs<typeof form> & { readonly jadwal: Booked };
type K = Refs<typeof city>;

const answers = {
  luas: 120,
  lahir: '2000-02-29',
  nama: 'Ani',
  setuju: true,
  jenis: 'a',
  bahasa: { chosen: ['id'] },
  ibu: { nama: 'Ibu' },
  anak: [{ umur: 3 }, { umur: 9 }],
  jadwal: '2026-03-17T09:30',
};
const facts = { desil: 3, today: '2026-02-28', lunas: null };
const value = (write: (f: F, fact: K) => unknown) =>
  evaluate(
    expressionOf(usedIn('test', () => write(refs('field'), refs('fact')), String(write)) as Term<unknown>),
    answers,
    facts,
  );

const operators: readonly (readonly [name: string, write: (f: F, fact: K) => unknown, gives: unknown])[] = [
  ['isAnswered', (f) => f.foto.isAnswered(), false],
  ['isAnswered', (_, fact) => fact.lunas.isAnswered(), false],
  ['isAnswered', (_, fact) => fact.kelas.isAnswered(), undefined],
  ['and', (f, fact) => f.setuju.and(fact.kelas.is('kota')), undefined],
  ['or', (f, fact) => f.setuju.or(fact.kelas.is('kota')), true],
  ['not', (f) => f.setuju.not(), false],
  ['otherwise', (_, fact) => fact.kelas.otherwise('desa'), 'desa'],
  ['otherwise', (_, fact) => fact.lunas.otherwise(false), false],
  ['is', (f) => f.nama.is('Ani'), true],
  ['isOneOf', (_, fact) => fact.kelas.isOneOf('kota', 'desa'), undefined],
  ['choose', (f) => f.jenis.choose({ a: 10, b: 20 }), 10],
  ['choose', (f) => f.jenis.choose({ a: ['dpupr', 'dlh'], b: ['dpupr'] }), ['dpupr', 'dlh']],
  ['choose', (f, fact) => f.jenis.choose({ a: fact.kelas.otherwise('kota'), b: 'desa' }), 'kota'],
  ['choose', (f) => f.luas.atLeast(100).choose('dpupr', 'kelurahan'), 'dpupr'],
  ['atLeast', (f) => f.luas.atLeast(120), true],
  ['atMost', (f) => f.luas.atMost(119), false],
  ['moreThan', (f) => f.luas.moreThan(120), false],
  ['lessThan', (f) => f.luas.lessThan(121), true],
  ['plus', (f) => f.luas.plus(1), 121],
  ['minus', (f) => f.luas.minus(200), -80],
  ['times', (f) => f.luas.times(0.25), 30],
  ['atMostOf', (f) => f.luas.atMostOf(100), 100],
  ['atLeastOf', (f) => f.luas.minus(200).atLeastOf(0), 0],
  ['roundedUpTo', (f) => f.luas.roundedUpTo(100), 200],
  ['roundedDownTo', (f) => f.luas.roundedDownTo(100), 100],
  ['asMonths', (_, fact) => fact.desil.asMonths(), { clock: 'months', count: 3 }],
  ['isBefore', (f, fact) => f.lahir.isBefore(fact.today), true],
  ['isAfter', (f) => f.lahir.isAfter('2000-02-29'), false],
  ['yearsUntil', (f, fact) => f.lahir.yearsUntil(fact.today), 25],
  ['monthsUntil', (f, fact) => f.lahir.monthsUntil(fact.today), 311],
  ['daysUntil', (f, fact) => f.lahir.daysUntil(fact.today), 9496],
  ['includes', (f) => f.bahasa.includes('en'), false],
  ['day', (f) => f.jadwal.day(), '2026-03-17'],
  ['hour', (f) => f.jadwal.hour(), 9],
  ['weekday', (f) => f.jadwal.weekday(), 2],
  ['count', (f) => f.anak.count(), 2],
  ['sum', (f) => f.anak.sum((row) => row.umur), 12],
  ['every', (f) => f.anak.every((row) => row.umur.lessThan(9)), false],
  ['some', (f) => f.anak.some((row) => row.umur.lessThan(9)), true],
];

describe('each operator', () => {
  test.each(operators)('%s', (_, write, gives) => expect(value(write)).toEqual(gives));
  test('has an example here', () => {
    expect([...RESERVED_NAMES].filter((name) => name !== 'expression').toSorted()).toEqual(
      [...new Set(operators.map(([name]) => name))].toSorted(),
    );
  });
});

test('a part of a group is read by its path', () => {
  expect([value((f) => f.ibu.nama.is('Ibu')), value((f) => f.ibu.lahir.isAnswered())]).toEqual([true, false]);
});

test.each([
  ['??', (f: F, fact: K) => fact.lunas ?? f.setuju],
  ['&&', (f: F) => f.setuju && f.luas.atLeast(1)],
  ['||', (f: F) => f.setuju.not() || f.luas.atLeast(1)],
  ['?:', (f: F) => (f.luas.atLeast(1) ? f.setuju : f.setuju.not())],
])("JavaScript's %s would decide now, and not for each case: said when the file is loaded", (_, write) => {
  expect(() => value(write)).toThrow(/write \.and\(\), \.or\(\), \.choose\(\)/u);
});
test('signs inside texts, comments and optional chains are no operators', () => {
  expect(
    value((f) =>
      f.nama /* a && b ? c : d */
        .is('x || y ? z'),
    ),
  ).toBe(false);
});
test('a term that was made and dropped is found too', () => {
  expect(() =>
    usedIn('aturan', () => (refs('field') as F).setuju.and((refs('field') as F).luas.atLeast(1)) && 1),
  ).toThrow(/aturan: .* is not used/u);
});

test('a question that is asked twice reads the same answer, and a form has no names of its own', () => {
  const fields: Fields = { ...form };
  expect(Object.keys(fields)).toContain('luas');
  expect(value((f) => f.luas.minus(f.luas))).toBe(0);
});
