/**
 * Fills a letter's text with the answers of one case, in one pass.
 *
 * Must never: expand a value again. What a resident typed is printed as it stands, braces and brackets and all, and
 * cannot start a new line, reverse the direction of the text or hide behind a control character.
 */
import { err, ok, type DateText, type Result, type Text } from '@balai/kernel';
import { completedYears, dayName, type Language, longDate } from './letter-dates.ts';
import { numberWords } from './number-words.ts';

/** What may be printed. A plain string is one line; `undefined` is unknown. */
export type LetterValue =
  | string
  | number
  | undefined
  | { readonly kind: 'date'; readonly on: DateText }
  | { readonly kind: 'rupiah'; readonly amount: number }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'group'; readonly parts: LetterValues };

export interface LetterValues {
  readonly [name: string]: LetterValue;
}

/** A part of the letter's body: a paragraph, rows of a label and its value, or the table of a repeated question. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface FillOptions {
  /** The letter's own date: ages are counted to it. */
  readonly issuedOn: DateText;
  readonly language?: Language;
}

/** Names that have no value outside `[ ]`, or a value that the style cannot print. */
export interface UnfilledLetter {
  readonly type: 'unfilledLetter';
  readonly names: readonly string[];
  readonly message: Text;
}

type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly style: string | null }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

const STYLES = ['terbilang', 'umur', 'hari', 'jumlah'] as const;
const PLACEHOLDER = /^([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*)(?::([a-z]+))?$/;
const ROW_LABEL = /^([^:]{1,48}?) ?: ?$/u;
const CONTROL_OR_BIDI = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu;

/**
 * Fills a one-paragraph text.
 *
 * `{name}`, `{group.part}`, `{fact.x}`; styles `{fee:terbilang}` (in words), `{born:umur}` (completed years),
 * `{date:hari}` (the day's name), `{children:jumlah}` (how many); `[words {optional}]` only when all inside are known.
 *
 * @throws TypeError when the template itself is wrong, which publishing refuses.
 */
export function fillText(template: string, values: LetterValues, options: FillOptions): Result<string, UnfilledLetter> {
  const missing = new Set<string>();
  const text = printed(piecesOf(template), values, options, missing);
  return missing.size === 0 ? ok(text) : unfilled(missing);
}

/**
 * Fills a whole body. Lines of the template are its paragraphs; empty ones are left out. Lines of the form
 * `Label: {value}` that follow each other are rows (`[Label: {optional}]` only when known), and a line that is only the
 * placeholder of a repeated question is a table.
 */
export function fillLetter(
  template: string,
  values: LetterValues,
  options: FillOptions,
): Result<readonly LetterBlock[], UnfilledLetter> {
  const missing = new Set<string>();
  const blocks = template.split('\n').map((line) => blockOf(line.trim(), values, options, missing));
  return missing.size === 0 ? ok(joinedRows(blocks.filter((block) => block !== null))) : unfilled(missing);
}

function blockOf(line: string, values: LetterValues, options: FillOptions, missing: Set<string>): LetterBlock | null {
  const pieces = piecesOf(line);
  const only = pieces.length === 1 ? pieces[0] : undefined;
  const alone = only?.kind === 'value' && only.style === null ? valueOf(only.name, values) : undefined;
  if (typeof alone === 'object' && alone.kind === 'table')
    return { kind: 'table', head: alone.head.map(oneLine), rows: alone.rows.map((row) => row.map(oneLine)) };
  const [first, ...rest] = only?.kind === 'optional' ? only.pieces : pieces;
  const label =
    first?.kind === 'words' && rest.length > 0 && rest[0]?.kind !== 'words'
      ? ROW_LABEL.exec(first.text)?.[1]
      : undefined;
  if (label === undefined) {
    const text = printed(pieces, values, options, missing);
    return text.trim() === '' ? null : { kind: 'paragraph', text };
  }
  const unknown = only?.kind === 'optional' ? new Set<string>() : missing;
  const value = printed(rest, values, options, unknown).trim();
  return (only?.kind === 'optional' && unknown.size > 0) || value === ''
    ? null
    : { kind: 'rows', rows: [{ label, value }] };
}

function joinedRows(blocks: readonly LetterBlock[]): readonly LetterBlock[] {
  return blocks.reduce<readonly LetterBlock[]>((joined, block) => {
    const last = joined.at(-1);
    return block.kind === 'rows' && last?.kind === 'rows'
      ? [...joined.slice(0, -1), { kind: 'rows', rows: [...last.rows, ...block.rows] }]
      : [...joined, block];
  }, []);
}

/** One line without control, zero-width or direction-changing characters; a line break becomes a space. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\r\n\t\u2028\u2029]+/gu, ' ')
    .replace(CONTROL_OR_BIDI, '')
    .trim();
}

function unfilled(missing: ReadonlySet<string>): Result<never, UnfilledLetter> {
  const names = [...missing];
  const list = names.map((name) => `{${name}}`).join(', ');
  return err({
    type: 'unfilledLetter',
    names,
    message: {
      id: `Surat belum dapat ditulis karena isian ini belum ada atau tidak cocok: ${list}. Lengkapi isiannya, atau letakkan bersama kata di sekitarnya dalam [ ].`,
      en: `The letter cannot be written yet because these answers are missing or do not fit: ${list}. Complete them, or put them and the words around them in [ ].`,
    },
  });
}

function piecesOf(template: string, inside = false): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < template.length) {
    const rest = template.slice(at);
    const mark = rest[0];
    if (mark === '{' || mark === '[') {
      const close = rest.indexOf(mark === '{' ? '}' : ']');
      if (close < 0) throw new TypeError(`letter: '${mark}' is not closed in "${template}"`);
      const inner = rest.slice(1, close);
      if (mark === '[' && (inside || inner.includes('[')))
        throw new TypeError(`letter: '[' inside '[' in "${template}"`);
      pieces.push(mark === '{' ? placeholder(inner) : { kind: 'optional', pieces: piecesOf(inner, true) });
      at += close + 1;
      continue;
    }
    if (mark === '}' || mark === ']') throw new TypeError(`letter: '${mark}' without its opening in "${template}"`);
    const next = rest.search(/[{}[\]]/u);
    const text = next < 0 ? rest : rest.slice(0, next);
    pieces.push({ kind: 'words', text });
    at += text.length;
  }
  return pieces;
}

function placeholder(inner: string): Piece {
  const match = PLACEHOLDER.exec(inner);
  const style = match?.[2] ?? null;
  if (match?.[1] === undefined) throw new TypeError(`letter: {${inner}} is not {name}, {group.part} or {name:style}`);
  if (style !== null && !STYLES.includes(style as (typeof STYLES)[number]))
    throw new TypeError(`letter: {${inner}}: the styles are ${STYLES.join(', ')}`);
  return { kind: 'value', name: match[1], style };
}

function printed(pieces: readonly Piece[], values: LetterValues, options: FillOptions, missing: Set<string>): string {
  let text = '';
  let leftOut = false;
  for (const piece of pieces) {
    if (piece.kind === 'optional') {
      const unknown = new Set<string>();
      const words = printed(piece.pieces, values, options, unknown);
      leftOut = unknown.size > 0;
      text += leftOut ? '' : words;
      continue;
    }
    if (piece.kind === 'words') {
      // What was left out leaves its two spaces behind; one is enough.
      text += leftOut && (text === '' || text.endsWith(' ')) ? piece.text.replace(/^ /u, '') : piece.text;
    } else {
      const value = printValue(valueOf(piece.name, values), piece.style, options);
      if (value === null) missing.add(piece.style === null ? piece.name : `${piece.name}:${piece.style}`);
      text += value ?? '';
    }
    leftOut = false;
  }
  return text;
}

/** Own properties only: `{constructor}` is a name like any other, and unknown. */
function valueOf(name: string, values: LetterValues): LetterValue {
  if (Object.hasOwn(values, name)) return values[name];
  const [head = '', ...rest] = name.split('.');
  const group = Object.hasOwn(values, head) ? values[head] : undefined;
  if (rest.length === 0 || typeof group !== 'object' || group.kind !== 'group') return undefined;
  return valueOf(rest.join('.'), group.parts);
}

function printValue(value: LetterValue, style: string | null, options: FillOptions): string | null {
  if (value === undefined) return null;
  if (style !== null) return styled(value, style, options);
  if (typeof value === 'string') return oneLine(value) || null;
  if (typeof value === 'number') return Number.isFinite(value) ? localNumber(value, options.language) : null;
  if (value.kind === 'date') return longDate(value.on, options.language);
  if (value.kind === 'rupiah') return rupiah(value.amount);
  if (value.kind === 'lines') return value.text.split(/\r?\n/u).map(oneLine).join('\n').trim() || null;
  if (value.kind === 'list') return joined(value.items.map(oneLine), options.language) || null;
  if (value.kind === 'table') return value.rows.map((row) => row.map(oneLine).join(', ')).join('; ') || null;
  return null;
}

function styled(value: Exclude<LetterValue, undefined>, style: string, options: FillOptions): string | null {
  if (style === 'terbilang') {
    if (typeof value === 'number') return numberWords(value);
    return typeof value === 'object' && value.kind === 'rupiah' ? `${numberWords(value.amount)} rupiah` : null;
  }
  if (typeof value !== 'object') return null;
  if (style === 'umur')
    return value.kind === 'date' && value.on <= options.issuedOn
      ? String(completedYears(value.on, options.issuedOn))
      : null;
  if (style === 'hari') return value.kind === 'date' ? dayName(value.on, options.language) : null;
  if (value.kind === 'list') return String(value.items.length);
  return value.kind === 'table' ? String(value.rows.length) : null;
}

const localNumber = (value: number, language: Language = 'id'): string =>
  new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 20 }).format(value);

/** "Rp125.000", as every letter writes it, whatever the language around it. */
const rupiah = (amount: number): string =>
  `${amount < 0 ? '-' : ''}Rp${new Intl.NumberFormat('id-ID').format(Math.abs(amount))}`;

function joined(items: readonly string[], language: Language = 'id'): string {
  if (items.length < 2) return items.join('');
  const and = language === 'id' ? 'dan' : 'and';
  return items.length === 2 ? items.join(` ${and} `) : `${items.slice(0, -1).join(', ')}, ${and} ${items.at(-1) ?? ''}`;
}
