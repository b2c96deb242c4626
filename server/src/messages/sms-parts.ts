/**
 * How many parts a text is sent in by SMS: what it costs, and how likely it is to arrive whole (3GPP TS 23.038, 23.040).
 *
 * One sign outside the basic alphabet makes every part 70 signs long instead of 160 (CASES P13). Must never: count by letters as
 * people see them.
 */

export interface SmsParts {
  readonly alphabet: 'gsm7' | 'ucs2';
  /** Septets of the basic alphabet, or UTF-16 units. */
  readonly units: number;
  readonly parts: number;
}

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Each takes two septets: an escape before it. */
const EXTENDED = '^{}\\[~]|€\f';
const BASIC_SIGNS: ReadonlySet<string> = new Set(BASIC);
const EXTENDED_SIGNS: ReadonlySet<string> = new Set(EXTENDED);

/** Of one part, and of each of several: these carry a head that joins them. */
const ROOM = { gsm7: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const;

/** Signs of print that the basic alphabet has in a plain form: kept, they would halve every part. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** The same words in signs that a telephone is sent most of. */
export const inPlainSigns = (text: string): string => text.replace(/[‘’“”–—…]/gu, (sign) => PLAIN[sign] ?? sign);

export function smsParts(text: string): SmsParts {
  const signs = [...text];
  const isBasic = signs.every((sign) => BASIC_SIGNS.has(sign) || EXTENDED_SIGNS.has(sign));
  const alphabet = isBasic ? 'gsm7' : 'ucs2';
  const sizes = signs.map((sign) => (isBasic ? (EXTENDED_SIGNS.has(sign) ? 2 : 1) : sign.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { one, each } = ROOM[alphabet];
  return { alphabet, units, parts: units <= one ? 1 : partsOf(sizes, each) };
}

/** A sign of two units is never cut: it goes to the next part whole. */
function partsOf(sizes: readonly number[], each: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
