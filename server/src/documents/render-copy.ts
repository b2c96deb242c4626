/**
 * Draws the copy of a person's data on A4, to be read and kept on paper: tagged, as many pages as it takes.
 *
 * Must never: leave something out because the typeface lacks a letter: its number stands there, and the copy says so.
 */
import { drawTable } from './draw-table.ts';
import type { Language } from './letter-dates.ts';
import { drawRoofMark, drawWatermark, LINE, openPaper, PANDAN, type Paper, SOFT, type Watermark } from './paper.ts';
import { unprintableCharacters } from './typeface.ts';

/** Something with a name, and what it says. */
export interface CopyEntry {
  readonly label: string;
  readonly value: string;
}
/** Entries one below the other, however long; or rows that are short, as a table. */
export type CopyPart =
  | { readonly heading: string; readonly entries: readonly CopyEntry[] }
  | { readonly heading: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
export interface CopyInput {
  readonly institution: string;
  readonly title: string;
  readonly lead: string;
  /** Said where the typeface lacks a letter. */
  readonly lettersBy: string;
  readonly matters: readonly {
    readonly heading: string;
    readonly about: string;
    readonly parts: readonly CopyPart[];
  }[];
  /** `1 dari 4`. */
  readonly page: (page: number, of: number) => string;
  readonly watermark?: Watermark;
  readonly language: Language;
  /** Milliseconds since 1970, for the file's properties. */
  readonly createdAt: number;
}

const MARGINS = { top: 56, bottom: 64, left: 64, right: 64 };
/** A piece that surely fits on a page: of more, a page break would fall inside one tag. */
const LONGEST = 1_200;

export async function renderCopy(input: CopyInput): Promise<Buffer> {
  const missing = new Set(await unprintableCharacters(wholeText(input)));
  const say = (text: string): string => printable(text, missing);
  const paper = await openPaper({
    size: 'A4',
    margins: MARGINS,
    language: input.language,
    title: say(input.title),
    author: say(input.institution),
    createdAt: input.createdAt,
  });
  drawHead(paper, input, say);
  if (missing.size > 0) paragraphs(paper, input.lettersBy, 'regular', 9.6);
  for (const { heading, about, parts } of input.matters) {
    paper.room(120);
    paper.pdf.y += 12;
    heading2(paper, say(heading));
    paragraphs(paper, say(about), 'regular', 9.6);
    for (const part of parts) drawPart(paper, part, say);
  }
  drawEveryPage(paper, input);
  return paper.finish();
}

/** As one text, to ask once what the typeface lacks. A tab is a blank on paper. */
const wholeText = ({ institution, title, lead, matters }: CopyInput): string =>
  plain(
    [
      institution,
      title,
      lead,
      ...matters.flatMap(({ heading, about, parts }) => [
        heading,
        about,
        ...parts.flatMap((part) =>
          'entries' in part ? part.entries.flatMap(({ label, value }) => [label, value]) : part.rows.flat(),
        ),
      ]),
    ].join('\n'),
  );

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\t\u00a0]/gu, ' ');

/** `[U+0644]` for a letter that cannot be drawn: it can be looked up, and stands where it stood. */
const printable = (text: string, missing: ReadonlySet<string>): string =>
  [...plain(text)]
    .map((one) =>
      missing.has(one) ? `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]` : one,
    )
    .join('');

function drawHead(paper: Paper, { institution, title, lead }: CopyInput, say: (text: string) => string): void {
  const { pdf, left, right, width } = paper;
  paper.artifact(() => drawRoofMark(pdf, left, MARGINS.top - 4, 26, PANDAN));
  paper.tagged('P', () =>
    paper.font('semibold', 11, PANDAN).text(say(institution), left + 36, MARGINS.top + 3, { width: width - 36 }),
  );
  const y = MARGINS.top + 32;
  paper.artifact(() => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.8).stroke(LINE));
  paper.tagged('H1', () => paper.font('bold', 19).text(say(title), left, y + 22, { width }));
  pdf.y += 6;
  paragraphs(paper, say(lead), 'regular', 10.4);
}

function heading2(paper: Paper, text: string): void {
  const { pdf, left, width } = paper;
  paper.tagged('H2', () => paper.font('bold', 13, PANDAN).text(text, left, pdf.y, { width }));
  pdf.y += 3;
}

function drawPart(paper: Paper, part: CopyPart, say: (text: string) => string): void {
  const { pdf, left, width } = paper;
  paper.room(70);
  pdf.y += 6;
  paper.tagged('H3', () => paper.font('bold', 10.8).text(part.heading, left, pdf.y, { width }));
  pdf.y += 4;
  if (!('entries' in part)) {
    drawTable(
      paper,
      part.head,
      part.rows.map((row) => row.map(say)),
    );
    return;
  }
  for (const { label, value } of part.entries) {
    paper.room(34);
    paragraphs(paper, say(label), 'semibold', 9, SOFT, 0);
    paragraphs(paper, say(value), 'regular', 10.4);
  }
}

/** Each line of a text, and of a long one each piece, with its own tag: a page may end between them. */
function paragraphs(
  paper: Paper,
  text: string,
  weight: 'regular' | 'semibold',
  size: number,
  colour?: string,
  below = 5,
): void {
  const { pdf, left, width } = paper;
  for (const piece of text.split('\n').flatMap(piecesOf)) {
    const options = { width, lineGap: 1.4 };
    paper.room(paper.font(weight, size).heightOfString(piece, options) + 2);
    paper.tagged('P', () => paper.font(weight, size, colour).text(piece, left, pdf.y, options));
  }
  pdf.y += below;
}

/** Cut between words where there are any. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let rest = line.trim();
  while (rest.length > LONGEST) {
    const blank = rest.lastIndexOf(' ', LONGEST);
    const at = blank > LONGEST / 2 ? blank : LONGEST;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function drawEveryPage(paper: Paper, input: CopyInput): void {
  const { pdf, right } = paper;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Text in the margin would otherwise start a page of its own.
    pdf.page.margins.bottom = 0;
    paper.artifact(() => {
      paper
        .font('regular', 8, SOFT)
        .text(input.page(page - start + 1, count), right - 160, pdf.page.height - 44, { width: 160, align: 'right' });
      if (input.watermark !== undefined) drawWatermark(pdf, input.watermark);
    });
  }
}
