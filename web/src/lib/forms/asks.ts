// What a question carries inside, so that its page knows which form and which lists it needs. Must never judge an answer.
import type { Field, Kind } from '@balai/kernel';

const FILES: readonly Kind[] = ['photo', 'file', 'evidence', 'signature'];
const AREAS: readonly Kind[] = ['area', 'place'];

const holds = (field: Field<unknown>, kinds: readonly Kind[]): boolean =>
  kinds.includes(field.kind) || Object.values(field.rows ?? {}).some((inner) => holds(inner, kinds));

/** The form must be multipart and post to a route of /kirim/. */
export const asksForFile = (field: Field<unknown>): boolean => holds(field, FILES);
/** The list of kelurahan is needed. */
export const asksForArea = (field: Field<unknown>): boolean => holds(field, AREAS);
