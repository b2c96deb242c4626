/**
 * What an officer sees of an answer before they say why they need it, and whether they may say so at all.
 *
 * Must never: show a sensitive answer to a unit that the service does not name, or who somebody is to those in the field.
 */
import type { Field, ServiceManifest } from '@balai/kernel';
import { isNumberOfPeople } from '../answers/show-answer.ts';
import type { Rights } from './rights.ts';

/** Kinds that say who somebody is: papers too, whatever they are asked for. */
const IDENTITY: ReadonlySet<string> = new Set(['nik', 'phone', 'email', 'signature', 'date', 'nop', 'file']);
/** What somebody says of themselves in words, pictures and places: addresses above all. */
const OF_A_PERSON: ReadonlySet<string> = new Set(['text', 'place', 'photo', 'evidence']);

/** A report is about a lamp, a road, a fire: what is said and photographed there belongs to those who mend it. */
export const isOfTheCity = ({ category }: Pick<ServiceManifest, 'category'>): boolean =>
  category === 'report' || category === 'emergency';

export interface Exposure {
  readonly masked: boolean;
  readonly mayReveal: boolean;
}
const OPEN: Exposure = { masked: false, mayReveal: false };

/** What this officer sees of an answer of this kind, before and after giving a purpose. */
export function exposureOf(
  field: Field<unknown>,
  rights: Rights,
  service: Pick<ServiceManifest, 'category'>,
): Exposure {
  if (field.notify === true) return { masked: true, mayReveal: false };
  if (field.published === true || field.statistical === true) return OPEN;
  if (field.sensitive !== undefined)
    return {
      masked: true,
      mayReveal: rights.hands.some(({ unit }) => field.sensitive?.seenBy.includes(unit) === true) && !rights.fieldOnly,
    };
  const saysWho =
    IDENTITY.has(field.kind) ||
    (OF_A_PERSON.has(field.kind) && !isOfTheCity(service)) ||
    field.limits?.letters === 'name' ||
    field.limits?.letters === 'newName' ||
    isNumberOfPeople(field);
  return saysWho ? { masked: true, mayReveal: !rights.fieldOnly } : OPEN;
}
