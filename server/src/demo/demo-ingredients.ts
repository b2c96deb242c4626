/**
 * What the demo city is made of, as plain data and small makers that the region brings: names, addresses, places, chance.
 *
 * Must never: hold a real person, or a rule of a service.
 */

/** The next number, at least 0 and below 1; the same row for the same seed. */
export type Random = () => number;

export interface DemoVillage {
  /** `36.71.01.1001` */
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}
export interface DemoPlaces {
  /** Every kelurahan of the region, by code. */
  readonly villages: readonly DemoVillage[];
  /** Five kelurahan whose lurah has a name; they get more cases than others. The third loses its lurah, the fourth's is on leave. */
  readonly homes: readonly [string, string, string, string, string];
  /** Two kecamatan whose camat has a name. */
  readonly districts: readonly [string, string];
}
export interface DemoPerson {
  readonly name: string;
  readonly birthDate: string;
  readonly nik: string;
  readonly phone: string;
}
export interface DemoPeople {
  /** One for each officer, obviously invented. */
  readonly officerNames: readonly string[];
  /** `like`: what is already known of them. */
  residentOf(
    random: Random,
    today: string,
    like?: { readonly birthDate?: string; readonly sex?: 'female' | 'male' },
  ): DemoPerson;
  addressOf(random: Random): { readonly street: string; readonly rt: string; readonly rw: string };
}

/** A whole number from a text: the seed of one thing's chance. */
export function seedOf(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state ^ (state >>> 15);
}

/** A whole number from `from` to `to`, both included. */
export const wholeBetween = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from: the list is empty');
  return item;
}

/** One of the names, each as likely as its weight. */
export function pickWeighted<Name extends string>(random: Random, weights: Readonly<Record<Name, number>>): Name {
  const entries = Object.entries(weights) as [Name, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return (entries.at(-1) as [Name, number])[0];
}
