/**
 * Draws the letter that tells an applicant why something was refused or came back: A4, one page as a rule.
 *
 * Must never: print an answer, a name or the secret link; the letter may be shown to whoever is asked for advice.
 */
import { err, ok, type DateText, type Result } from '@balai/kernel';
import { dayName, type Language, longDate } from './letter-dates.ts';
import { NOTICE_WORDS, type NoticeWords } from './notice-words.ts';
import { drawRoofMark, drawWatermark, LINE, openPaper, PANDAN, type Paper, SOFT, type Watermark } from './paper.ts';
import { unprintableCharacters } from './typeface.ts';
import { type UnprintableText, unprintableText } from './unprintable-text.ts';

export interface NoticeInput {
  readonly kind: 'refused' | 'returned';
  /** `Pemerintah Kota Tangerang`. */
  readonly institution: string;
  readonly service: string;
  readonly caseNumber: string;
  readonly decidedOn: DateText;
  /** Unit and position, without a name. */
  readonly decidedBy: string;
  /** What happened, as the page of the case heads it. */
  readonly decision: string;
  readonly reasons: readonly { readonly says: string; readonly basis: string; readonly about: readonly string[] }[];
  /** What the officer wrote beside the reasons; null: nothing. */
  readonly note: string | null;
  /** What can be done now, one paragraph each. */
  readonly ways: readonly string[];
  /** Where the case can be looked up by its number. */
  readonly address: string;
  readonly watermark?: Watermark;
  readonly language: Language;
  /** Milliseconds since 1970, for the file's properties. */
  readonly createdAt: number;
}

const MARGINS = { top: 56, bottom: 56, left: 64, right: 64 };

export async function renderNotice(input: NoticeInput): Promise<Result<Buffer, UnprintableText>> {
  const characters = await unprintableCharacters(
    [
      input.institution,
      input.service,
      input.decidedBy,
      input.decision,
      input.note ?? '',
      ...input.ways,
      ...input.reasons.flatMap(({ says, basis, about }) => [says, basis, ...about]),
    ].join(''),
  );
  if (characters.length > 0) return err(unprintableText(characters));
  const words = NOTICE_WORDS[input.language];
  const paper = await openPaper({
    size: 'A4',
    margins: MARGINS,
    language: input.language,
    title: `${words.title[input.kind]} ${input.caseNumber}`,
    author: input.institution,
    createdAt: input.createdAt,
  });
  drawHead(paper, input, words);
  drawMatter(paper, input, words);
  drawReasons(paper, input, words);
  drawWays(paper, input, words);
  drawFoot(paper, input, words);
  return ok(await paper.finish());
}

function drawHead(paper: Paper, { institution, kind, caseNumber }: NoticeInput, words: NoticeWords): void {
  const { pdf, left, right, width } = paper;
  paper.artifact(() => drawRoofMark(pdf, left, MARGINS.top - 4, 26, PANDAN));
  paper.tagged('P', () =>
    paper.font('semibold', 11, PANDAN).text(institution, left + 36, MARGINS.top + 3, { width: width - 36 }),
  );
  const y = MARGINS.top + 32;
  paper.artifact(() => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.8).stroke(LINE));
  paper.tagged('H1', () => paper.font('bold', 19).text(words.title[kind], left, y + 22, { width }));
  paper.tagged('P', () => paper.font('regular', 10, SOFT).text(words.of(caseNumber), left, pdf.y + 2, { width }));
  pdf.y += 14;
}

function drawMatter(paper: Paper, input: NoticeInput, words: NoticeWords): void {
  const { pdf, left, width } = paper;
  const day = `${dayName(input.decidedOn, input.language)}, ${longDate(input.decidedOn, input.language)}`;
  const rows = [
    [words.service, input.service],
    [words.decision, input.decision],
    [words.decidedOn, day],
    [words.decidedBy, input.decidedBy],
  ] as const;
  for (const [label, value] of rows) {
    const y = pdf.y;
    paper.tagged('P', () => {
      paper.font('regular', 9.6, SOFT).text(label, left, y, { width: 118 });
      paper.font('semibold', 10.4).text(value, left + 124, y - 0.6, { width: width - 124 });
    });
    pdf.y = Math.max(pdf.y, y + 14) + 3;
  }
  pdf.y += 12;
}

function drawReasons(paper: Paper, { reasons, note }: NoticeInput, words: NoticeWords): void {
  const { pdf, left, width } = paper;
  paper.tagged('H2', () => paper.font('bold', 12.5).text(words.why, left, pdf.y, { width }));
  pdf.y += 6;
  const list = paper.branch('L');
  reasons.forEach(({ says, basis, about }, at) => {
    paper.room(60);
    const y = pdf.y;
    const inner = { width: width - 24, lineGap: 1.6 };
    const item = paper.branch('LI', list);
    paper.tagged('Lbl', () => paper.font('bold', 10.4, PANDAN).text(`${at + 1}.`, left, y, { width: 18 }), {
      parent: item,
    });
    const body = paper.branch('LBody', item);
    paper.tagged('P', () => paper.font('regular', 10.4).text(says, left + 24, y, inner), { parent: body });
    if (basis !== '')
      paper.tagged('P', () => paper.font('regular', 9.2, SOFT).text(words.basis(basis), left + 24, pdf.y + 1, inner), {
        parent: body,
      });
    if (about.length > 0)
      paper.tagged(
        'P',
        () => paper.font('semibold', 9.6).text(words.about(about.join(', ')), left + 24, pdf.y + 2, inner),
        { parent: body },
      );
    pdf.y += 9;
  });
  if (note !== null) {
    paper.room(44);
    paper.tagged('P', () => paper.font('regular', 9.2, SOFT).text(words.note, left, pdf.y, { width }));
    paper.tagged('P', () => paper.font('regular', 10.4).text(note, left, pdf.y + 1, { width, lineGap: 1.6 }));
    pdf.y += 6;
  }
  pdf.y += 8;
}

function drawWays(paper: Paper, { ways }: NoticeInput, words: NoticeWords): void {
  const { pdf, left, width } = paper;
  paper.room(70);
  paper.tagged('H2', () => paper.font('bold', 12.5).text(words.ways, left, pdf.y, { width }));
  pdf.y += 5;
  for (const way of ways) {
    paper.room(40);
    paper.tagged('P', () => paper.font('regular', 10.4).text(way, left, pdf.y, { width, lineGap: 1.8 }));
    pdf.y += 6;
  }
}

function drawFoot(paper: Paper, input: NoticeInput, words: NoticeWords): void {
  const { pdf, left, right, width, floor } = paper;
  paper.room(56);
  const y = Math.max(pdf.y + 10, floor - 40);
  pdf.page.margins.bottom = 0;
  paper.artifact(() => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(LINE));
  paper.tagged('P', () =>
    paper
      .font('regular', 8.6, SOFT)
      .text(words.foot(input.caseNumber, input.address), left, y + 8, { width, lineGap: 1.2 }),
  );
  const word = input.watermark;
  if (word !== undefined) paper.artifact(() => drawWatermark(pdf, word));
}
