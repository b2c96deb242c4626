/**
 * A letter of an RT as a resident uploads it: a drawn photo of paper on one page of PDF. Must never: look like a real letter.
 */
import PDFDocument from 'pdfkit';
import type { LetterState } from './drawing/letter-scene.ts';
import { drawnPhoto } from './drawn-photo.ts';

export type PaperState = LetterState;

/** A4 in points. */
const PAGE = { width: 595, height: 842 } as const;
/** No moment of anybody: the same paper is the same bytes. */
const NO_MOMENT = new Date(0);

export async function drawnPaper(state: PaperState, seed: number): Promise<Buffer> {
  const photo = await drawnPhoto({ subject: 'letter', state, seed }, 800);
  const paper = new PDFDocument({
    size: 'A4',
    margin: 0,
    info: { Title: 'Surat pengantar RT (contoh)', CreationDate: NO_MOMENT, ModDate: NO_MOMENT },
  });
  const parts: Buffer[] = [];
  const written = new Promise<Buffer>((resolve) => {
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => resolve(Buffer.concat(parts)));
  });
  paper.image(photo, 0, 0, { fit: [PAGE.width, PAGE.height], align: 'center', valign: 'center' });
  paper.end();
  return written;
}
