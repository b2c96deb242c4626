/** What lies across the papers of a region where nothing is in earnest. Must never: mark a paper of a live region. */
import type { Region } from '@balai/store';
import type { Watermark } from '../../documents/index.ts';

const WATERMARKS: Readonly<Partial<Record<Region['kind'], Watermark>>> = { demo: 'DEMO', practice: 'LATIHAN' };

/** `{ watermark }`, or nothing in a live region. */
export function watermarkIn(kind: Region['kind'] | undefined): { readonly watermark?: Watermark } {
  const watermark = kind === undefined ? undefined : WATERMARKS[kind];
  return watermark === undefined ? {} : { watermark };
}
