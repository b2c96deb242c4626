/**
 * A case that is an officer's to see, and in whose name they read it. Must never: open a case to a unit that never had it.
 */
import type { Bound } from '../bound.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import type { ConsoleRefusal } from '../platform-types.ts';
import { mayLead } from './board/heads.ts';
import { maySee, noSuchCase, notAllowed, type Rights } from './rights.ts';

/** The case of this number for this officer, if it is theirs to see. */
export async function seenCase(bound: Bound, rights: Rights, number: string): Promise<OpenCase | ConsoleRefusal> {
  const open = await openCase(bound, { number }, 'officer');
  if (open === null) return noSuchCase;
  // Whoever answers for a letter of the system may look at the case that it came from, though nobody of the office had a turn.
  const answersFor = open.documents.some(({ unit, area }) => mayLead(bound, rights, { unit, area }));
  return answersFor || maySee(rights, open) ? open : notAllowed(open.loaded.state, open.naming);
}
export const isRefusal = (value: OpenCase | ConsoleRefusal): value is ConsoleRefusal => 'type' in value;

/** The unit in whose name this officer reads: one that has or had the case. */
export function unitFor(rights: Rights, { loaded }: Pick<OpenCase, 'loaded'>): string {
  const acting = loaded.state.turns
    .flatMap((turn) => [turn.party, turn.followedBy])
    .flatMap((party) => (party?.kind === 'unit' ? [party.unit] : []));
  return rights.hands.find(({ unit }) => acting.includes(unit))?.unit ?? rights.hands[0]?.unit ?? '';
}
