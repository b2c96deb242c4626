/**
 * In whose hands a trial is: who holds a turn, and how its end can be contested.
 *
 * Must never: let the tester be two officers as one, where the service wants two.
 */
import type { Actor, ServiceManifest, Turn } from '@balai/kernel';
import type { TrialQuestion } from '../platform-types.ts';
import type { TrialPlayer } from './trial-state.ts';

export const APPLICANT: Actor = { kind: 'applicant' };

/** Whoever holds the turn: the tester is each of them in their turn, and never two officers as one. */
export function holderOf(manifest: ServiceManifest, turn: Turn): Actor {
  const { party } = turn;
  if (party.kind === 'applicant') return APPLICANT;
  if (party.kind === 'contact') return { kind: 'contact', field: party.field };
  if (manifest.units[party.unit]?.reached !== 'console') return { kind: 'body', unit: party.unit };
  const positions = party.position === null ? [] : [party.position];
  return { kind: 'officer', officer: `coba-${turn.stage}`, unit: party.unit, area: party.area, positions };
}

/** The form of an objection against the end that was reached. */
export function objectionOf({ manifest, state }: TrialPlayer) {
  const stage = state.ending === null ? undefined : manifest.stages[state.ending.stage];
  return stage !== undefined && 'ends' in stage ? stage.objection : undefined;
}
export function objectionQuestions(player: TrialPlayer): readonly TrialQuestion[] {
  const form = objectionOf(player)?.with;
  return Object.entries(form === undefined ? {} : (player.manifest.forms[form] ?? {})).map(([name, field]) => ({
    name,
    shownAs: `keberatan.${name}`,
    field,
  }));
}
