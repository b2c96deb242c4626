/**
 * The letters that an ending issues, ready to be numbered: which unit gives the number, who signs, until when it is valid.
 *
 * A letter of the system carries the seal of the institution; a letter that a person decided, the signature of the
 * office-holder (of the day of signing, see `Officers.signerOf`). Must never: choose a number; the statement does.
 */
import {
  dueDate,
  evaluate,
  inForce,
  isDuration,
  knowledgeOf,
  localDate,
  type CaseEvent,
  type Letter,
  type ServiceManifest,
} from '@balai/kernel';
import type { Written } from './append-item.ts';
import type { Folded } from './folded.ts';
import { uuidV7 } from './ids.ts';

export interface NewLetter {
  readonly case_id: string;
  readonly document_id: string;
  readonly case_version: number;
  readonly letter: string;
  readonly title: unknown;
  readonly unit: string;
  readonly area: string;
  readonly year: number;
  readonly number_before: string;
  readonly number_after: string;
  readonly signed_by_position: string | null;
  readonly issued_on: string;
  readonly valid_until: string | null;
  readonly at: number;
}

const months = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** The letters that an event issues and this city writes: a file that another system made has that system's number. */
export const issuedWith = (event: CaseEvent, manifest: ServiceManifest): readonly (readonly [string, Letter])[] =>
  event.type !== 'ended'
    ? []
    : event.ending.letters.flatMap((name) => {
        const letter = manifest.documents[name];
        return letter === undefined || !('body' in letter) ? [] : [[name, letter] as const];
      });

export function lettersOf({ before, events, manifest, calendar, now }: Written, after: Folded): readonly NewLetter[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'ended') return [];
    return issuedWith(event, manifest).map(([name, letter]) => {
      const issuedOn = localDate(calendar, event.at);
      const signer = signerOf(letter, event.ending.bySystem);
      return {
        case_id: before.caseId,
        document_id: uuidV7(now),
        case_version: before.version + 1 + index,
        letter: name,
        title: letter.title,
        unit: signer.unit,
        area: areaOf(manifest, signer.unit, after.state.area),
        year: Number(issuedOn.slice(0, 4)),
        number_before: 'B/',
        number_after: `/${letter.classification === undefined ? '' : `${letter.classification}/`}${months[Number(issuedOn.slice(5, 7)) - 1] ?? ''}/${issuedOn.slice(0, 4)}`,
        signed_by_position: signer.position,
        issued_on: issuedOn,
        valid_until: validUntil(manifest, letter, after, event.at, calendar),
        at: now,
      };
    });
  });
}

function signerOf(letter: Letter, bySystem: boolean): { readonly unit: string; readonly position: string | null } {
  const position = letter.signedBy.find((signer) => signer.kind === 'position');
  const seal = letter.signedBy.find((signer) => signer.kind === 'seal');
  if (bySystem || position === undefined) return { unit: seal?.unit ?? position?.unit ?? '', position: null };
  return { unit: position.unit, position: position.position };
}

/** Where the numbers are counted: one series for each kelurahan or kecamatan (`PP.KK.CC`) that has such a unit. */
export function areaOf(manifest: ServiceManifest, unit: string, area: string | null): string {
  const per = manifest.units[unit]?.per ?? null;
  return per === null || area === null ? '' : per === 'kecamatan' ? area.slice(0, 8) : area;
}

/** The last day of validity; null: for ever, or not known. */
function validUntil(
  manifest: ServiceManifest,
  letter: Letter,
  { state }: Folded,
  at: number,
  calendar: Written['calendar'],
): string | null {
  const rule = letter.validFor === undefined ? undefined : inForce(letter.validFor, state.on);
  if (rule === undefined) return null;
  const { answers, facts } = knowledgeOf(manifest, state);
  const duration =
    typeof rule.value === 'object' && 'clock' in rule.value ? rule.value : evaluate(rule.value, answers, facts);
  const counts = isDuration(duration) && Number.isInteger(duration.count) && duration.count > 0;
  return counts ? localDate(calendar, dueDate(calendar, at, duration).dueAt) : null;
}
