/**
 * Who sends a request of the demonstration: the resident, an officer who types for them at the counter, or officers of the one
 * unit that may begin. Must never: send in the name of somebody who is away.
 */
import type { Actor, ServiceManifest } from '@balai/kernel';
import type { Channel } from '@balai/store';
import { pick } from './demo-ingredients.ts';
import { officeTime } from './demo-time.ts';
import { dayOf, type OfficerActor, type Plan, type Town } from './demo-town.ts';

/** The share of personal matters that are typed at a counter, where the office is open. */
const AT_COUNTER = 0.16;
const RESIDENTS = new Set(['anyone', 'phone', 'resident']);

export function senderOf(
  town: Town,
  plan: Plan,
  { who, category }: ServiceManifest,
): { readonly actor: Actor; readonly channel: Channel } {
  if (!RESIDENTS.has(who)) {
    const officers = town.staff.at(who, null, dayOf(town, plan.filedAt));
    if (officers.length > 0)
      return {
        actor: pick(town.randomOf(plan.key, 'sender'), officers),
        channel: category === 'emergency' ? 'phone' : 'counter',
      };
  }
  const typist = category === 'report' ? null : typistOf(town, plan);
  return typist === null
    ? { actor: { kind: 'applicant' }, channel: 'portal' }
    : { actor: { kind: 'applicant', officer: typist.officer }, channel: 'counter' };
}

function typistOf(town: Town, plan: Plan): OfficerActor | null {
  if (town.randomOf(plan.key, 'counter')() > AT_COUNTER) return null;
  if (officeTime(town.calendar, plan.filedAt, 0) - plan.filedAt > 60_000) return null;
  return (
    town.staff
      .at('kelurahan', plan.village.code, dayOf(town, plan.filedAt))
      .find(({ positions }) => positions.includes('staf')) ?? null
  );
}
