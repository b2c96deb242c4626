/**
 * Text that can be stored, shown in one line of a letter and searched: what everything typed must be.
 *
 * Must never: let through what hides or reorders other text (control and bidi characters), or what a database refuses (NUL,
 * half a surrogate pair).
 */

/** Control characters but tab and line feed; bidi controls. */
const UNSUITABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2060-\u2069\uFFF9-\uFFFB]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Marks without width that come along when text is pasted: harmless, and dropped. */
const WITHOUT_WIDTH = /[\u200B\uFEFF]/gu;

/** Returns `text` in one form (composed, line feeds, no space around it), or null if it holds something unsuitable. */
export function suitableText(text: string): string | null {
  if (text === '') return text;
  const lines = text.replaceAll('\r\n', '\n').replace(WITHOUT_WIDTH, '');
  if (LONE_SURROGATE.test(lines) || UNSUITABLE.test(lines)) return null;
  return lines.normalize('NFC').trim();
}

/** For names, codes and everything else that stands in one line. */
export function suitableLine(text: string): string | null {
  const line = suitableText(text);
  return line === null || /[\n\t]/u.test(line) ? null : line;
}
