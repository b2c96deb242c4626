/**
 * Whether an officer can be given a turn, and why not: what the kernel says of them, and whether they are there.
 *
 * Must never: give a right. Whoever is given a turn may do in it what they might before.
 */
import { barredFrom, mayAct, type Case, type ServiceManifest, type Text, type Turn } from '@balai/kernel';
import type { Appointment, Officer } from '@balai/store';
import type { UnitPlace } from '../../board-types.ts';
import { namingFor, type Bound } from '../../bound.ts';
import { inBoth } from '../../texts/text.ts';

export interface Colleague {
  readonly officer: Officer;
  readonly positions: readonly Appointment[];
  /** The last day of the leave that runs today. */
  readonly awayUntil: string | null;
}

/** Null: they can. `state` is asked only where the service bars somebody; null: it bars nobody. */
export function whyNot(
  bound: Bound,
  manifest: ServiceManifest,
  turn: Turn,
  state: Case | null,
  { unit }: UnitPlace,
  { officer, positions, awayUntil }: Colleague,
): Text | null {
  const { name } = officer;
  if (awayUntil !== null) {
    const until = bound.formats.civil(awayUntil);
    return inBoth((language) =>
      language === 'id' ? `${name} cuti sampai ${until.id}.` : `${name} is on leave until ${until.en}.`,
    );
  }
  const naming = namingFor(bound, manifest);
  const held = positions.map(({ position }) => position);
  const actors = positions.map(
    ({ area }) => ({ kind: 'officer', officer: officer.id, unit, area, positions: held }) as const,
  );
  const actor = actors.find((one) => mayAct(manifest, turn, one, bound.today));
  if (actor === undefined) {
    const who = naming.party(turn.party);
    return inBoth((language) =>
      language === 'id' ? `Tahap ini hanya untuk ${who.id}.` : `This stage is for ${who.en} alone.`,
    );
  }
  const barred = state === null ? null : barredFrom(manifest, state, turn, actor);
  if (barred === null) return null;
  return inBoth((language) =>
    barred === 'otherThan'
      ? language === 'id'
        ? `${name} mengerjakan tahap sebelumnya, jadi petugas lain yang memeriksanya.`
        : `${name} did the work of the stage before, so another officer checks it.`
      : language === 'id'
        ? `${name} ikut memutuskan babak sebelumnya, jadi keberatan ini dibaca petugas lain.`
        : `${name} took part in the decision before, so another officer reads this objection.`,
  );
}

/** Whether the kernel may bar somebody from this turn for what they did before. */
export function barsSome(manifest: ServiceManifest, stage: string, round: number): boolean {
  const data = Object.hasOwn(manifest.stages, stage) ? manifest.stages[stage] : undefined;
  return round > 0 || (data !== undefined && 'by' in data && data.otherThan !== undefined);
}
