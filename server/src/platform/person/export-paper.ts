/**
 * The copy of a person's data on paper, in the language of the reader: the same as the page, one below the other.
 *
 * Must never: hold more or less than the copy for programs does.
 */
import { renderCopy, type CopyPart, type Watermark } from '../../documents/index.ts';
import type { Formats } from '../texts/formats.ts';
import { EMPTY, text, type Language } from '../texts/text.ts';
import type { PersonalCopy } from './export-data.ts';
import { answerText, filedText, leadText, WORDS } from './export-words.ts';

const LETTERS_BY = text(
  'Huruf yang tidak ada dalam huruf cetak ini ditulis dengan nomornya, misalnya [U+0644]. Salinan JSON memuatnya sebagaimana ditulis.',
  'Letters that this typeface lacks are written by their number, such as [U+0644]. The JSON copy has them as they were written.',
);

export function exportPaper(
  copy: PersonalCopy,
  language: Language,
  formats: Formats,
  more: { readonly watermark?: Watermark },
): Promise<Buffer> {
  const to = (words: { readonly id: string; readonly en: string }): string => words[language];
  return renderCopy({
    institution: to(copy.city),
    title: to(WORDS.title),
    lead: to(leadText(copy, formats)),
    lettersBy: to(LETTERS_BY),
    matters: copy.cases.map((one) => ({
      heading: `${to(one.service)} · ${one.number}`,
      about: to(filedText(formats.long(one.filedAt), one.status)),
      parts: partsOf(one, to, formats),
    })),
    page: (page, of) => (language === 'id' ? `Halaman ${page} dari ${of}` : `Page ${page} of ${of}`),
    language,
    createdAt: copy.madeAt,
    ...more,
  });
}

/** Those that hold something. */
function partsOf(
  one: PersonalCopy['cases'][number],
  to: (words: { readonly id: string; readonly en: string }) => string,
  formats: Formats,
): readonly CopyPart[] {
  const entries = (heading: string, list: readonly (readonly [label: string, value: string])[]) => ({
    heading,
    entries: list.map(([label, value]) => ({ label, value: value.trim() === '' ? to(EMPTY) : value })),
  });
  const parts: readonly CopyPart[] = [
    entries(
      to(WORDS.answers),
      one.answers.map((held) => [to(held.question), to(answerText(held))]),
    ),
    entries(
      to(WORDS.fact),
      one.facts.map(({ what, value, source }) => [`${to(what)} (${to(source)})`, to(value)]),
    ),
    {
      heading: to(WORDS.letters),
      head: [WORDS.letter, WORDS.number, WORDS.validUntil].map(to),
      rows: one.letters.map(({ title, number, validUntil }) => [
        to(title),
        number,
        to(validUntil === null ? EMPTY : formats.civil(validUntil)),
      ]),
    },
    entries(
      to(WORDS.messages),
      one.messages.map(({ from, at, words }) => [`${to(from)}, ${to(formats.long(at))}`, words]),
    ),
    {
      heading: to(WORDS.readings),
      head: [WORDS.readBy, WORDS.at, WORDS.purpose].map(to),
      rows: one.readings.map(({ unit, at, purpose }) => [to(unit), to(formats.long(at)), purpose ?? '']),
    },
  ];
  return parts.filter((part) => ('entries' in part ? part.entries : part.rows).length > 0);
}
