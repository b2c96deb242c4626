// What the compiler prints becomes places and plain sentences in both languages.
// Must never: run the compiler; its words are given.
import { expect, test } from 'vitest';
import { mistakesIn } from './compile.ts';
import { plainly } from './compiler-words.ts';

test('each mistake has its place; the lines below it belong to it', () => {
  const printed = `services/tangerang/sku.ts(93,56): error TS2820: Type '"diperiksaa"' is not assignable to type '"diperiksa" | "terbit"'. Did you mean '"diperiksa"'?
services/tangerang/sku.ts(101,7): error TS2322: Type 'Since<Duration>' is not assignable to type 'never'.
  Types of property 'within' are incompatible.
`;
  const found = mistakesIn(printed);
  expect(found.map(({ file, line, column, code }) => [file, line, column, code])).toEqual([
    ['services/tangerang/sku.ts', 93, 56, 'TS2820'],
    ['services/tangerang/sku.ts', 101, 7, 'TS2322'],
  ]);
  expect(found[0]?.message.en).toBe(
    "'diperiksaa' may not stand here. What may: 'diperiksa', 'terbit'. Did you mean 'diperiksa'?",
  );
  expect(found[1]?.detail).toContain('are incompatible');
});

test.each([
  [
    'TS2339',
    "Property 'luass' does not exist on type 'Terms<Values<{ luas: 1 }>>'. Did you mean 'luas'?",
    "'luass' tidak dikenal di sini. Maksudnya 'luas'?",
    "'luass' is not known here. Did you mean 'luas'?",
  ],
  [
    'TS2741',
    "Property 'basis' is missing in type '{ require: 1 }' but required in type 'RuleData'.",
    "'basis' belum ditulis di sini",
    "'basis' is missing here",
  ],
  [
    'TS2322',
    `Type '{ by: string; }' is not assignable to type '"'tunggu' can never be reached: no stage leads to it"'.`,
    "'tunggu' tidak pernah dicapai: tidak ada tahap yang menuju ke sana",
    "'tunggu' can never be reached: no stage leads to it",
  ],
  [
    // A question that was added, and an example of before that does not answer it.
    'TS2322',
    `Type '{ readonly lokasi: { readonly area: '36.71.01.1001'; }; }' is not assignable to type 'Answers<{ readonly kontak: Field<string | undefined> & { readonly kind: "phone"; }; }>'.
  Property 'akibat' is missing in type '{ readonly lokasi: { readonly area: '36.71.01.1001'; }; }' but required in type '{ readonly akibat: "bau" | "genangan"; readonly lokasi: Place; }'.`,
    "'akibat' belum ditulis di sini",
    "'akibat' is missing here",
  ],
  [
    'TS2345',
    `Argument of type '{ lokasi: { area: string; }; akibat: "bauu"; }' is not assignable to parameter of type 'Answers<{ akibat: Field }>'.
  Types of property 'akibat' are incompatible.
    Type '"bauu"' is not assignable to type '"bau" | "genangan"'.`,
    "'bauu' tidak boleh di sini. Yang boleh: 'bau', 'genangan'",
    "'bauu' may not stand here. What may: 'bau', 'genangan'",
  ],
  [
    'TS2353',
    "Object literal may only specify known properties, and 'collects' does not exist in type 'Stage'.",
    "'collects' tidak dikenal di sini",
    "'collects' is not known here",
  ],
  [
    'TS2740',
    "Type 'Quantity' is missing the following properties from type 'Truth': and, or, not, choose",
    'di sini diperlukan ya atau tidak, bukan angka',
    'a yes or no is wanted here, not a number',
  ],
  [
    'TS1005',
    "',' expected.",
    "tulisan berkas tidak lengkap: di sini diharapkan ','",
    "the file is not complete: ',' is expected here",
  ],
  ['TS9999', 'Something new.\n  More of it.', 'Something new.', 'Something new.'],
])('%s: %s', (code, detail, id, en) => {
  expect(plainly(code, detail)).toEqual({ id, en });
});
