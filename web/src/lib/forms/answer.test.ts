/** What was typed comes back as it was, and errors find their field. */
import { describe, expect, it } from 'vitest';
import { areaGroups, errorFor, rawFormOf, typedList, typedText } from './answer.ts';

const both = (words: string) => ({ id: words, en: words });

describe('typed answers', () => {
  it('reads own names only, lists and single values alike', () => {
    const typed = { satu: 'a', dua: ['b', 'c'] };
    expect(typedText(typed, 'satu')).toBe('a');
    expect(typedText(typed, 'dua')).toBe('c');
    expect(typedList(typed, 'satu')).toEqual(['a']);
    expect(typedText(typed, 'constructor')).toBe('');
    expect(typedList(typed, '__proto__')).toEqual([]);
  });
  it('turns a form into a raw form, leaving files out and keeping repeated names', () => {
    const form = new FormData();
    form.append('a', '1');
    form.append('a', '2');
    form.append('a', '3');
    form.append('b', 'x');
    form.append('berkas', new Blob(['x']), 'x.jpg');
    form.append('__proto__', 'y');
    const raw = rawFormOf(form);
    expect(raw['a']).toEqual(['1', '2', '3']);
    expect(raw['b']).toBe('x');
    expect(Object.keys(raw)).not.toContain('berkas');
    expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
  });
  it('finds the error of a field by its parts, not by a name that begins alike', () => {
    const errors = [
      { field: 'tanggal.day', message: both('hari') },
      { field: 'namaIbu', message: both('ibu') },
      { field: null, message: both('umum') },
    ];
    expect(errorFor(errors, 'tanggal')?.message.id).toBe('hari');
    expect(errorFor(errors, 'nama')).toBeUndefined();
  });
  it('groups kelurahan by kecamatan', () => {
    expect(areaGroups([{ name: 'Contoh', villages: [{ code: '1', name: 'Satu' }] }])).toEqual([
      { label: 'Contoh', options: [{ value: '1', label: 'Satu' }] },
    ]);
  });
});
