/**
 * The turn of an office in which an officer does something to the case as a whole: join it, take it apart, split it.
 *
 * Must never: let somebody in whose turn it is not, or who may not act there because of what they did before (K10).
 */
import { notYourTurn } from './act.ts';
import type { Actor, Case, CaseError, Turn } from './case-types.ts';
import type { Text } from './fields.ts';
import { barredFrom, isOutside, mayAct } from './parties.ts';
import { err, ok, type Result } from './result.ts';
import type { Story } from './story.ts';
import { suitableText } from './suitable-text.ts';

type Officer = Extract<Actor, { kind: 'officer' }>;
const LONGEST_NOTE = 4_000;

/** The first turn of `state` that this actor may act in, in the name of an office of the city; or why there is none. */
export function officeTurn(
  { service, today }: Story,
  state: Case,
  actor: Actor,
): Result<{ readonly turn: Turn; readonly actor: Officer }, CaseError> {
  const turn = state.turns.find((open) => !isOutside(service, open.party) && mayAct(service, open, actor, today));
  if (turn === undefined || actor.kind !== 'officer') return err(notYourTurn(state));
  const barred = barredFrom(service, state, turn, actor);
  return barred === null ? ok({ turn, actor }) : err({ type: 'sameOfficer', stage: turn.stage, why: barred });
}

/** The note that the applicant reads: it must be there, and be text. `done`: what it explains, as in "write why it is …". */
export function noteWhy(note: string, done: Text): Result<string, CaseError> {
  const text = suitableText(note);
  if (text !== null && text !== '' && text.length <= LONGEST_NOTE) return ok(text);
  return err({
    type: 'answersRefused',
    errors: [
      {
        field: 'note',
        code: text === null ? 'unsuitableText' : text === '' ? 'missing' : 'outOfLimits',
        message: {
          id: `Catatan: tulis mengapa ${done.id}, paling banyak ${LONGEST_NOTE} huruf.`,
          en: `Note: write why it is ${done.en}, in at most ${LONGEST_NOTE} characters.`,
        },
      },
    ],
  });
}
