/**
 * The lifecycle of a service as something to draw: stages, the ways between them, and whose hands a stage is in.
 *
 * Pure data, for a picture, for the terminal and for a page that adds figures. Must never: hide that silence grants, or that
 * two stages are in the same hands.
 */
import { canonicalJson } from '../canonical.ts';
import { goalOf, isOpenStage, roadsOf, type Edge } from '../check/roads.ts';
import { byText, OUTCOME_WORDS } from '../diff/stage-changes.ts';
import { listOf } from '../expressions-of.ts';
import type { Text } from '../fields.ts';
import {
  ASKER,
  inForce,
  type By,
  type OpenStage,
  type Outcome,
  type ServiceManifest,
  type Stage,
} from '../manifest.ts';
import { labelOf } from '../views-actions.ts';
import { unitsNamed } from '../parties.ts';
import { unitText } from '../words/expression-words.ts';
import { durationText, listed, words } from '../words/plain-words.ts';

export interface LifecycleNode {
  readonly name: string;
  readonly label: Text;
  readonly kind: 'turn' | 'automatic' | 'end';
  readonly outcome: Outcome | null;
  /** Under the label: who acts, what the system asks, how it ends. */
  readonly says: Text;
  /** How long the turn may take; null where nobody acts. */
  readonly within: Text | null;
  /** The letter of those who act: stages with the same letter are in the same hands. */
  readonly hand: string | null;
}
export interface LifecycleEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: Edge['by'];
  /** One line for each action; several that lead the same way stand on one line of the drawing. */
  readonly labels: readonly Text[];
  /** True when it leads back to a stage that comes before. */
  readonly back: boolean;
  /** True when it leads to an end that grants, at once or past decisions of the system. */
  readonly grants: boolean;
  /** True when whoever acted keeps the matter in hand: both stages are by the same word. */
  readonly sameHands: boolean;
}
export interface Lifecycle {
  readonly title: Text;
  readonly start: string;
  readonly nodes: readonly LifecycleNode[];
  readonly edges: readonly LifecycleEdge[];
  readonly hands: readonly { readonly letter: string; readonly says: Text }[];
}

/** Returns the lifecycle with the clocks that are in force on `on` (`YYYY-MM-DD`). */
export function lifecycleOf(service: ServiceManifest, on: string): Lifecycle {
  const order = stagesInOrder(service);
  const hands = handsOf(service, order);
  const letterOf = (by: By): string | null => hands.find(({ key }) => key === canonicalJson(by))?.letter ?? null;
  const nodes = order.map((name) => nodeOf(service, name, on, letterOf));
  return {
    title: service.title,
    start: service.start,
    nodes,
    edges: edgesOf(service, order),
    hands: hands.map(({ letter, says }) => ({ letter, says })),
  };
}

/** The stages in the order in which one comes upon them; what no road reaches stands last. */
function stagesInOrder(service: ServiceManifest): readonly string[] {
  const { out } = roadsOf(service);
  const seen = new Set<string>(Object.hasOwn(service.stages, service.start) ? [service.start] : []);
  for (const name of seen) for (const { to } of out.get(name) ?? []) seen.add(to);
  return [...seen, ...Object.keys(service.stages).filter((name) => !seen.has(name))];
}

function handsOf(service: ServiceManifest, order: readonly string[]) {
  const stages = order.map((name) => service.stages[name]).filter(isOpenStage);
  const keys = new Map(stages.map(({ by }) => [canonicalJson(by), by]));
  return [...keys].map(([key, by], index) => ({ key, letter: letter(index), says: whoText(service, by) }));
}
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letter = (index: number): string =>
  `${ALPHABET[index % ALPHABET.length]}${index < ALPHABET.length ? '' : Math.floor(index / ALPHABET.length)}`;

function nodeOf(
  service: ServiceManifest,
  name: string,
  on: string,
  letterOf: (by: By) => string | null,
): LifecycleNode {
  const stage = service.stages[name] as Stage;
  const common = { name, label: labelOf(service, name), within: null, hand: null, outcome: null };
  if ('ends' in stage) return { ...common, kind: 'end', outcome: stage.ends, says: OUTCOME_WORDS[stage.ends] };
  if ('asks' in stage)
    return { ...common, kind: 'automatic', says: words(`sistem: ${stage.asks}?`, `the system: ${stage.asks}?`) };
  return {
    ...common,
    kind: 'turn',
    says: whoText(service, stage.by),
    within: termOf(stage, on),
    hand: letterOf(stage.by),
  };
}
/** For a routing or team: the units that it may name, not the name of the rule. */
function whoText(service: ServiceManifest, by: By): Text {
  if (by.kind !== 'routing' && by.kind !== 'team') return byText(service, by);
  const units = unitsNamed(service, by).map((unit) => unitText(service, unit));
  return by.kind === 'team' ? listed(units) : listed(units, words('atau', 'or'));
}
function termOf({ within }: OpenStage, on: string): Text | null {
  const line = inForce(within, on) ?? listOf(within)[0];
  return line === undefined ? null : durationText(line.value);
}

function edgesOf(service: ServiceManifest, order: readonly string[]): readonly LifecycleEdge[] {
  const { edges, out } = roadsOf(service);
  const backs = backEdges(service.start, order, out);
  const granting = stagesThatGrant(service);
  const byRoad = new Map<string, Edge[]>();
  for (const [index, edge] of edges.entries()) {
    // The two ways of a decision stay apart, also where they lead to the same stage.
    const key = `${edge.from} ${edge.to} ${edge.by} ${edge.by === 'automatic' ? index : ''}`;
    byRoad.set(key, [...(byRoad.get(key) ?? []), edge]);
  }
  return order.flatMap((name) =>
    [...byRoad.values()].flatMap((same): readonly LifecycleEdge[] => {
      const [first] = same;
      if (first === undefined || first.from !== name) return [];
      const grants = granting.has(first.to) && first.by !== 'objection';
      return [
        {
          from: name,
          to: first.to,
          kind: first.by,
          labels: same.map((edge) => labelOfEdge(service, edge, granting)),
          back: backs.has(`${name} ${first.to}`),
          grants,
          sameHands: first.by === 'act' && inSameHands(service, name, first.to),
        },
      ];
    }),
  );
}

/** Ends that grant, and decisions of the system that may lead nowhere but there. */
function stagesThatGrant(service: ServiceManifest): ReadonlySet<string> {
  const granting = new Set(
    Object.entries(service.stages).flatMap(([name, stage]) =>
      'ends' in stage && stage.ends === 'granted' ? [name] : [],
    ),
  );
  for (let size = -1; size !== granting.size;) {
    size = granting.size;
    for (const [name, stage] of Object.entries(service.stages))
      if ('asks' in stage && granting.has(stage.yes) && granting.has(stage.no)) granting.add(name);
  }
  return granting;
}
function inSameHands({ stages }: ServiceManifest, from: string, to: string): boolean {
  const [a, b] = [stages[from], stages[to]];
  return from !== to && isOpenStage(a) && isOpenStage(b) && canonicalJson(a.by) === canonicalJson(b.by);
}

function labelOfEdge(service: ServiceManifest, edge: Edge, granting: ReadonlySet<string>): Text {
  switch (edge.by) {
    case 'late':
      return granting.has(edge.to)
        ? words('waktu habis: DIANGGAP DIKABULKAN', 'time is up: DEEMED GRANTED')
        : words('waktu habis', 'time is up');
    case 'withdraw':
      return words('pemohon mencabut', 'the applicant withdraws');
    case 'objection':
      return words('pemohon berkeberatan', 'the applicant objects');
    case 'automatic': {
      const stage = service.stages[edge.from];
      const yes = stage !== undefined && 'asks' in stage && stage.yes === edge.to && stage.no !== edge.to;
      return yes ? words('ya', 'yes') : words('tidak, atau belum diketahui', 'no, or not known yet');
    }
    case 'act':
      return actionLabel(service, edge);
    default:
      return words('', '');
  }
}
function actionLabel(service: ServiceManifest, { action, data }: Edge): Text {
  const label = labelOf(service, action ?? '');
  const way =
    data.all !== undefined
      ? words(' (setelah semua)', ' (when all have)')
      : data.ifAny !== undefined
        ? words(' (bila ada yang memilih)', ' (if any chose it)')
        : goalOf(data) === ASKER
          ? words(' (ke yang meminta)', ' (to whoever asked)')
          : words('', '');
  return words(`${label.id}${way.id}`, `${label.en}${way.en}`);
}

/** The ways that lead back to a stage on the road to them: drawn upwards. */
function backEdges(
  start: string,
  order: readonly string[],
  out: ReadonlyMap<string, readonly Edge[]>,
): ReadonlySet<string> {
  const backs = new Set<string>();
  const done = new Set<string>();
  const onRoad = new Set<string>();
  const visit = (name: string): void => {
    onRoad.add(name);
    for (const { to } of out.get(name) ?? []) {
      if (onRoad.has(to)) backs.add(`${name} ${to}`);
      else if (!done.has(to)) visit(to);
    }
    onRoad.delete(name);
    done.add(name);
  };
  for (const name of [start, ...order]) if (!done.has(name) && out.has(name)) visit(name);
  return backs;
}

/** The lifecycle in lines of text: for the terminal, and read aloud instead of the picture. */
export function lifecycleText(lifecycle: Lifecycle, language: keyof Text): readonly string[] {
  const { nodes, edges, hands } = lifecycle;
  const nameOf = new Map(nodes.map(({ name, label }) => [name, label[language]]));
  const lines = nodes.flatMap((node) => [
    '',
    headOf(node, node.name === lifecycle.start, language),
    ...edges
      .filter(({ from }) => from === node.name)
      .flatMap((edge) => waysOf(edge, nameOf.get(edge.to) ?? edge.to, language)),
  ]);
  const legend = hands.map(({ letter: which, says }) => `  [${which}] ${says[language]}`);
  const same = language === 'id' ? 'Huruf yang sama: tangan yang sama.' : 'The same letter: the same hands.';
  return [lifecycle.title[language], ...lines, '', same, ...legend];
}
const SIGNS: Readonly<Record<LifecycleNode['kind'], string>> = { turn: '□', automatic: '◇', end: '■' };
function headOf({ kind, label, says, within, hand }: LifecycleNode, first: boolean, language: keyof Text): string {
  const facts = [says[language], ...(within === null ? [] : [within[language]])].join(' · ');
  const who = hand === null ? '' : ` [${hand}]`;
  return `${first ? '▶' : ' '} ${SIGNS[kind]} ${label[language]}${who} — ${facts}`;
}
const WIDTH = 46;
function waysOf(
  { labels, kind, back, grants, sameHands }: LifecycleEdge,
  to: string,
  language: keyof Text,
): readonly string[] {
  const arrow = grants ? '══▶' : kind === 'late' ? '┄┄▶' : '──▶';
  const goal = grants ? to.toUpperCase() : to;
  const tail = [
    ...(back ? [language === 'id' ? '↩ kembali' : '↩ back'] : []),
    ...(sameHands ? [language === 'id' ? '= tangan yang sama' : '= the same hands'] : []),
  ];
  const sign = kind === 'late' ? '◷ ' : '';
  return labels.map(
    (label) =>
      `      ${`${sign}${label[language]} `.padEnd(WIDTH, kind === 'late' && !grants ? '┄' : grants ? '═' : '─')}${arrow} ${goal}${tail.length === 0 ? '' : `  ${tail.join(', ')}`}`,
  );
}
