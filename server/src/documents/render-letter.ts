/**
 * Draws an official letter as a tagged PDF on A4: letterhead, number, body, signer, QR to its verification, footer.
 *
 * Must never: decide anything. All that is printed is given, the same input gives the same bytes, and a name that the
 * typeface cannot print refuses the letter instead of printing it wrongly.
 */
import { err, ok, type DateText, type Result, type Text } from '@balai/kernel';
import { drawTable } from './draw-table.ts';
import type { LetterBlock } from './fill-letter.ts';
import { type Language, longDate } from './letter-dates.ts';
import { LETTER_WORDS, type LetterWords } from './letter-words.ts';
import {
  drawQr,
  drawRoofMark,
  drawWatermark,
  INK,
  LINE,
  openPaper,
  PANDAN,
  type Paper,
  SOFT,
  type Watermark,
} from './paper.ts';
import { unprintableCharacters } from './typeface.ts';
import { type UnprintableText, unprintableText } from './unprintable-text.ts';

/** Who answers for the letter: an office-holder of the day of signing, or the institution by its seal. */
export type LetterSigner =
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly position: string;
      readonly appointment: 'definitif' | 'Plt.' | 'Plh.';
      readonly employeeNumber?: string;
    }
  | { readonly kind: 'seal'; readonly institution: string };

export interface LetterInput {
  /** Written into the file's properties; the verification page finds a changed copy by it. */
  readonly documentId: string;
  /** "Pemerintah Kota Tangerang". */
  readonly institution: string;
  /** The unit above, when there is one: "Kecamatan Tangerang". */
  readonly parent?: string;
  readonly unit: string;
  /** Address, telephone, site: at most three lines. */
  readonly letterhead: readonly string[];
  readonly title: string;
  readonly number: string;
  readonly place: string;
  readonly issuedOn: DateText;
  /** The last day of validity; without it the letter has none. */
  readonly validUntil?: DateText;
  readonly body: readonly LetterBlock[];
  readonly signer: LetterSigner;
  /** What the key that will sign is: `certified` false prints "tidak tersertifikasi". */
  readonly certification: { readonly certified: boolean; readonly label: Text };
  /** The page that verifies this letter, in the QR and as a link. */
  readonly verifyUrl: string;
  /** What a reader types there instead of the QR. */
  readonly verifyCode?: string;
  readonly watermark?: Watermark;
  readonly language: Language;
  /** Milliseconds since 1970, for the file's properties. */
  readonly createdAt: number;
}

const MARGINS = { top: 40, bottom: 82, left: 64, right: 64 };
const BODY_SIZE = 10.5;
const LABEL_WIDTH = 148;
/** The typeface is narrow for running text. (Spacing words alone would drop the spaces that screen readers need.) */
const LETTER_SPACING = 0.12;
const AMBER = '#7a4b00';

/** Draws the letter, unsigned. */
export async function renderLetter(input: LetterInput): Promise<Result<Buffer, UnprintableText>> {
  const characters = await unprintableCharacters(
    printedTexts([
      input.institution,
      input.parent,
      input.unit,
      input.letterhead,
      input.title,
      input.number,
      input.place,
      input.body,
      input.signer,
    ]).join(''),
  );
  if (characters.length > 0) return err(unprintableText(characters));
  const words = LETTER_WORDS[input.language];
  const paper = await openPaper({
    size: 'A4',
    margins: MARGINS,
    language: input.language,
    title: `${input.title} ${input.number}`,
    author: `${input.institution}, ${input.unit}`,
    createdAt: input.createdAt,
    documentId: input.documentId,
  });
  drawLetterhead(paper, input, words);
  drawTitle(paper, input, words);
  for (const block of input.body) drawBlock(paper, block);
  drawSigner(paper, input, words);
  drawEveryPage(paper, input, words);
  return ok(await paper.finish());
}

/** Every text inside, however deep. */
function printedTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(printedTexts) : [];
}

function drawLetterhead(paper: Paper, input: LetterInput, words: LetterWords): void {
  const { pdf, left, right, width } = paper;
  const top = MARGINS.top;
  paper.tagged('Figure', () => drawRoofMark(pdf, left, top + 2, 56), { alt: words.emblem(input.institution) });
  const inset = 66;
  const centred = { width: width - inset * 2, align: 'center' } as const;
  pdf.y = top;
  paper.tagged('P', () =>
    paper
      .font('semibold', 12)
      .text(input.institution.toUpperCase(), left + inset, pdf.y, { ...centred, characterSpacing: 0.4 }),
  );
  if (input.parent !== undefined)
    paper.tagged('P', () =>
      paper
        .font('semibold', 11)
        .text((input.parent ?? '').toUpperCase(), left + inset, pdf.y, { ...centred, characterSpacing: 0.3 }),
    );
  paper.tagged('P', () =>
    paper
      .font('bold', 17, PANDAN)
      .text(input.unit.toUpperCase(), left + inset, pdf.y + 1, { ...centred, characterSpacing: 0.5 }),
  );
  pdf.y += 3;
  for (const line of input.letterhead)
    paper.tagged('P', () =>
      paper.font('regular', 8, SOFT).text(line, left + inset - 20, pdf.y, { ...centred, width: centred.width + 40 }),
    );
  const rule = Math.max(pdf.y + 8, top + 68);
  paper.artifact(() => {
    pdf.moveTo(left, rule).lineTo(right, rule).lineWidth(2.4).stroke(INK);
    pdf
      .moveTo(left, rule + 3.4)
      .lineTo(right, rule + 3.4)
      .lineWidth(0.7)
      .stroke(INK);
  });
  pdf.y = rule + 28;
}

function drawTitle(paper: Paper, input: LetterInput, words: LetterWords): void {
  const { pdf, left, width } = paper;
  const title = input.title.toUpperCase();
  paper.tagged('H1', () =>
    paper.font('bold', 14).text(title, left, pdf.y, { width, align: 'center', characterSpacing: 0.4 }),
  );
  const line = Math.min(width, paper.font('bold', 14).widthOfString(title, { characterSpacing: 0.4 }));
  paper.artifact(() =>
    pdf
      .moveTo(left + (width - line) / 2, pdf.y + 1.5)
      .lineTo(left + (width + line) / 2, pdf.y + 1.5)
      .lineWidth(1)
      .stroke(INK),
  );
  pdf.y += 6;
  paper.tagged('P', () =>
    paper.font('regular', BODY_SIZE).text(`${words.number}: ${input.number}`, left, pdf.y, { width, align: 'center' }),
  );
  pdf.y += 24;
}

function drawBlock(paper: Paper, block: LetterBlock): void {
  if (block.kind === 'paragraph') drawParagraph(paper, block.text);
  else if (block.kind === 'rows') drawRows(paper, block.rows);
  else drawTable(paper, block.head, block.rows);
}

function drawParagraph(paper: Paper, text: string): void {
  const { pdf, left, width } = paper;
  paper.room(30);
  paper.tagged('P', () =>
    paper.font('regular', BODY_SIZE).text(text, left, pdf.y, { width, lineGap: 4.2, characterSpacing: LETTER_SPACING }),
  );
  pdf.y += 9;
}

function drawRows(paper: Paper, rows: readonly { readonly label: string; readonly value: string }[]): void {
  const { pdf, left, width } = paper;
  const table = paper.branch('Table');
  const inset = left + 18;
  const valueWidth = width - 18 - LABEL_WIDTH - 12;
  for (const { label, value } of rows) {
    const options = { lineGap: 3, characterSpacing: LETTER_SPACING };
    const height = Math.max(
      paper.font('regular', BODY_SIZE).heightOfString(label, { width: LABEL_WIDTH, ...options }),
      paper.font('semibold', BODY_SIZE).heightOfString(value, { width: valueWidth, ...options }),
    );
    paper.room(height + 5);
    const y = pdf.y;
    const row = paper.branch('TR', table);
    paper.tagged(
      'TH',
      () => paper.font('regular', BODY_SIZE, SOFT).text(label, inset, y, { width: LABEL_WIDTH, ...options }),
      { scope: 'Row', parent: row },
    );
    paper.artifact(() =>
      paper.font('regular', BODY_SIZE, SOFT).text(':', inset + LABEL_WIDTH, y, { lineBreak: false }),
    );
    paper.tagged(
      'TD',
      () =>
        paper.font('semibold', BODY_SIZE).text(value, inset + LABEL_WIDTH + 12, y, { width: valueWidth, ...options }),
      { parent: row },
    );
    pdf.y = y + height + 5;
  }
  pdf.y += 9;
}

function drawSigner(paper: Paper, input: LetterInput, words: LetterWords): void {
  const { pdf, left, right } = paper;
  const { signer } = input;
  const half = 252;
  const x = right - half;
  paper.room(190);
  pdf.y += 14;
  const top = pdf.y;
  const line = (weight: 'regular' | 'semibold' | 'bold', text: string): void =>
    paper.tagged('P', () => paper.font(weight, BODY_SIZE).text(text, x, pdf.y, { width: half, lineGap: 2 }));
  line('regular', `${input.place}, ${longDate(input.issuedOn, input.language)}`);
  line(
    'semibold',
    signer.kind === 'person'
      ? `${signer.appointment === 'definitif' ? '' : `${signer.appointment} `}${signer.position},`
      : `${signer.institution},`,
  );
  pdf.y += 8;
  drawSignerBox(paper, input, words, { x, y: pdf.y, width: half });
  const end = pdf.y;
  drawValidity(paper, input, words, { x: left, y: top, width: right - left - half - 24 });
  pdf.y = Math.max(pdf.y, end);
}

function drawSignerBox(
  paper: Paper,
  input: LetterInput,
  words: LetterWords,
  at: { x: number; y: number; width: number },
): void {
  const { pdf } = paper;
  const { signer } = input;
  const size = 72;
  const column = { x: at.x + size + 22, width: at.width - size - 30 };
  const name = signer.kind === 'person' ? signer.name : signer.institution;
  const height = Math.max(
    size + 20,
    61 + paper.font('bold', 10.5).heightOfString(name, { width: column.width, lineGap: 1 }),
  );
  paper.artifact(() => pdf.roundedRect(at.x, at.y, at.width, height, 8).lineWidth(0.8).stroke(LINE));
  drawVerifyQr(paper, input, words, { x: at.x + 10, y: at.y + 10, size });
  pdf.y = at.y + 12;
  paper.tagged('P', () =>
    paper.font('regular', 7.8, SOFT).text(signer.kind === 'person' ? words.signedBy : words.sealedBy, column.x, pdf.y, {
      width: column.width,
      lineGap: 1,
    }),
  );
  paper.tagged('P', () =>
    paper.font('bold', 10.5).text(name, column.x, pdf.y + 3, { width: column.width, lineGap: 1 }),
  );
  if (signer.kind === 'person' && signer.employeeNumber !== undefined)
    paper.tagged('P', () =>
      paper
        .font('regular', 8.2, SOFT)
        .text(`NIP ${signer.employeeNumber ?? ''}`, column.x, pdf.y + 1, { width: column.width }),
    );
  if (!input.certification.certified) {
    paper.tagged('P', () =>
      paper
        .font('semibold', 7.6, AMBER)
        .text(words.uncertifiedShort, column.x, at.y + height - 22, { width: column.width }),
    );
  }
  pdf.y = at.y + height;
}

function drawVerifyQr(
  paper: Paper,
  input: LetterInput,
  words: LetterWords,
  at: { x: number; y: number; size: number },
): void {
  const link = paper.branch('Link');
  paper.tagged('Figure', () => drawQr(paper.pdf, input.verifyUrl, at.x, at.y, at.size), {
    alt: words.qr(input.verifyUrl),
    parent: link,
  });
  // A String object is written as text; a plain string would become a name of the PDF language.
  paper.pdf.link(at.x, at.y, at.size, at.size, input.verifyUrl, {
    structParent: link,
    Contents: new String(words.qr(input.verifyUrl)),
  } as unknown as PDFKit.Mixins.AnnotationOption);
}

function drawValidity(
  paper: Paper,
  input: LetterInput,
  words: LetterWords,
  at: { x: number; y: number; width: number },
): void {
  const { pdf } = paper;
  pdf.y = at.y;
  const pair = (label: string, value: string): void => {
    paper.tagged('P', () => paper.font('regular', 8.2, SOFT).text(label, at.x, pdf.y, { width: at.width }));
    paper.tagged('P', () => paper.font('semibold', 9.6).text(value, at.x, pdf.y + 1, { width: at.width }));
    pdf.y += 9;
  };
  if (input.validUntil !== undefined) pair(words.validUntil, longDate(input.validUntil, input.language));
  if (input.verifyCode !== undefined) pair(words.verifyCode, input.verifyCode);
}

function statusLine({ certification, signer, language }: LetterInput, words: LetterWords): string {
  const sealed = signer.kind === 'seal';
  if (!certification.certified) return sealed ? words.uncertifiedSeal : words.uncertified;
  const certifier = certification.label[language];
  return sealed ? words.certifiedSeal(certifier) : words.certified(certifier);
}

function drawEveryPage(paper: Paper, input: LetterInput, words: LetterWords): void {
  const { pdf, left, right, width } = paper;
  const { start, count } = pdf.bufferedPageRange();
  const status = statusLine(input, words);
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const bottom = pdf.page.margins.bottom;
    // Text in the margin would otherwise start a page of its own.
    pdf.page.margins.bottom = 0;
    paper.artifact(() => {
      const y = pdf.page.height - 62;
      pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(LINE);
      paper.font('semibold', 7.6).text(status, left, y + 8, { width: width - 70, lineGap: 1 });
      paper
        .font('regular', 7.6, SOFT)
        .text(`${words.check}\n${input.verifyUrl}`, left, pdf.y + 1, { width: width - 70, lineGap: 1 });
      paper
        .font('regular', 7.6, SOFT)
        .text(words.page(page - start + 1, count), right - 66, y + 8, { width: 66, align: 'right' });
      if (input.watermark !== undefined) drawWatermark(pdf, input.watermark);
    });
    pdf.page.margins.bottom = bottom;
  }
}
