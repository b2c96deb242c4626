/**
 * The roads through a service: every way from one stage to another, and what has surely been handed in on the way.
 *
 * Must never: follow a stage that does not exist; those were reported before.
 */
import { ASKER, type ActionData, type By, type OpenStage, type ServiceManifest, type Stage } from '../manifest.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly by: 'act' | 'late' | 'withdraw' | 'automatic' | 'objection';
  /** The action's name, for `act`. */
  readonly action: string | null;
  readonly data: ActionData;
  /** What is handed in on this way. */
  readonly with: readonly string[];
}
export interface Roads {
  readonly stages: ReadonlyMap<string, Stage>;
  readonly edges: readonly Edge[];
  readonly out: ReadonlyMap<string, readonly Edge[]>;
}

export const goalOf = (action: ActionData): string => action.to ?? action.all ?? action.ifAny ?? '';
export const isOpenStage = (stage: Stage | undefined): stage is OpenStage => stage !== undefined && 'by' in stage;
export const actsForThemselves = (by: By): boolean => by.kind === 'applicant' || by.kind === 'contact';

/** The stages whose actions lead to `stage`: where `asker` leads back to. */
export const askersOf = (manifest: ServiceManifest, stage: string): readonly string[] =>
  Object.entries(manifest.stages).flatMap(([name, other]) =>
    isOpenStage(other) &&
    other.by.kind !== 'applicant' &&
    Object.values(other.next).some((action) => goalOf(action) === stage)
      ? [name]
      : [],
  );

/** Returns every way that exists; a word that names no stage gives none. */
export function roadsOf(manifest: ServiceManifest): Roads {
  const stages = new Map(Object.entries(manifest.stages));
  const edges = [...stages]
    .flatMap(([name, stage]) => edgesOf(manifest, name, stage))
    .filter(({ to }) => stages.has(to));
  const out = new Map([...stages.keys()].map((name) => [name, edges.filter(({ from }) => from === name)] as const));
  return { stages, edges, out };
}
function edgesOf(manifest: ServiceManifest, from: string, stage: Stage): readonly Edge[] {
  const silent = (by: Edge['by'], to: string | undefined, handed: readonly string[] = []): readonly Edge[] =>
    to === undefined ? [] : [{ from, to, by, action: null, data: {}, with: handed }];
  if ('asks' in stage) return [...silent('automatic', stage.yes), ...silent('automatic', stage.no)];
  if ('ends' in stage)
    return silent('objection', stage.objection?.to, stage.objection?.with === undefined ? [] : [stage.objection.with]);
  const acts = Object.entries(stage.next).flatMap(([action, data]) => {
    const goals = goalOf(data) === ASKER ? askersOf(manifest, from) : [goalOf(data)];
    return goals.map((to) => ({ from, to, by: 'act' as const, action, data, with: data.with ?? [] }));
  });
  return [...acts, ...silent('late', stage.late), ...silent('withdraw', stage.withdraw)];
}

/** The stages that can be reached from `from` (included) by the edges that `take` lets through. */
export function reach(
  roads: Roads,
  from: Iterable<string>,
  take: (edge: Edge) => boolean = () => true,
): ReadonlySet<string> {
  const seen = new Set(from);
  for (const name of seen) for (const edge of roads.out.get(name) ?? []) if (take(edge)) seen.add(edge.to);
  return seen;
}
/** The stages where a road comes to rest with nobody having acted: `to` itself, or past automatic stages. */
export function restsAt(roads: Roads, to: string): ReadonlySet<string> {
  const passed = reach(roads, [to], ({ from }) => 'asks' in (roads.stages.get(from) as Stage));
  return new Set([...passed].filter((name) => !('asks' in (roads.stages.get(name) as Stage))));
}

/**
 * What has surely been handed in when a stage begins, over every road there is: forms, slots, `fee`. A refund takes the
 * fee back. Stages that no road reaches are left out.
 */
export function handedInBefore(roads: Roads, start: string): ReadonlyMap<string, ReadonlySet<string>> {
  const before = new Map<string, ReadonlySet<string>>([[start, new Set()]]);
  const rest = [start];
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    for (const edge of roads.out.get(name) ?? []) {
      const arriving = new Set([...(before.get(name) ?? []), ...edge.with]);
      const end = roads.stages.get(name);
      if (edge.by === 'objection' && end !== undefined && 'ends' in end && end.refunds === true) arriving.delete('fee');
      const known = before.get(edge.to);
      const both = known === undefined ? arriving : new Set([...known].filter((what) => arriving.has(what)));
      if (known !== undefined && both.size === known.size) continue;
      before.set(edge.to, both);
      rest.push(edge.to);
    }
  }
  return before;
}
