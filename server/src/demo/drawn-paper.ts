/**
 * A letter of an RT, a card or another paper as a resident uploads it: a drawn photo on one page of PDF. Must never: look like a real one.
 */
import type { Field } from '@balai/kernel';
import PDFDocument from 'pdfkit';
import type { LetterState } from './drawing/letter-scene.ts';
import type { OtherPaper } from './drawing/paper-scene.ts';
import { drawnPhoto } from './drawn-photo.ts';

/** A letter of the RT, sharp or blurred, or another paper. */
export type DemoPaper = LetterState | OtherPaper;

/** The paper that a question asks for, by its name. */
export function paperOf({ label }: Pick<Field<unknown>, 'label'>): DemoPaper {
  if (/kartu keluarga|\bKK\b/iu.test(label.id)) return 'family';
  if (/\bKTP\b/u.test(label.id)) return 'identity';
  return /\bRT\b/u.test(label.id) ? 'readable' : 'other';
}

const TITLES: Readonly<Record<DemoPaper, string>> = {
  readable: 'Surat pengantar RT (contoh)',
  blurred: 'Surat pengantar RT (contoh)',
  identity: 'KTP (contoh)',
  family: 'Kartu keluarga (contoh)',
  other: 'Dokumen (contoh)',
};

/** A4 in points. */
const PAGE = { width: 595, height: 842 } as const;
/** No moment of anybody: the same paper is the same bytes. */
const NO_MOMENT = new Date(0);

export async function drawnPaper(drawn: DemoPaper, seed: number): Promise<Buffer> {
  const photo = await drawnPhoto(
    drawn === 'readable' || drawn === 'blurred'
      ? { subject: 'letter', state: drawn, seed }
      : { subject: 'paper', state: drawn, seed },
    800,
  );
  const paper = new PDFDocument({
    size: 'A4',
    margin: 0,
    info: { Title: TITLES[drawn], CreationDate: NO_MOMENT, ModDate: NO_MOMENT },
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
