/**
 * Two papers of one form look alike without being the same paper: the letters that two people had from one template.
 *
 * Must never: be asked of photos of places, where a part or a likeness is what is looked for.
 */
import type { LikePhoto } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';

/** Two papers of one form look the same as a whole; the same paper has nearly all of its landmarks in common. Measured in ADR 0076. */
const SAME_PAPER = 0.7;

/** Whether the likeness of a paper is that of its form alone: where only a part agrees, or too little of the whole. */
export const isFormAlone = ({ part, shared }: Pick<LikePhoto, 'part' | 'shared'>): boolean =>
  part || (shared !== null && shared < SAME_PAPER);

/** Whether this file was handed in as a paper in this case. */
export const isPaperIn = ({ files, naming }: Pick<OpenCase, 'files' | 'naming'>, sha256: string): boolean =>
  files.some((file) => file.sha256 === sha256 && naming.question(file.field)?.kind === 'file');
