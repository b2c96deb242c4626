// The compiler's words in plain ones, in both languages: what is wrong, and what may stand there instead.
// Must never: hide what it does not know; then the compiler's first line is shown as it is.
import { inBothLanguages } from '@balai/kernel';
import type { Sentence } from '../say.ts';

const MOST_WORDS = 12;

/** `detail`: all that the compiler says, its first line first. */
export function plainly(code: string, detail: string): Sentence {
  // The language says its own sentence as a type: "'b' can never be reached: no stage leads to it".
  const own = /type '"([^"]* [^"]*(?:"fee"[^"]*)?)"'/u.exec(detail)?.[1];
  if (own !== undefined) return inBothLanguages(own.replaceAll('\\"', '"'));
  const [first = '', ...below] = detail.split('\n').map((line) => line.trim());
  const known = (IS_WHOLE_OBJECT.test(first) ? ofItsPart(below) : undefined) ?? KNOWN[code]?.(first);
  return known ?? { id: first, en: first };
}

/** A whole object that does not fit is told with all that is in it; which part is meant stands in the last of the lines below. */
const IS_WHOLE_OBJECT = /^(?:Type|Argument of type) '\{/u;
function ofItsPart(below: readonly string[]): Sentence | undefined {
  const last = below.findLast((line) => line !== '') ?? '';
  return missing(last) ?? (IS_WHOLE_OBJECT.test(last) ? undefined : wrongWord(last));
}

const one = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
const meant = (text: string): Sentence => {
  const word = one(text, /Did you mean (?:to write )?'([^']+)'/u);
  return word === undefined ? { id: '', en: '' } : { id: `. Maksudnya '${word}'?`, en: `. Did you mean '${word}'?` };
};
const joined = (id: string, en: string, more: Sentence): Sentence => ({ id: `${id}${more.id}`, en: `${en}${more.en}` });

function unknownName(text: string): Sentence | undefined {
  const name = one(text, /(?:Property|and|Cannot find name|but|known properties, and) '([^']+)'/u);
  return name === undefined
    ? undefined
    : joined(`'${name}' tidak dikenal di sini`, `'${name}' is not known here`, meant(text));
}
/** What the terms of the language are called by somebody who does not know their types. */
const TERMS: Readonly<Record<string, Sentence>> = {
  Truth: { id: 'ya atau tidak', en: 'a yes or no' },
  Quantity: { id: 'angka', en: 'a number' },
  Day: { id: 'tanggal', en: 'a date' },
  Words: { id: 'teks', en: 'a text' },
};
function missing(text: string): Sentence | undefined {
  const [, given = '', wanted = ''] =
    /^Type '(\w+)' is missing the following properties from type '(\w+)'/u.exec(text) ?? [];
  const [is, needed] = [TERMS[given], TERMS[wanted]];
  if (is !== undefined && needed !== undefined)
    return { id: `di sini diperlukan ${needed.id}, bukan ${is.id}`, en: `${needed.en} is wanted here, not ${is.en}` };
  const name = one(text, /Property '([^']+)' is missing/u) ?? one(text, /following properties from type '.*': (.+)$/u);
  return name === undefined ? undefined : { id: `'${name}' belum ditulis di sini`, en: `'${name}' is missing here` };
}
/** A word where another is wanted; the wanted ones are listed when they are words. */
function wrongWord(text: string): Sentence | undefined {
  const found =
    /'("[^"]*"|[^']+)' is not assignable to (?:parameter of )?type '(.+?)'\.?(?: Did you mean '"?(.+?)"?'\?)?$/u.exec(
      text,
    );
  if (found === null) return undefined;
  const [, given = '', wanted = '', suggestion] = found;
  const words = [...wanted.matchAll(/"([^"]+)"/gu)].map(([, word]) => `'${word}'`);
  const is = given.startsWith('"') ? `'${given.slice(1, -1)}'` : short(given);
  const hint = suggestion === undefined ? { id: '', en: '' } : meant(`Did you mean '${suggestion}'`);
  if (words.length === 0)
    return joined(
      `${is} tidak cocok di sini; diharapkan ${short(wanted)}`,
      `${is} does not fit here; ${short(wanted)} is expected`,
      hint,
    );
  const listed = `${words.slice(0, MOST_WORDS).join(', ')}${words.length > MOST_WORDS ? ' …' : ''}`;
  return joined(
    `${is} tidak boleh di sini. Yang boleh: ${listed}`,
    `${is} may not stand here. What may: ${listed}`,
    hint,
  );
}
const short = (type: string): string => (type.length <= 60 ? type : `${type.slice(0, 57)}…`);

const MISSING: Readonly<Record<string, Sentence>> = {
  'Unterminated string literal.': { id: 'tanda kutip belum ditutup', en: 'a quotation mark is not closed' },
  'Identifier expected.': { id: 'di sini diharapkan nama', en: 'a name is expected here' },
  'Expression expected.': { id: 'di sini diharapkan nilai', en: 'a value is expected here' },
  'Declaration or statement expected.': { id: 'ada kurung yang berlebih', en: 'there is a bracket too many' },
  'Property assignment expected.': {
    id: 'di sini diharapkan nama beserta nilainya',
    en: 'a name with its value is expected here',
  },
};
function syntax(text: string): Sentence {
  const sign = one(text, /^'(.+)' expected\.$/u);
  const what =
    sign === undefined
      ? (MISSING[text] ?? { id: text, en: text })
      : { id: `di sini diharapkan '${sign}'`, en: `'${sign}' is expected here` };
  return { id: `tulisan berkas tidak lengkap: ${what.id}`, en: `the file is not complete: ${what.en}` };
}
const unused = (text: string): Sentence | undefined => {
  const name = one(text, /'([^']+)' is declared but/u);
  return name === undefined
    ? undefined
    : { id: `'${name}' tidak dipakai: hapus`, en: `'${name}' is not used: remove it` };
};
const noFile = (text: string): Sentence | undefined => {
  const name = one(text, /Cannot find module '([^']+)'/u);
  return name === undefined ? undefined : { id: `berkas ${name} tidak ada`, en: `there is no file ${name}` };
};
const noExport = (text: string): Sentence | undefined => {
  const name = one(text, /has no exported member (?:named )?'([^']+)'/u);
  return name === undefined
    ? undefined
    : joined(`'${name}' tidak ada di berkas itu`, `there is no '${name}' in that file`, meant(text));
};

/** By the compiler's number; each stands in docs/guide/errors.md. */
export const KNOWN: Readonly<Record<string, (text: string) => Sentence | undefined>> = {
  TS1002: syntax,
  TS1003: syntax,
  TS1005: syntax,
  TS1109: syntax,
  TS1128: syntax,
  TS1136: syntax,
  TS2304: unknownName,
  TS2305: noExport,
  TS2307: noFile,
  TS2322: wrongWord,
  TS2339: unknownName,
  TS2345: wrongWord,
  TS2353: unknownName,
  TS2551: unknownName,
  TS2552: unknownName,
  TS2561: unknownName,
  TS2724: noExport,
  TS2739: missing,
  TS2740: missing,
  TS2741: missing,
  TS2820: wrongWord,
  TS6133: unused,
  TS6192: unused,
};
