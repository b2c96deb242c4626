/** Answers as letters print them. Must never: show a stored code where a resident reads a name. */
import { expect, test } from 'vitest';
import { fillText } from './fill-letter.ts';
import { letterValues, type PrintedQuestion } from './letter-values.ts';

const label = (id: string): PrintedQuestion['label'] => ({ id, en: id });
const questions = {
  nama: { kind: 'text', label: label('Nama') },
  lahir: { kind: 'date', label: label('Lahir') },
  status: { kind: 'choice', label: label('Status'), options: { kontrak: { id: 'kontrak/sewa', en: 'rented' } } },
  kelurahan: { kind: 'area', label: label('Kelurahan') },
  foto: { kind: 'photo', label: label('Foto') },
  pindah: { kind: 'yesNo', label: label('Pindah') },
  alamat: { kind: 'group', label: label('Alamat'), rows: { jalan: { kind: 'text', label: label('Jalan') } } },
  anak: {
    kind: 'repeated',
    label: label('Anak'),
    rows: { nama: { kind: 'text', label: label('Nama') }, lahir: { kind: 'date', label: label('Lahir') } },
  },
} as const;
const answers = {
  nama: '2026-11-25',
  lahir: '1992-11-25',
  status: 'kontrak',
  kelurahan: '36.71.01.1001',
  foto: { sha256: 'a' },
  pindah: false,
  alamat: { jalan: 'Jalan Contoh 7' },
  anak: [{ nama: 'Anak Contoh 1', lahir: '2020-05-02' }],
};

test('each kind of question prints as people read it', () => {
  const values = letterValues(questions, answers, {
    nameOf: (_kind, code) => (code === '36.71.01.1001' ? 'Sukasari' : undefined),
  });
  const text = fillText('{nama}|{lahir}|{status}|{kelurahan}|{pindah}|{alamat.jalan}|{anak}[|{foto}]', values, {
    issuedOn: '2026-11-25',
  });
  expect(text).toEqual({
    ok: true,
    value: '2026-11-25|25 November 1992|kontrak/sewa|Sukasari|tidak|Jalan Contoh 7|Anak Contoh 1, 2 Mei 2020',
  });
});

test('an absent answer is unknown, not empty', () => {
  expect(fillText('{nama}', letterValues(questions, {}), { issuedOn: '2026-11-25' })).toMatchObject({
    ok: false,
    error: { names: ['nama'] },
  });
});
