/**
 * Where the roads lead: every stage can be reached and comes to an end, those who act together meet, and whoever comes
 * to a stage can begin it.
 *
 * Must never: be asked before every word exists (check-names).
 */
import { listOf } from '../expressions-of.ts';
import type { Fields } from '../fields.ts';
import { ASKER, PROMISED, type OpenStage, type ServiceManifest } from '../manifest.ts';
import { oneOf, type Findings } from './finding.ts';
import { unknownsOf, type Certain } from './may-be-unknown.ts';
import { askersOf, goalOf, handedInBefore, isOpenStage, reach, roadsOf, type Edge, type Roads } from './roads.ts';

/** Reports stages out of reach, dead ends, circles without anybody, meetings that cannot happen. */
export function checkRoads(manifest: ServiceManifest, found: Findings): void {
  const roads = roadsOf(manifest);
  const reached = reach(roads, [manifest.start]);
  const ends = [...roads.stages].flatMap(([name, stage]) => ('ends' in stage ? [name] : []));
  for (const name of roads.stages.keys()) {
    const at = `stages.${name}`;
    if (!reached.has(name)) found.error('outOfReach', at, `'${name}' can never be reached: no stage leads to it`);
    else if (!ends.some((end) => reach(roads, [name]).has(end)))
      found.error('deadEnd', at, `no way leads from '${name}' to an end`);
  }
  checkExtensions(roads, found);
  checkCircles(roads, found);
  checkMeetings(manifest, roads, found);
  checkAskers(manifest, found);
  checkEntries(manifest, roads, found);
}

/** A promise is moved once: nobody comes to such a stage again within the same round. */
function checkExtensions(roads: Roads, found: Findings): void {
  for (const [name, stage] of roads.stages)
    if (isOpenStage(stage) && stage.from === PROMISED) {
      const onwards = (roads.out.get(name) ?? []).map(({ to }) => to);
      // Back to who asked is the same turn, whose clock goes on.
      const again = ({ by, to, data }: Edge) => by !== 'objection' && !(data.to === ASKER && to === name);
      if (reach(roads, onwards, again).has(name))
        found.error('extendedTwice', `stages.${name}`, `'${name}' leads back to itself: a promise is extended once`);
    }
}

const isSilent = ({ by }: Edge): boolean => by === 'automatic' || by === 'late';
/** Automatic stages alone never go round; with clocks that run out in between they go round for ever while all are silent. */
function checkCircles(roads: Roads, found: Findings): void {
  const goesRound = (name: string, take: (edge: Edge) => boolean) =>
    (roads.out.get(name) ?? []).some((edge) => take(edge) && reach(roads, [edge.to], take).has(name));
  for (const name of roads.stages.keys()) {
    if (goesRound(name, ({ by }) => by === 'automatic'))
      found.error('circle', `stages.${name}`, `'${name}' leads back to itself with nobody acting`);
    else if (goesRound(name, isSilent))
      found.error(
        'lateCircle',
        `stages.${name}`,
        `'${name}' leads back to itself when everybody stays silent: let one clock lead to an end`,
      );
  }
}

function checkMeetings(manifest: ServiceManifest, roads: Roads, found: Findings): void {
  for (const [name, stage] of roads.stages) {
    if (!isOpenStage(stage)) continue;
    const actions = Object.values(stage.next);
    if (!actSeveral(stage)) {
      if (actions.some(({ all, ifAny }) => all !== undefined || ifAny !== undefined))
        found.error('meetingOfOne', `stages.${name}.next`, 'only one acts here: write `to`');
      continue;
    }
    const hands = JSON.stringify(stage.by);
    const meetings = new Set(
      [...roads.stages.values()].flatMap((other) =>
        isOpenStage(other) && JSON.stringify(other.by) === hands
          ? Object.values(other.next).flatMap(({ all }) => (all === undefined ? [] : [all]))
          : [],
      ),
    );
    if (meetings.size === 0)
      found.error('neverMeet', `stages.${name}.by`, 'several act here: one action must say where they meet, `all`');
    if (meetings.size > 1)
      found.error(
        'meetTwice',
        `stages.${name}.by`,
        `several act here and meet in different stages (${oneOf(meetings)}): name one in \`all\`, the others in \`ifAny\``,
      );
    const alone = reach(
      roads,
      actions.filter(({ to }) => to !== undefined).map(goalOf),
      (edge) => edge.data.to !== undefined || isSilent(edge),
    );
    const other = [...alone].find((inner) => dividesAgain(manifest, inner, hands));
    if (other !== undefined)
      found.error(
        'nestedTeam',
        `stages.${name}`,
        `from '${name}' each goes on alone, and '${other}' divides again: let them meet first`,
      );
  }
}
const actSeveral = (stage: OpenStage): boolean => stage.by.kind === 'units' || stage.by.kind === 'team';
function dividesAgain(manifest: ServiceManifest, name: string, hands: string): boolean {
  const stage = manifest.stages[name];
  return isOpenStage(stage) && actSeveral(stage) && JSON.stringify(stage.by) !== hands;
}

function checkAskers(manifest: ServiceManifest, found: Findings): void {
  for (const [name, stage] of Object.entries(manifest.stages)) {
    if (!isOpenStage(stage)) continue;
    for (const [action, data] of Object.entries(stage.next)) {
      const at = `stages.${name}.next.${action}`;
      if (data.to !== ASKER) continue;
      if (stage.by.kind !== 'applicant')
        found.error('askerOfOfficer', at, 'only the applicant goes back to who asked: name a stage');
      else if (askersOf(manifest, name).length === 0)
        found.error('nobodyAsks', at, `nobody asks here: no action of an officer leads to '${name}'`);
    }
  }
}

/** Whoever comes to a stage, by any road and with silent registries, can begin it: who acts, the fee, and the clock are known. */
function checkEntries(manifest: ServiceManifest, roads: Roads, found: Findings): void {
  const before = handedInBefore(roads, manifest.start);
  for (const [name, stage] of roads.stages) {
    const handed = before.get(name);
    if (!isOpenStage(stage) || handed === undefined) continue;
    const certain = certainAfter(manifest, handed);
    const known = (
      what: string,
      at: string,
      expressions: readonly { readonly value: Parameters<typeof unknownsOf>[0] }[],
    ) => {
      for (const { value } of expressions)
        for (const unknown of unknownsOf(value, certain))
          found.error('mayBeUnknown', at, sentence(manifest, what, unknown, name));
    };
    if (stage.by.kind === 'routing')
      known('who acts', `stages.${name}.by`, listOf(manifest.routing[stage.by.name] as never));
    if (stage.by.kind === 'team')
      known('who acts', `stages.${name}.by`, listOf(manifest.teams[stage.by.name] as never));
    if (Object.values(stage.next).some((action) => action.with?.includes('fee') === true))
      known('the fee', `stages.${name}`, listOf(manifest.cost));
    if (
      stage.from !== undefined &&
      stage.from !== PROMISED &&
      !certain.booked.has(stage.from) &&
      unknownsOf(['field', stage.from], certain).length > 0
    ) {
      found.error(
        'mayBeUnknown',
        `stages.${name}.from`,
        `the clock of '${name}' counts from '${stage.from}', which may not be known then: ask it on every road`,
      );
    }
  }
}
/** What is certain once these forms and slots have been handed in. */
export function certainAfter(manifest: ServiceManifest, handed: ReadonlySet<string>): Certain {
  const forms = Object.entries(manifest.forms).filter(([form]) => handed.has(form));
  const fields: Fields = Object.assign({}, manifest.fields, ...forms.map(([, form]) => form));
  return {
    fields,
    askedIf: manifest.askedIf,
    booked: new Set(Object.keys(manifest.slots).filter((slot) => handed.has(slot))),
  };
}
function sentence(manifest: ServiceManifest, what: string, unknown: string, stage: string): string {
  const form = Object.entries(manifest.forms).find(([, fields]) =>
    Object.hasOwn(fields, unknown.split('.')[0] ?? ''),
  )?.[0];
  if (form !== undefined)
    return `${what} reads '${unknown}' of the form '${form}', and a road to '${stage}' passes it by: collect it on every road, or write otherwise()`;
  if (Object.hasOwn(manifest.slots, unknown))
    return `${what} reads the time booked in '${unknown}', and a road to '${stage}' passes it by: book on every road, or write otherwise()`;
  return unknown.startsWith('fact.')
    ? `${what} reads '${unknown}', and the registry may be silent: write otherwise()`
    : `${what} reads '${unknown}', which may be empty: write otherwise(), or ask it always`;
}
