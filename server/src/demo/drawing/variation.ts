/**
 * What differs from picture to picture: a number for every name, fixed by the seed.
 *
 * Names instead of a row of numbers, so that the pictures before and after show the same street: what is asked by the
 * same name is the same. Must never: depend on the order of the questions.
 */
export interface Variation {
  /** At least `from`, below `to`. */
  readonly between: (name: string, from: number, to: number) => number;
  /** Whole, from `from` to `to`, both included. */
  readonly whole: (name: string, from: number, to: number) => number;
  /** True in `share` of all seeds. */
  readonly chance: (name: string, share: number) => boolean;
  readonly choose: <const Items extends readonly [unknown, ...unknown[]]>(name: string, items: Items) => Items[number];
}

/** FNV-1a with the finish of murmur3: names that differ in one letter give numbers far apart. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** The variation of one seed; any number or text. */
export function variationOf(seed: number | string): Variation {
  const share = (name: string) => hash(`${seed}/${name}`) / 2 ** 32;
  const whole = (name: string, from: number, to: number) => from + Math.floor(share(name) * (to - from + 1));
  return {
    between: (name, from, to) => from + share(name) * (to - from),
    whole,
    chance: (name, likely) => share(name) < likely,
    choose: (name, items) => items[whole(name, 0, items.length - 1)] ?? items[0],
  };
}
