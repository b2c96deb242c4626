/** What a group asks follows what was typed in it. Must never: need a browser. */
import { choice, group, text, yesNo } from '@balai/kernel';
import { expect, test } from 'vitest';
import { askedParts } from './asked-parts.ts';

const label = { id: 'x', en: 'x' };
const parent = group(label).of(
  {
    warga: choice(label).of({ wni: label, wna: label }),
    nik: text(label),
    paspor: text(label),
    hidup: yesNo(label),
    alamat: text(label),
  },
  { nik: (its) => its.warga.is('wni'), paspor: (its) => its.warga.is('wna'), alamat: (its) => its.hidup },
);

test('a part that depends on another is asked once that one is answered, and taken back when it changes', () => {
  expect(askedParts(parent, 'ibu', {})).toEqual(['warga', 'hidup']);
  expect(askedParts(parent, 'ibu', { 'ibu.warga': 'wni', 'ibu.hidup': 'tidak' })).toEqual(['warga', 'nik', 'hidup']);
  expect(askedParts(parent, 'ibu', { 'ibu.warga': 'wna', 'ibu.hidup': 'ya' })).toEqual([
    'warga',
    'paspor',
    'hidup',
    'alamat',
  ]);
});
