/**
 * What an attacker sends, as fast-check values: strings that bite, wrong types, numbers at the edge, JSON that is deep.
 *
 * Must never: hold what works against somebody else's software only; each stands for a way in that this city could have.
 */
import fc from 'fast-check';

export const HOSTILE = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '\u202Egnp.exe',
  '\u0000\u0001\u001F',
  '\r\nSet-Cookie: a=b',
  '\r\nBcc: semua@contoh.id',
  "'",
  "' or 1=1 --",
  "'; drop table event; --",
  '1); select pg_sleep(9); --',
  '%27%20OR%201=1',
  '$1',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '=HYPERLINK("http://jahat.contoh","x")',
  '@SUM(1+1)*cmd|calc',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\windows\\win.ini',
  'file:///etc/passwd',
  'http://127.0.0.1:5432/',
  'http://169.254.169.254/latest/meta-data/',
  '//jahat.contoh/',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '99999999999999999999999999',
  'true',
  'null',
  '[]',
  '{}',
  'ﷺ'.repeat(40),
  'a'.repeat(5_000),
  'a'.repeat(250_000),
  '%'.repeat(60),
  '(a+)+$',
  'BL-0000-000',
  '00000000-0000-0000-0000-000000000000',
] as const;

export const hostileString = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom(...'\uD800\uDC00\0\u202E').map((part) => part.repeat(9)) },
);

export const hostileNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1,
  0.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  -1e308,
  5e-324,
);

/** A list or object nested this deep, as text: parsers and walkers without an end fall over it. */
const deep = (depth: number, open: string, close: string): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
export const deepJson = fc.constantFrom(
  deep(70, '[', ']'),
  deep(5_000, '[', ']'),
  deep(5_000, '{"a":', '}'),
  deep(100_000, '[', ']'),
  deep(2_000, '{"__proto__":', '}'),
);

const leaf = fc.oneof(hostileString, hostileNumber, fc.boolean(), fc.constant(null));
/** Any JSON, with names that bite. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc
      .array(fc.tuple(hostileString, tie('node')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  ),
})).node;
