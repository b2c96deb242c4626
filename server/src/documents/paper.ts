/**
 * A sheet for official documents: fonts, colours, tagged structure (PDF/UA), the roof mark, QR codes and watermarks.
 *
 * Must never: draw decoration as content. What a screen reader should skip is an artifact; all else stands in the
 * structure tree, in reading order.
 */
import { encode } from 'uqr';
import type { Language } from './letter-dates.ts';
import { typeface, type Weight } from './typeface.ts';

export const INK = '#1d1c19';
export const SOFT = '#5c564b';
export const PANDAN = '#0b4338';
export const LINE = '#cfc9bc';
const GOLD = '#f7b93e';

/** The part of pdfkit's structure element that a caller needs: children are drawn as they are added. */
export type Structure = ReturnType<PDFKit.PDFDocument['struct']>;

/** Across a paper that is not in earnest. */
export type Watermark = 'LATIHAN' | 'DEMO';

export interface PaperOptions {
  /** A size by its name, or width and length in points. */
  readonly size: 'A4' | 'A5' | readonly [number, number];
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly language: Language;
  readonly title: string;
  readonly author: string;
  /** Milliseconds since 1970: the only time in the file, so that equal input gives equal bytes. */
  readonly createdAt: number;
  /** Kept in the file's properties, so that a changed copy still says which document it was. */
  readonly documentId?: string;
}

/** One document while it is drawn; lengths are points (1/72 inch) from the top left. */
export interface Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Structure;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  /** The lowest point that content may use. */
  readonly floor: number;
  font(weight: Weight, size: number, colour?: string): PDFKit.PDFDocument;
  /** Decoration, skipped by screen readers. */
  artifact(draw: () => void): void;
  /** Content with its tag, drawn at once; under the document itself when no parent is given. */
  tagged(
    tag: string,
    draw: () => void,
    options?: { readonly alt?: string; readonly scope?: 'Row' | 'Column'; readonly parent?: Structure },
  ): void;
  /** A parent for tagged content. */
  branch(tag: string, parent?: Structure): Structure;
  /** Starts a new page unless this much height is left; says whether it did. */
  room(height: number): boolean;
  finish(): Promise<Buffer>;
}

export async function openPaper(options: PaperOptions): Promise<Paper> {
  const { default: Pdf } = await import('pdfkit');
  const fonts = await typeface();
  const pdf = new Pdf(settingsOf(options));
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  // The library takes a parsed font as well; its types do not say so.
  for (const [weight, font] of Object.entries(fonts)) pdf.registerFont(weight, font as unknown as ArrayBuffer);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const { left, right, bottom } = options.margins;
  const floor = pdf.page.height - bottom;
  return {
    pdf,
    root,
    left,
    right: pdf.page.width - right,
    width: pdf.page.width - left - right,
    floor,
    font: (weight, size, colour = INK) => pdf.font(weight).fontSize(size).fillColor(colour),
    artifact(draw) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      pdf.endMarkedContent();
    },
    tagged(tag, draw, { alt, scope, parent = root } = {}) {
      parent.add(
        pdf.struct(tag, { ...(alt === undefined ? {} : { alt }), ...(scope === undefined ? {} : { scope }) }, draw),
      );
    },
    branch(tag, parent = root) {
      const branch = pdf.struct(tag);
      parent.add(branch);
      return branch;
    },
    room(height) {
      const full = pdf.y + height > floor;
      if (full) pdf.addPage();
      return full;
    },
    finish: () =>
      new Promise((resolve, reject) => {
        pdf.on('end', () => resolve(Buffer.concat(chunks)));
        pdf.on('error', reject);
        root.end();
        pdf.end();
      }),
  };
}

function settingsOf(options: PaperOptions): PDFKit.PDFDocumentOptions {
  const info: Record<string, unknown> = {
    Title: propertyText(options.title),
    Author: propertyText(options.author),
    Creator: 'Balai',
    Producer: 'Balai',
    CreationDate: new Date(options.createdAt),
    ModDate: new Date(options.createdAt),
  };
  if (options.documentId !== undefined) info['BalaiDocument'] = options.documentId;
  return {
    size: typeof options.size === 'string' ? options.size : [...options.size],
    margins: { ...options.margins },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: options.language === 'id' ? 'id-ID' : 'en-GB',
    bufferPages: true,
    info: info as PDFKit.DocumentInfo,
  };
}

/** The library writes properties into XML as they are. */
const propertyText = (text: string): string => text.replaceAll('&', '+').replaceAll('<', '‹').replaceAll('>', '›');

/** The Balai mark, a limasan roof on four posts, in a box of 40 by 40 scaled to `size`. */
export function drawRoofMark(pdf: PDFKit.PDFDocument, x: number, y: number, size: number, posts = PANDAN): void {
  pdf
    .save()
    .translate(x, y)
    .scale(size / 40);
  pdf.path('M15.2 3.5h9.6l4.4 11H10.8Z').fill(GOLD);
  pdf.path('M10 16h20c1.8 3.6 4.4 6 8.2 7.2v1.3H1.8v-1.3C5.6 22 8.2 19.6 10 16Z').fill(GOLD);
  pdf.path('M8 27v9M16 27v9M24 27v9M32 27v9').lineWidth(2.6).lineCap('round').stroke(posts);
  pdf.restore();
}

/** A QR code as one vector path, `size` points wide, without its quiet zone (leave four modules of white around). */
export function drawQr(
  pdf: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  size: number,
  colour = '#05211c',
): void {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const module = size / data.length;
  pdf.save();
  data.forEach((row, line) => {
    for (let start = row.indexOf(true); start >= 0;) {
      const end = row.indexOf(false, start);
      const length = (end < 0 ? row.length : end) - start;
      // A hair more than the module, so that no viewer shows seams between rows.
      pdf.rect(x + start * module, y + line * module, length * module, module * 1.02);
      start = row.indexOf(true, start + length);
    }
  });
  pdf.fill(colour).restore();
}

/** A pale word across the page, which no copy can be mistaken without. */
export function drawWatermark(pdf: PDFKit.PDFDocument, word: Watermark): void {
  const { width, height } = pdf.page;
  const size = Math.min(150, (width * 1.05) / Math.max(word.length * 0.62, 1));
  pdf
    .save()
    .rotate(-52, { origin: [width / 2, height / 2] })
    .font('bold')
    .fontSize(size)
    .fillColor('#9b2614')
    .fillOpacity(0.09);
  pdf.text(word, width / 2 - height / 2, height / 2 - size / 2, {
    width: height,
    align: 'center',
    lineBreak: false,
    characterSpacing: 6,
  });
  pdf.restore();
}

/** Kawung, the batik of palm fruits, as a faint ground from the top of the page; `height` points deep. */
export function drawKawung(pdf: PDFKit.PDFDocument, width: number, height: number): void {
  pdf.save().rect(0, 0, width, height).clip().lineWidth(0.7).strokeColor('#ffffff').strokeOpacity(0.075);
  for (let y = 0; y < height + 28; y += 28) {
    for (let x = 0; x < width + 28; x += 28) {
      const angle = (x / 28 + y / 28) % 2 === 0 ? 45 : -45;
      pdf
        .save()
        .rotate(angle, { origin: [x, y] })
        .ellipse(x, y, 4.4, 11)
        .stroke()
        .restore();
    }
  }
  pdf.restore();
}
