/** What a case of the demonstration has of its own: its people, its place, its words. Must never: use chance that depends on others. */
import type { Instant } from '@balai/kernel';
import { pick, type Random } from './demo-ingredients.ts';
import { pointIn } from './demo-places.ts';
import type { Living } from './demo-scripts.ts';
import { dayOf, type Plan, type Town } from './demo-town.ts';
import type { Varying } from './vary-answers.ts';

export interface Wanted {
  readonly from: Instant;
  readonly to: Instant;
  readonly random: Random;
  /** The area that the example is about. */
  readonly like: string | null;
  readonly words: Varying['words'];
  /** How many days older grown-ups may be. Default 0. */
  readonly older?: number;
  /** The area of the case, where it is known. */
  readonly area?: string | null;
}

export function varyingOf(town: Town, plan: Plan, { from, to, random, like, words, area, older = 0 }: Wanted): Varying {
  const today = dayOf(town, to);
  return {
    calendar: town.calendar,
    from,
    to,
    random,
    words,
    older,
    areas: { from: like, to: area ?? plan.village.code },
    swapped: new Map(),
    personOf: (chance, person) => town.people.residentOf(chance, today, person),
    streetOf: (chance) => {
      const { street, rt, rw } = town.people.addressOf(chance);
      return `${street}, RT ${rt} RW ${rw}`;
    },
    placeIn: (code) => {
      const village = town.places.villages.find((one) => one.code === code);
      return { ...pointIn(town, village === undefined ? plan : { ...plan, village }) };
    },
    otherArea: (chance) => pick(chance, town.places.villages).code,
  };
}

/** What people type, where the note beside the service says it; else each types what its example does, so that answers fit together. */
export const wordsOf = ({ service }: Living): Varying['words'] => service.demo?.words ?? {};
