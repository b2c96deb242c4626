/**
 * Whole and decimal numbers in Indonesian words (*terbilang*), as letters and receipts must print amounts.
 *
 * Must never: round. A number that cannot be said exactly is refused.
 */

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun'] as const;

/**
 * `125000` is "seratus dua puluh lima ribu"; `2.5` is "dua koma lima".
 *
 * @throws RangeError for a number that is not finite, not safe, or written with an exponent.
 */
export function numberWords(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`number words: ${value} is out of range`);
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  if (fraction?.includes('e') === true || whole.includes('e'))
    throw new RangeError(`number words: ${value} is too small to be said`);
  const digits = [...(fraction ?? '')].map((digit) => DIGITS[Number(digit)]);
  return [value < 0 ? 'minus' : '', wholeWords(Number(whole)), fraction === undefined ? '' : `koma ${digits.join(' ')}`]
    .filter((part) => part !== '')
    .join(' ');
}

function wholeWords(value: number): string {
  if (value === 0) return DIGITS[0];
  const parts: string[] = [];
  let rest = value;
  for (let scale = 0; rest > 0; scale += 1) {
    // Above a million million the last scale carries all that is left: "dua ribu triliun".
    const group = scale === SCALES.length - 1 ? rest : rest % 1000;
    if (group > 0) parts.unshift(groupWords(group, scale));
    rest = scale === SCALES.length - 1 ? 0 : Math.floor(rest / 1000);
  }
  return parts.join(' ');
}

function groupWords(group: number, scale: number): string {
  if (scale === 1 && group === 1) return 'seribu';
  const words = group >= 1000 ? wholeWords(group) : hundredWords(group);
  return `${words} ${SCALES[scale] ?? ''}`.trim();
}

function hundredWords(value: number): string {
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${DIGITS[hundreds] ?? ''} ratus`;
  return [head, tenWords(value % 100)].filter((part) => part !== '').join(' ');
}

function tenWords(value: number): string {
  if (value === 0) return '';
  if (value < 10) return DIGITS[value] ?? '';
  if (value === 10) return 'sepuluh';
  if (value === 11) return 'sebelas';
  if (value < 20) return `${DIGITS[value - 10] ?? ''} belas`;
  return [`${DIGITS[Math.floor(value / 10)] ?? ''} puluh`, tenWords(value % 10)]
    .filter((part) => part !== '')
    .join(' ');
}
