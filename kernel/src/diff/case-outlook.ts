/**
 * What a new version would mean for a case that is open: nothing, unless it is moved; and whether it can be moved.
 *
 * Looks only at what can still happen to the case. Must never: change a case, or call a move harmless whose turn, answers or
 * rules the new version does not know.
 */
import { accept } from '../accept.ts';
import type { Case } from '../case-types.ts';
import { reach, roadsOf } from '../check/roads.ts';
import type { Text } from '../fields.ts';
import { knowledgeOf } from '../knowledge.ts';
import type { ServiceManifest, Stage } from '../manifest.ts';
import { rulesBy } from '../rules.ts';
import { words } from '../words/plain-words.ts';
import type { Change } from './change.ts';
import { stageText } from './stage-changes.ts';

export interface CaseOutlook {
  /** Why the case cannot go on under the new version. Empty: it can. */
  readonly cannot: readonly Text[];
  /** The changes that can still concern it. Empty: it would go on exactly as before. */
  readonly concerns: readonly Change[];
}

/** Returns what a move of `state` from `before` to `after` would mean; `changes` are those between the two. */
export function outlookOf(
  state: Case,
  before: ServiceManifest,
  after: ServiceManifest,
  changes: readonly Change[],
): CaseOutlook {
  if (state.status !== 'open')
    return { cannot: [words('urusan ini tidak sedang berjalan', 'this matter is not open')], concerns: [] };
  return {
    cannot: [...turnsThatStop(state, before, after), ...answersThatStop(state, after)],
    concerns: changes.filter(({ at }) => stillConcerns(state, before, after, at)),
  };
}

function turnsThatStop(state: Case, before: ServiceManifest, after: ServiceManifest): readonly Text[] {
  const isTurn = (name: string): boolean => Object.hasOwn(after.stages, name) && 'by' in (after.stages[name] as Stage);
  const stages = [
    ...state.turns.map(({ stage }) => stage),
    ...state.rests.map(({ stage }) => stage),
    ...(state.asker === null ? [] : [state.asker.stage]),
  ];
  const lost = [...new Set(stages)].filter((name) => !isTurn(name));
  const goals = state.rests.map(({ to }) => to).filter((to) => !Object.hasOwn(after.stages, to));
  const units = state.turns.flatMap(({ party }) =>
    party.kind === 'unit' && !Object.hasOwn(after.units, party.unit) ? [party.unit] : [],
  );
  return [
    ...[...lost, ...goals].map((name) => {
      const label = stageText(before, name);
      return words(`tahap ${label.id} tidak ada di versi itu`, `the stage ${label.en} does not exist in that version`);
    }),
    ...units.map((unit) => {
      const label = before.units[unit]?.label ?? words(unit, unit);
      return words(`unit ${label.id} tidak dikenal versi itu`, `that version does not know the unit ${label.en}`);
    }),
  ];
}

/** The answers that stand, at the new version's door, by the law of the day of filing. */
function answersThatStop(state: Case, after: ServiceManifest): readonly Text[] {
  const knowledge = knowledgeOf(after, state);
  const asked = Object.fromEntries(Object.entries(state.answers).filter(([name]) => Object.hasOwn(after.fields, name)));
  const accepted = accept(
    {
      fields: after.fields,
      askedIf: after.askedIf,
      before: knowledge.answers,
      facts: knowledge.facts,
      today: state.on === '' ? '1970-01-01' : state.on,
      notPast: new Set(),
    },
    asked,
  );
  const errors = accepted.ok ? [] : accepted.error.map(({ message }) => message);
  const broken = rulesBy(after, knowledge).filter((rule) => rule.state === 'notMet');
  return [...errors, ...broken.map(({ message }) => message)];
}

/** Whether the part of the manifest at `at` can still matter: what was asked and promised at the door is over. */
function stillConcerns(state: Case, before: ServiceManifest, after: ServiceManifest, at: string): boolean {
  const [part = '', name = ''] = at.split('.');
  const ahead = [stagesAhead(state, before), stagesAhead(state, after)];
  const stages = [before, after].flatMap((service, index) =>
    [...(ahead[index] ?? [])].map((stage) => service.stages[stage] as Stage),
  );
  const actions = stages.flatMap((stage) => ('next' in stage ? Object.values(stage.next) : []));
  const handed = new Set([
    ...actions.flatMap((action) => action.with ?? []),
    ...stages.flatMap((stage) =>
      'ends' in stage && stage.objection?.with !== undefined ? [stage.objection.with] : [],
    ),
  ]);
  switch (part) {
    case 'stages':
      return ahead.some((some) => some.has(name));
    case 'fields':
    case 'askedIf':
      return handed.has('answers');
    case 'forms':
    case 'slots':
      return handed.has(name);
    case 'conditions':
      return stages.some((stage) => 'asks' in stage && stage.asks === name);
    case 'routing':
    case 'teams':
      return stages.some((stage) => 'by' in stage && 'name' in stage.by && stage.by.name === name);
    case 'reasons':
      return actions.some(({ because = [] }) => because.includes(name));
    case 'documents':
      return stages.some((stage) => 'ends' in stage && (stage.issues ?? []).includes(name));
    case 'cost':
    case 'feeAsOf':
      return handed.has('fee') || handed.has('part');
    case 'refund':
      return state.paid > 0 || handed.has('fee');
    case 'within':
      return stages.some((stage) => 'ends' in stage && stage.objection !== undefined);
    case 'rules':
    case 'scores':
    case 'facts':
    case 'units':
    case 'labels':
    case 'keeps':
      return true;
    default:
      return false;
  }
}
function stagesAhead(state: Case, service: ServiceManifest): ReadonlySet<string> {
  const from = [...state.turns.map(({ stage }) => stage), ...state.rests.map(({ to }) => to)];
  return reach(
    roadsOf(service),
    from.filter((name) => Object.hasOwn(service.stages, name)),
  );
}
