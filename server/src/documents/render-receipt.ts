/**
 * Draws the receipt of a submitted case on A5: its number, the secret link as a QR, the promised date, what comes next.
 *
 * Must never: print an answer or the resident's name. The paper may lie on any counter; the link is all it gives away,
 * and it says so.
 */
import { err, ok, type DateText, type Result } from '@balai/kernel';
import { clockText } from './clock-text.ts';
import { dayName, type Language, longDate } from './letter-dates.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './letter-words.ts';
import {
  drawKawung,
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

export interface ReceiptInput {
  /** "Kota Tangerang". */
  readonly city: string;
  /** The service's title in the reader's language. */
  readonly service: string;
  readonly caseNumber: string;
  /** Local day and time of day (`09:47`) of the submission. */
  readonly receivedOn: DateText;
  readonly receivedTime: string;
  /** Absent while no deadline runs. */
  readonly promise?: { readonly on: DateText; readonly time?: string; readonly because?: string };
  readonly unit: string;
  /** In order, at most six. */
  readonly steps: readonly { readonly title: string; readonly detail?: string }[];
  /** The address with its secret; it stands in the QR alone, never as readable text. */
  readonly secretUrl: string;
  readonly watermark?: Watermark;
  readonly language: Language;
  /** Milliseconds since 1970, for the file's properties. */
  readonly createdAt: number;
}

const MARGINS = { top: 24, bottom: 30, left: 30, right: 30 };
const BAND = 128;

export async function renderReceipt(input: ReceiptInput): Promise<Result<Buffer, UnprintableText>> {
  const characters = await unprintableCharacters(
    [
      input.city,
      input.service,
      input.caseNumber,
      input.unit,
      input.promise?.because ?? '',
      ...input.steps.flatMap((step) => [step.title, step.detail ?? '']),
    ].join(''),
  );
  if (characters.length > 0) return err(unprintableText(characters));
  const words = RECEIPT_WORDS[input.language];
  const paper = await openPaper({
    size: 'A5',
    margins: MARGINS,
    language: input.language,
    title: `${words.title} ${input.caseNumber}`,
    author: input.city,
    createdAt: input.createdAt,
  });
  drawHead(paper, input, words);
  drawNumberCard(paper, input, words);
  drawPromise(paper, input, words);
  drawSteps(paper, input, words);
  drawFoot(paper, input, words);
  return ok(await paper.finish());
}

function drawHead(paper: Paper, input: ReceiptInput, words: ReceiptWords): void {
  const { pdf, left, width } = paper;
  paper.artifact(() => {
    pdf.rect(0, 0, pdf.page.width, BAND).fill(PANDAN);
    drawKawung(pdf, pdf.page.width, BAND);
    drawRoofMark(pdf, left, MARGINS.top - 2, 26, '#ffffff');
  });
  paper.tagged('P', () =>
    paper
      .font('semibold', 9, '#ffffff')
      .text(`Balai · ${input.city}`, left + 34, MARGINS.top + 5, { width: width - 34 }),
  );
  pdf.y = MARGINS.top + 34;
  paper.tagged('H1', () =>
    paper
      .font('bold', 17, '#ffffff')
      .text(`${words.title}: ${input.service}`, left, pdf.y, { width, height: 24, ellipsis: true }),
  );
  const date = `${dayName(input.receivedOn, input.language)}, ${longDate(input.receivedOn, input.language)}`;
  paper.tagged('P', () =>
    paper
      .font('regular', 8.6, '#e1f3ed')
      .text(words.received(date, clockText(input.receivedTime, input.language)), left, pdf.y + 2, { width }),
  );
}

function drawNumberCard(paper: Paper, input: ReceiptInput, words: ReceiptWords): void {
  const { pdf, left, width } = paper;
  const y = BAND - 18;
  const height = 112;
  paper.artifact(() => pdf.roundedRect(left, y, width, height, 10).lineWidth(0.8).fillAndStroke('#ffffff', LINE));
  paper.tagged('Figure', () => drawQr(pdf, input.secretUrl, left + 14, y + 14, 84), { alt: words.qr });
  const x = left + 116;
  const inner = { width: width - 130 };
  paper.tagged('P', () => paper.font('regular', 8, SOFT).text(words.number, x, y + 15, inner));
  paper.tagged('P', () => paper.font('bold', 18).text(input.caseNumber, x, pdf.y, { ...inner, characterSpacing: 0.4 }));
  paper.tagged('P', () => paper.font('semibold', 8.4).text(words.scan, x, pdf.y + 4, inner));
  paper.tagged('P', () => paper.font('regular', 7.4, SOFT).text(words.secret, x, pdf.y + 2, { ...inner, lineGap: 1 }));
  pdf.y = y + height + 16;
}

function drawPromise(paper: Paper, input: ReceiptInput, words: ReceiptWords): void {
  const { pdf, left, width } = paper;
  const text = { width };
  if (input.promise === undefined) {
    paper.tagged('P', () => paper.font('semibold', 10).text(words.noPromise, left, pdf.y, text));
  } else {
    const { on, time, because } = input.promise;
    const due = `${dayName(on, input.language)}, ${longDate(on, input.language)}${time === undefined ? '' : `, ${words.clock(clockText(time, input.language))}`}`;
    paper.tagged('P', () => paper.font('regular', 8.4, SOFT).text(words.promise, left, pdf.y, text));
    paper.tagged('P', () => paper.font('bold', 14.5, PANDAN).text(due, left, pdf.y + 1, text));
    if (because !== undefined)
      paper.tagged('P', () => paper.font('regular', 8.2).text(because, left, pdf.y + 2, { width, lineGap: 1.4 }));
  }
  pdf.y += 8;
  paper.tagged('P', () => paper.font('regular', 8.4, SOFT).text(words.unit, left, pdf.y, text));
  paper.tagged('P', () => paper.font('semibold', 9.6).text(input.unit, left, pdf.y + 1, text));
  pdf.y += 12;
}

function drawSteps(paper: Paper, input: ReceiptInput, words: ReceiptWords): void {
  const { pdf, left, width } = paper;
  if (input.steps.length === 0) return;
  paper.tagged('H2', () => paper.font('bold', 11).text(words.next, left, pdf.y, { width }));
  pdf.y += 7;
  const list = paper.branch('L');
  input.steps.slice(0, 6).forEach(({ title, detail }, at) => {
    paper.room(34);
    const y = pdf.y;
    const inner = { width: width - 28 };
    paper.artifact(() => pdf.circle(left + 9, y + 8, 9).fill('#e1f3ed'));
    const item = paper.branch('LI', list);
    paper.tagged(
      'Lbl',
      () => paper.font('bold', 8.6, PANDAN).text(String(at + 1), left, y + 2.6, { width: 18, align: 'center' }),
      { parent: item },
    );
    const body = paper.branch('LBody', item);
    paper.tagged('P', () => paper.font('semibold', 9).text(title, left + 28, y + 1.5, inner), { parent: body });
    if (detail !== undefined)
      paper.tagged(
        'P',
        () => paper.font('regular', 8.2, SOFT).text(detail, left + 28, pdf.y + 1, { ...inner, lineGap: 1 }),
        { parent: body },
      );
    pdf.y = Math.max(pdf.y, y + 18) + 6;
  });
}

function drawFoot(paper: Paper, input: ReceiptInput, words: ReceiptWords): void {
  const { pdf, left, right, width, floor } = paper;
  paper.room(34);
  const y = Math.max(pdf.y + 6, floor - 26);
  pdf.page.margins.bottom = 0;
  paper.artifact(() => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(LINE));
  paper.tagged('P', () => paper.font('regular', 7.8, INK).text(words.free, left, y + 7, { width, lineGap: 1 }));
  if (input.watermark !== undefined) {
    const word = input.watermark;
    paper.artifact(() => drawWatermark(pdf, word));
  }
}
