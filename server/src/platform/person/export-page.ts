/**
 * The copy of a person's data as a page for people, in the language of the reader, with the days and times of the region.
 *
 * It is kept, printed and handed on as one file. Must never: need anything else: no script, no picture, no address.
 */
import type { Text } from '@balai/kernel';
import type { Formats } from '../texts/formats.ts';
import { asIs, EMPTY, type Language } from '../texts/text.ts';
import type { PersonalCopy } from './export-data.ts';
import { answerText, filedText, leadText, WORDS } from './export-words.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
section{border-top:2px solid #888;margin-top:2rem}h2{font-size:1.25rem;margin-bottom:0}
.t{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #888;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}
th:first-child,td:first-child{width:34%}@media print{body{margin:0}section{break-inside:avoid-page}}`;

export function exportPage(copy: PersonalCopy, language: Language, formats: Formats): string {
  const say = (words: Text): string => escaped(words[language]);
  const table = (head: readonly Text[], rows: readonly (readonly Text[])[]): string =>
    rows.length === 0
      ? ''
      : `<div class="t"><table><thead><tr>${head.map((cell) => `<th scope="col">${say(cell)}</th>`).join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${say(cell)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table></div>`;
  const cases = copy.cases.map(
    (one) => `<section><h2>${say(one.service)} · ${escaped(one.number)}</h2>
<p>${say(filedText(formats.long(one.filedAt), one.status))}</p>
${table(
  [WORDS.question, WORDS.answer],
  one.answers.map((held) => [held.question, answerText(held)]),
)}
${table(
  [WORDS.fact, WORDS.value, WORDS.source],
  one.facts.map(({ what, value, source }) => [what, value, source]),
)}
${table(
  [WORDS.letter, WORDS.number, WORDS.validUntil],
  one.letters.map(({ title, number, validUntil }) => [
    title,
    asIs(number),
    validUntil === null ? EMPTY : formats.civil(validUntil),
  ]),
)}
${table(
  [WORDS.messageFrom, WORDS.at, WORDS.words],
  one.messages.map(({ from, at, words }) => [from, formats.long(at), asIs(words)]),
)}
${table(
  [WORDS.readBy, WORDS.at, WORDS.purpose],
  one.readings.map(({ unit, at, purpose }) => [unit, formats.long(at), asIs(purpose ?? '')]),
)}</section>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say(WORDS.title)} ${escaped(copy.request)}</title>
<style>${STYLE}</style></head>
<body><main><h1>${say(WORDS.title)}</h1><p>${say(leadText(copy, formats))}</p>
${cases.join('\n')}</main></body></html>`;
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
