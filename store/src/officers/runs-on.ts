/** On which days an appointment holds. Must never: ask what it gives a right to. */
import type { Appointment } from '../store-types.ts';

/** Both days included; one without a last day runs on. Days as `YYYY-MM-DD`, of the region. */
export const runsOn = (day: string, { from, to }: Pick<Appointment, 'from' | 'to'>): boolean =>
  from <= day && (to === null || to >= day);
