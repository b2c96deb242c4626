/**
 * Chooses who acts in a turn of the demonstration, and how: what the example does, else one of the allowed actions by its share.
 *
 * The kernel is asked before anything is sent. Must never: choose a reason whose rule is met, or act for somebody who may not.
 */
import {
  actionsFor,
  bookableTimes,
  decide,
  type ActionView,
  type Actor,
  type CaseCommand,
  type Facts,
  type HandedIn,
  type Instant,
  type ServiceManifest,
  type Turn,
} from '@balai/kernel';
import { pick, type Random } from './demo-ingredients.ts';
import { guideOf, type Living, type ScriptAct } from './demo-scripts.ts';
import {
  askFacts,
  countOne,
  dayOf,
  draftOf,
  type Chosen,
  type Life,
  type OfficerActor,
  type Town,
} from './demo-town.ts';
import { OFFICER_WORDS } from './demo-words.ts';
import { filesOf, formLike, valuesLike } from './fill-form.ts';

type Values = Readonly<Record<string, unknown>>;
type Act = Extract<CaseCommand, { type: 'act' }>;

/** How often the first action of a turn is taken, where the forecast does not say. */
const FIRST = 0.75;
/** An action that the forecast leaves out of its shares. */
const LEFT_OUT = 0.02;
/** Who has come back so often goes on: nothing turns in a circle. */
const MOST_VISITS = 3;
const MOST_REASONS = 2;
/** How many of the examples' forms are tried. */
const MOST_FORMS = 6;

export async function chooseAct(
  town: Town,
  living: Living,
  life: Life,
  id: string,
  now: Instant,
): Promise<Chosen | null> {
  const turn = life.state.turns.find((one) => one.id === id);
  if (turn === undefined) return null;
  const random = town.randomOf(life.plan.key, life.version, 'act');
  const actor = actorOf(town, life, turn, now, random);
  if (actor === null) return null;
  const views = actionsFor(life.manifest, life.state, actor, { now, calendar: town.calendar }).filter(
    (view) => view.turn === id && view.disabled === null,
  );
  const guide = guideOf(living, life, turn);
  for (const view of inOrder(living, life, turn, views, guide, random)) {
    const command = await commandFor({ town, living, life, now, actor, guide, random }, view);
    if (command !== null) return { command, actor: actor.kind === 'officer' ? actor : null };
  }
  countOne(town.tally.refusals, `stuck ${life.plan.service} ${turn.stage}`);
  return null;
}

/** An officer of the unit, of the unit that follows a body outside, or whoever the turn itself names. */
function actorOf(town: Town, life: Life, turn: Turn, now: Instant, random: Random): Actor | null {
  const { party } = turn;
  if (party.kind === 'applicant') return { kind: 'applicant' };
  if (party.kind === 'contact') return { kind: 'contact', field: party.field };
  const reached = life.manifest.units[party.unit]?.reached;
  if (reached === 'link' || (reached === 'outside' && turn.followedBy === null))
    return { kind: 'body', unit: party.unit };
  const able: readonly OfficerActor[] = town.staff.actorsFor(life.manifest, life.state, turn, dayOf(town, now), []);
  if (able.length === 0) return null;
  // Whoever decides in another stage leaves the work to others: they may not do both, and their desk is full.
  const others = able.filter(({ positions }) => !positions.some((position) => deciders(life.manifest).has(position)));
  return pick(random, party.position === null && others.length > 0 ? others : able);
}

const remembered = new WeakMap<ServiceManifest, ReadonlySet<string>>();
/** The positions that some stage of this service asks for by name. */
function deciders(manifest: ServiceManifest): ReadonlySet<string> {
  const found = remembered.get(manifest);
  if (found !== undefined) return found;
  const positions = new Set(
    Object.values(manifest.stages).flatMap((stage) =>
      'by' in stage && stage.by.kind === 'unit' && stage.by.position !== null ? [stage.by.position] : [],
    ),
  );
  remembered.set(manifest, positions);
  return positions;
}

/** The example's action first, then the others, each the sooner the likelier it is. */
function inOrder(
  living: Living,
  life: Life,
  turn: Turn,
  views: readonly ActionView[],
  guide: ScriptAct | null,
  random: Random,
): readonly ActionView[] {
  const share = living.service.forecast?.share ?? {};
  const named = views.reduce((sum, { action }) => sum + (share[action] ?? 0), 0);
  const weightOf = (view: ActionView, index: number): number => {
    if ((life.visits.get(turn.stage) ?? 0) > MOST_VISITS) return index === 0 ? 1 : 1e-6;
    if (named > 0) return share[view.action] ?? (index === 0 ? Math.max(LEFT_OUT, 1 - named) : LEFT_OUT);
    return index === 0 ? FIRST : (1 - FIRST) / Math.max(1, views.length - 1);
  };
  const ordered = views
    .map((view, index) => ({ view, lot: -Math.log(1 - random()) / weightOf(view, index) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ view }) => view);
  const first = guide === null ? undefined : ordered.find(({ action }) => action === guide.action);
  return first === undefined ? ordered : [first, ...ordered.filter((view) => view !== first)];
}

interface Acting {
  readonly town: Town;
  readonly living: Living;
  readonly life: Life;
  readonly now: Instant;
  readonly actor: Actor;
  readonly guide: ScriptAct | null;
  readonly random: Random;
}

/** Null: nothing that comes with this action is let in. */
async function commandFor(acting: Acting, view: ActionView): Promise<Act | null> {
  const { town, life, now, actor, random } = acting;
  const because = reasonsFor(acting, view);
  if (because === null) return null;
  const owner = actor.kind === 'officer' ? actor.officer : null;
  const world = { now, calendar: town.calendar };
  const tries = view.needs.forms.length === 0 && view.needs.correction === null ? 1 : MOST_FORMS;
  for (let nth = 0; nth < tries; nth += 1) {
    const handed = valuesFor(acting, view, nth);
    const facts = await factsFor(acting, view, handed);
    const command: Act = {
      type: 'act',
      turn: view.turn,
      action: view.action,
      actor,
      with: handed,
      because,
      confirms: actor.kind === 'officer' ? view.confirms.map(({ name }) => name) : [],
      note: actor.kind === 'officer' ? noteFor(view, random) : '',
      facts,
    };
    if (!decide(life.manifest, life.state, command, world).ok) continue;
    return { ...command, with: await withDrawings(acting, view, handed, owner, nth) };
  }
  return null;
}

/** The example's reasons, or one that applies; null: none may be given. */
function reasonsFor({ guide, random }: Acting, view: ActionView): readonly string[] | null {
  if (!view.reasonRequired) return [];
  const open = view.reasons
    .filter(({ applies }) => applies === 'always' || applies === 'notMet')
    .map(({ name }) => name);
  if (open.length === 0) return null;
  const shown = guide?.action === view.action ? guide.because.filter((name) => open.includes(name)) : [];
  // An example may give every reason at once; people give one, or two.
  return shown.length === 0 || shown.length > MOST_REASONS ? [pick(random, shown.length > 0 ? shown : open)] : shown;
}

const noteFor = (view: ActionView, random: Random): string =>
  view.refuses
    ? pick(random, OFFICER_WORDS.refused)
    : view.reasonRequired
      ? pick(random, OFFICER_WORDS.correction)
      : '';

/** What comes with it, without its drawings. */
function valuesFor(acting: Acting, view: ActionView, nth: number): HandedIn {
  const { town, living, life, now, random } = acting;
  const handed: Record<string, unknown> = {};
  for (const { name } of view.needs.forms)
    handed[name] = valuesLike(
      town,
      living,
      life,
      { form: name, now, owner: null, stage: view.stage, action: view.action, nth },
      life.manifest.forms[name] ?? {},
    );
  if (view.needs.correction !== null) handed['answers'] = corrected(acting, view, nth);
  if (view.needs.fee !== null) handed['fee'] = view.needs.fee.rupiah;
  for (const slot of view.needs.slots) {
    const data = life.manifest.slots[slot];
    const times = data === undefined ? [] : bookableTimes(data, { now, calendar: town.calendar });
    if (times.length > 0) handed[slot] = pick(random, times.slice(0, 24));
  }
  return handed;
}

/** The questions that were sent back, answered as an example answers them, or again as they were. */
function corrected({ living, life, guide }: Acting, view: ActionView, nth: number): Values {
  const open = (view.needs.correction ?? []).map(({ name }) => name);
  const fields = life.manifest.fields;
  const known = [
    ...(guide?.action === view.action ? [guide.with['answers']] : []),
    ...living.scripts.flatMap(({ acts }) => acts.map((act) => act.with['answers'])),
  ].filter((one): one is Values => typeof one === 'object' && one !== null);
  const like = known.filter((one) => Object.keys(one).every((name) => open.includes(name)))[nth];
  if (like !== undefined) return valuesAgain(life, fields, like);
  return Object.fromEntries(
    Object.entries(life.state.answers).filter(([name]) => open.includes(name) && Object.hasOwn(fields, name)),
  );
}
/** An example's correction names places and people of its own: only words, choices and numbers are taken over. */
function valuesAgain(life: Life, fields: Life['manifest']['fields'], like: Values): Values {
  const own = new Set(['nik', 'phone', 'place', 'area', 'date']);
  return Object.fromEntries(
    Object.entries(like).map(([name, value]) => [
      name,
      own.has(fields[name]?.kind ?? '') ? (life.state.answers[name] ?? value) : value,
    ]),
  );
}

/** As the platform asks: again at a decision, and whenever answers are corrected. */
async function factsFor({ town, life, now }: Acting, view: ActionView, handed: HandedIn): Promise<Facts> {
  if (!view.grants && view.needs.correction === null) return {};
  const answers = { ...life.state.answers, ...(handed['answers'] as Values | undefined) };
  return askFacts(town, life.manifest, { answers, area: life.state.area }, now);
}

/** The same values once more, now with files that are in the store. */
async function withDrawings(
  { town, living, life, now }: Acting,
  view: ActionView,
  handed: HandedIn,
  owner: string | null,
  nth: number,
): Promise<HandedIn> {
  const drawn: Record<string, unknown> = { ...handed };
  for (const { name } of view.needs.forms)
    drawn[name] = await formLike(town, living, life, {
      form: name,
      now,
      owner,
      stage: view.stage,
      action: view.action,
      nth,
    });
  if (view.needs.forms.length > 0) life.proofs += 1;
  if (handed['answers'] !== undefined)
    drawn['answers'] = await filesOf(town, living, life.manifest.fields, handed['answers'] as Values, {
      plan: life.plan,
      at: now,
      owner: draftOf(life.plan),
      proofs: life.proofs,
      where: null,
    });
  return drawn;
}
