/** Posts of the demo city's officers: which position of which unit and area, from when, and how. Must never: give a right by itself. */
import type { DateText } from '@balai/kernel';
import type { Appointment } from '@balai/store';

export type Post = Omit<Appointment, 'id' | 'officer' | 'decree'>;

export interface DemoOfficer {
  readonly name: string;
  /** `lurah.sukarasa@contoh.id` */
  readonly email: string;
  /** What they are, for people: `Lurah Sukarasa`. */
  readonly role: string;
  readonly posts: readonly Post[];
}
export const districtOf = (code: string): string => code.slice(0, 8);
const APPOINTED = '2026-01-05' as DateText;

export type Unnamed = Omit<DemoOfficer, 'name'>;
export const post = (unit: string, area: string | null, position: string, more: Partial<Post> = {}): Post => ({
  unit,
  area,
  position,
  from: APPOINTED,
  to: null,
  kind: 'definitif',
  ...more,
});
