/**
 * The receipt as a counter's thermal printer takes it: black on a roll of 80 mm, as long as its words are.
 *
 * Must never: use colour or grey (such a printer has neither), or print more than the receipt on A5 does.
 */
import { err, ok, type Result } from '@balai/kernel';
import { clockText } from './clock-text.ts';
import { dayName, longDate } from './letter-dates.ts';
import { RECEIPT_WORDS } from './letter-words.ts';
import { drawQr, openPaper, type Paper } from './paper.ts';
import type { ReceiptInput } from './render-receipt.ts';
import { unprintableCharacters } from './typeface.ts';
import { type UnprintableText, unprintableText } from './unprintable-text.ts';

const BLACK = '#000000';
const MILLIMETRE = 72 / 25.4;
/** The roll; the head of such a printer reaches 72 mm of it. */
const ROLL = 80 * MILLIMETRE;
const EDGE = 4 * MILLIMETRE;
const MARGINS = { top: 5 * MILLIMETRE, bottom: 8 * MILLIMETRE, left: EDGE, right: EDGE };
const QR = 38 * MILLIMETRE;
/** Longer than any slip: the words are set once on it to learn how long the paper must be. */
const TRIAL_LENGTH = 4_000;

/** The slip; refuses letters that the typeface does not have, as the receipt does. */
export async function renderSlip(input: ReceiptInput): Promise<Result<Buffer, UnprintableText>> {
  const { city, service, caseNumber, unit, promise } = input;
  const characters = await unprintableCharacters([city, service, caseNumber, unit, promise?.because ?? ''].join(''));
  if (characters.length > 0) return err(unprintableText(characters));
  const trial = await paperFor(input, TRIAL_LENGTH);
  draw(trial, input);
  const length = trial.pdf.y + MARGINS.bottom;
  await trial.finish();
  const paper = await paperFor(input, length);
  draw(paper, input);
  return ok(await paper.finish());
}

const paperFor = (input: ReceiptInput, length: number): Promise<Paper> =>
  openPaper({
    size: [ROLL, length],
    margins: MARGINS,
    language: input.language,
    title: `${RECEIPT_WORDS[input.language].title} ${input.caseNumber}`,
    author: input.city,
    createdAt: input.createdAt,
  });

function draw(paper: Paper, input: ReceiptInput): void {
  const { pdf, left, width } = paper;
  const { language } = input;
  const words = RECEIPT_WORDS[language];
  // The last line may touch the lower edge: that is where the paper was measured to end.
  pdf.page.margins.bottom = 0;
  pdf.y = MARGINS.top;
  const line = (tag: string, weight: 'regular' | 'semibold' | 'bold', size: number, text: string, gap = 2): void => {
    paper.tagged(tag, () =>
      paper.font(weight, size, BLACK).text(text, left, pdf.y, { width, align: 'center', lineGap: 0.6 }),
    );
    pdf.y += gap;
  };
  const rule = (): void => {
    pdf.y += 4;
    paper.artifact(() =>
      pdf
        .moveTo(left, pdf.y)
        .lineTo(left + width, pdf.y)
        .lineWidth(0.8)
        .stroke(BLACK),
    );
    pdf.y += 6;
  };
  if (input.watermark !== undefined) line('P', 'bold', 10, `*** ${input.watermark} ***`);
  line('P', 'semibold', 10, input.city);
  line('H1', 'bold', 12, `${words.title}: ${input.service}`);
  const day = `${dayName(input.receivedOn, language)}, ${longDate(input.receivedOn, language)}`;
  line('P', 'regular', 8.5, words.received(day, clockText(input.receivedTime, language)));
  rule();
  line('P', 'regular', 9, words.number, 0);
  line('P', 'bold', 18, input.caseNumber, 5);
  const y = pdf.y;
  paper.tagged('Figure', () => drawQr(pdf, input.secretUrl, left + (width - QR) / 2, y, QR, BLACK), { alt: words.qr });
  pdf.y = y + QR + 6;
  line('P', 'semibold', 9, words.scan);
  line('P', 'regular', 8, words.secret, 0);
  rule();
  promised(input, line);
  line('P', 'regular', 9, words.unit, 0);
  line('P', 'semibold', 10, input.unit, 0);
  rule();
  line('P', 'regular', 8, words.free, 0);
}

function promised(
  { promise, language }: ReceiptInput,
  line: (tag: string, weight: 'regular' | 'bold', size: number, text: string, gap?: number) => void,
): void {
  const words = RECEIPT_WORDS[language];
  if (promise === undefined) return line('P', 'bold', 9, words.noPromise, 5);
  const { on, time } = promise;
  const hour = time === undefined ? '' : `, ${words.clock(clockText(time, language))}`;
  line('P', 'regular', 9, words.promise, 0);
  line('P', 'bold', 11, `${dayName(on, language)}, ${longDate(on, language)}${hour}`, 5);
}
