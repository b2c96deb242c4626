/**
 * The case that a split opens: decided by the law of its own service, and written in the commit of the case that it comes from.
 *
 * Either both are written or neither. Its applicant is the one of the first case: whoever holds that one holds this one too.
 * Must never: open a case that the kernel would not, or begin its promise later than that of the case it comes from.
 */
import {
  decide,
  ok,
  receivedAt,
  type Actor,
  type Case,
  type CaseError,
  type CaseEvent,
  type Result,
  type World,
} from '@balai/kernel';
import type { Execute, Opens } from '../store-types.ts';
import type { Companion } from './append-item.ts';
import type { Known } from './load.ts';

/** The second case, decided: how it is written with the first. */
export interface Opening {
  readonly known: Known;
  readonly step: Pick<Execute, 'idempotency' | 'causedBy' | 'secretHash' | 'draftId'> & {
    readonly events: readonly CaseEvent[];
    readonly by: Actor;
    readonly companion: Companion;
  };
}
interface Wanted {
  /** The officer who splits. */
  readonly actor: Actor;
  readonly opens: Opens;
}

/** Whoever is told of one case is told of what comes from it in the same language. */
export const languageOf = ({ language }: Pick<Case, 'language'>): Pick<Case, 'language'> =>
  language === undefined ? {} : { language };

/** Decides `second`, which nothing has happened to yet, as a part of `first`. */
export function openingOf(
  first: Known,
  second: Known,
  { actor, opens }: Wanted,
  world: World,
): Result<Opening, CaseError> {
  const { regionId, caseId, number, serviceId, version, state } = first.folded;
  const by: Actor = { kind: 'applicant', ...(actor.kind === 'officer' ? { officer: actor.officer } : {}) };
  const { answers, facts, draftId } = opens;
  const splitFrom = { number, service: serviceId, receivedAt: receivedAt(first.events, world.calendar) };
  const decided = decide(
    second.manifest,
    second.folded.state,
    { type: 'submit', actor: by, answers, facts, splitFrom, ...languageOf(state) },
    world,
  );
  if (!decided.ok) return decided;
  const causedBy = `${regionId}:${caseId}:${version + 1}`;
  return ok({
    known: second,
    step: {
      events: decided.value,
      by,
      companion: { caseId, version },
      draftId,
      causedBy,
      secretHash: opens.secretHash(causedBy),
      idempotency: { caller: `case ${regionId}:${caseId}`, key: `${version + 1}:split`, requestHash: serviceId },
    },
  });
}
