/**
 * When a telephone is left alone: from nine in the evening until seven in the morning by the region's own clock.
 *
 * Must never: hold back what answers somebody who has just acted, or what is due before the morning.
 */
import type { Instant } from '@balai/kernel';

const MINUTE = 60_000;
const DAY = 1_440;
const FROM = 21 * 60;
const UNTIL = 7 * 60;

/** The end of the quiet hours in which `now` lies; null outside them. `utcOffset` in minutes. */
export function quietUntil(now: Instant, utcOffset: number): Instant | null {
  const minutes = Math.floor(now / MINUTE) + utcOffset;
  const ofDay = ((minutes % DAY) + DAY) % DAY;
  if (ofDay >= UNTIL && ofDay < FROM) return null;
  const ahead = ofDay < UNTIL ? UNTIL - ofDay : DAY - ofDay + UNTIL;
  return (minutes + ahead - utcOffset) * MINUTE;
}
