/**
 * What can be read off a service definition in general: its fee, its promise, who is in charge, the way through it.
 *
 * Must never: walk a road that the kernel would not take, or say a time that no law in the file says.
 */
import {
  durationText,
  evaluate,
  inForce,
  type ActionData,
  type By,
  type DateText,
  type Duration,
  type ServiceManifest,
  type Stage,
  type Text,
} from '@balai/kernel';
import { formatRupiah } from '../texts/formats.ts';
import type { Naming } from '../texts/naming.ts';
import { listed, text } from '../texts/text.ts';

export const stageOf = (manifest: ServiceManifest, name: string): Stage | undefined =>
  Object.hasOwn(manifest.stages, name) ? manifest.stages[name] : undefined;
export const targetOf = (action: ActionData): string => action.to ?? action.all ?? action.ifAny ?? '';

/** Free, or what it costs where the tariff needs no answer; `null`: it depends on the answers. */
export function feeOf(
  manifest: ServiceManifest,
  on: DateText,
): { readonly free: boolean; readonly text: Text; readonly basis: string } {
  const tariff = inForce(manifest.cost, on);
  const basis = tariff?.basis ?? '';
  const amount = tariff === undefined ? undefined : evaluate(tariff.value, {}, {});
  if (amount === 0) return { free: true, text: text('Gratis', 'Free of charge'), basis };
  if (typeof amount === 'number') return { free: false, text: text(formatRupiah(amount), formatRupiah(amount)), basis };
  return {
    free: false,
    text: text('Dihitung dari isian Anda, sebelum Anda mengirim', 'Worked out from your answers, before you send'),
    basis,
  };
}

/** The limit that the whole case is promised, on the day of filing. */
export const promiseOf = (manifest: ServiceManifest, on: DateText): Duration | null =>
  manifest.within === null ? null : (inForce(manifest.within, on)?.value ?? null);

/** A letter that the system may issue by itself: the road of yeses from the start reaches a granted end. */
export function mayBeInstant(manifest: ServiceManifest): boolean {
  let name = manifest.start;
  for (let steps = 0; steps < 20; steps += 1) {
    const stage = stageOf(manifest, name);
    if (stage === undefined || 'by' in stage) return false;
    if ('ends' in stage) return stage.ends === 'granted';
    name = stage.yes;
  }
  return false;
}

/** "Seketika; paling lama 2 hari kerja" for the catalogue; null where nothing is promised. */
export function promiseText(manifest: ServiceManifest, on: DateText): Text | null {
  const within = promiseOf(manifest, on) ?? longestTurn(manifest, on);
  const instant = mayBeInstant(manifest);
  if (within === null) return instant ? text('Seketika', 'At once') : null;
  const longest = durationText(within);
  return instant
    ? text(`Seketika bila data cocok, paling lama ${longest.id}`, `At once if the data agree, at most ${longest.en}`)
    : longest;
}

/** Without a promise for the whole case, the first turn of an office says how long it takes. */
export function longestTurn(manifest: ServiceManifest, on: DateText): Duration | null {
  const turns = mainRoad(manifest).flatMap((name) => {
    const stage = stageOf(manifest, name);
    return stage !== undefined && 'by' in stage && stage.by.kind !== 'applicant'
      ? [inForce(stage.within, on)?.value]
      : [];
  });
  return turns.find((within) => within !== undefined) ?? null;
}

/**
 * The stages that most cases pass, in order: in a turn the first action, at an automatic stage the answer `no` (where
 * somebody looks), until an end or a stage that was passed already. From the start, or from any stage; `isMet` says of a
 * condition what the answers of a case say already.
 */
export function mainRoad(
  manifest: ServiceManifest,
  from: string = manifest.start,
  isMet: (condition: string) => boolean = () => false,
): readonly string[] {
  const road: string[] = [];
  let name = from;
  while (road.length < 30 && !road.includes(name)) {
    const stage = stageOf(manifest, name);
    if (stage === undefined) break;
    road.push(name);
    if ('ends' in stage) break;
    const first = 'by' in stage ? Object.values(stage.next)[0] : undefined;
    name = 'by' in stage ? (first === undefined ? '' : targetOf(first)) : isMet(stage.asks) ? stage.yes : stage.no;
  }
  return road;
}

/** The units that a `by` may mean, as names. */
export function unitsOf(manifest: ServiceManifest, by: By, on: DateText): readonly string[] {
  switch (by.kind) {
    case 'unit':
      return [by.unit];
    case 'units':
      return by.units;
    case 'dated': {
      const current = inForce(by.values, on);
      return current === undefined ? [] : [current.value];
    }
    case 'routing':
      return unitNamesIn(manifest, inForce(manifest.routing[by.name] ?? [], on)?.value);
    case 'team':
      return unitNamesIn(manifest, inForce(manifest.teams[by.name] ?? [], on)?.value);
    case 'applicant':
    case 'contact':
      return [];
  }
}

/** Unit names that stand anywhere in an expression: a table of a routing names each of them. */
function unitNamesIn(manifest: ServiceManifest, expression: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string' && Object.hasOwn(manifest.units, part)) found.add(part);
    else if (Array.isArray(part)) part.slice(1).forEach(look);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  look(expression);
  return [...found];
}

/** Who is in charge: the units of the first turn of an office. */
export function unitInCharge(manifest: ServiceManifest, naming: Naming, on: DateText): Text {
  for (const name of mainRoad(manifest)) {
    const stage = stageOf(manifest, name);
    if (stage === undefined || !('by' in stage)) continue;
    const units = unitsOf(manifest, stage.by, on).filter((unit) => manifest.units[unit]?.reached === 'console');
    if (units.length > 0)
      return listed(
        units.map((unit) => naming.unit(unit, null)),
        true,
      );
  }
  return text('Pemerintah kota', 'The city');
}

/** Who acts in a stage, in words. */
export function actorsText(manifest: ServiceManifest, by: By, naming: Naming, on: DateText): Text {
  if (by.kind === 'applicant') return text('Anda', 'You');
  if (by.kind === 'contact') return naming.party({ kind: 'contact', field: by.field });
  if (by.kind === 'unit') return naming.position(by.unit, by.position, null);
  const units = unitsOf(manifest, by, on).map((unit) => naming.unit(unit, null));
  return units.length === 0
    ? text('Unit yang berwenang', 'The unit in charge')
    : listed(units, by.kind !== 'units' && by.kind !== 'team');
}
