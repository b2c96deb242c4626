/**
 * "Try it": a service played from the form to its end, by the kernel alone, with clocks that run when the tester says so.
 *
 * Must never: store anything, tell anybody, or let a refusal lose what was typed.
 */
import { actionsFor, type CaseCommand, type CaseError, type ServiceManifest } from '@balai/kernel';
import type { Papers, PublishedService } from '@balai/store';
import { one, several } from '../answers/raw-form.ts';
import { namingFor, type Bound } from '../bound.ts';
import { areaCodes } from '../kernel-views.ts';
import type { FieldSentence, RawForm, TrialQuestion, TrialView } from '../platform-types.ts';
import { refusalSentences } from '../texts/refusal-texts.ts';
import { text } from '../texts/text.ts';
import { factQuestions, factsOf, questionsNow, readTrial, typedFrom } from './trial-form.ts';
import { APPLICANT, holderOf, objectionOf, objectionQuestions } from './trial-hands.ts';
import { sealed, TrialPlayer, unsealed, type TrialState } from './trial-state.ts';
import { caseShown } from './trial-view.ts';

const DAY = 86_400_000;
const BROKEN: FieldSentence = {
  field: null,
  message: text(
    'Percobaan ini terlalu panjang atau berubah. Mulai lagi.',
    'This trial is too long or was changed. Begin again.',
  ),
};

/** What came of one form. */
interface Turned {
  readonly player: TrialPlayer;
  readonly now: number;
  readonly refused: readonly FieldSentence[];
  readonly typed: RawForm;
}

export async function tryService(bound: Bound, service: PublishedService, raw: RawForm): Promise<TrialView> {
  const papers = await bound.deps.store.studio.papers(bound.regionId, service.hash);
  const token = one(raw, 'keadaan');
  if (token === '' || one(raw, 'lakukan') === 'ulang') return begun(bound, service, papers, raw);
  const kept = unsealed(bound.deps.linkSecret, token);
  const manifest = kept === null ? null : await bound.deps.store.services.byHash(bound.regionId, kept.hash);
  if (kept === null || manifest === null) return blank(bound, service, papers, {}, [BROKEN]);
  const player = playerOf(bound, manifest);
  for (const { at, command } of kept.steps) player.play(at, command);
  return played(bound, manifest, kept, moved(bound, player, kept, raw));
}

const playerOf = (bound: Bound, manifest: ServiceManifest) =>
  new TrialPlayer(manifest, bound.calendar, areaCodes(bound));

/** The form, empty or as an example fills it; sent when it says so. */
function begun(bound: Bound, service: PublishedService, papers: Papers | null, raw: RawForm): TrialView {
  const { manifest } = service;
  const example = papers?.examples.examples[one(raw, 'contoh')];
  if (one(raw, 'lakukan') !== 'kirim')
    return blank(bound, service, papers, example === undefined ? raw : typedFrom(bound, manifest, example), []);
  const read = readTrial(bound, allQuestions(manifest), raw);
  const facts = readTrial(bound, factQuestions(manifest), raw);
  const asked = new Set(questionsNow(bound, manifest, read.values).map(({ name }) => name));
  const answers = Object.fromEntries(Object.entries(read.values).filter(([name]) => asked.has(name)));
  const errors = [...read.errors.filter(({ field }) => asked.has(field?.split('.', 1)[0] ?? '')), ...facts.errors];
  if (errors.length > 0) return blank(bound, service, papers, raw, errors);
  const player = playerOf(bound, manifest);
  const refused = player.play(bound.now, {
    type: 'submit',
    actor: APPLICANT,
    answers,
    facts: factsOf(manifest, facts.values, bound.now),
  });
  if (refused !== null) return blank(bound, service, papers, raw, sentences(bound, manifest, refused, 'resident'));
  const state = { hash: service.hash, now: bound.now, steps: player.steps };
  return played(bound, manifest, state, { player, now: bound.now, refused: [], typed: {} });
}

const allQuestions = (manifest: ServiceManifest): readonly TrialQuestion[] =>
  Object.entries(manifest.fields).map(([name, field]) => ({ name, shownAs: name, field }));

function blank(
  bound: Bound,
  { manifest, hash }: PublishedService,
  papers: Papers | null,
  typed: RawForm,
  refused: readonly FieldSentence[],
): TrialView {
  const { values } = readTrial(bound, allQuestions(manifest), typed);
  return {
    token: '',
    hash,
    now: bound.now,
    refused,
    typed,
    form: {
      questions: questionsNow(bound, manifest, values),
      facts: factQuestions(manifest),
      examples: Object.keys(papers?.examples.examples ?? {}),
    },
    shown: null,
  };
}

const sentences = (
  bound: Bound,
  manifest: ServiceManifest,
  error: CaseError,
  who: 'resident' | 'officer',
): readonly FieldSentence[] =>
  refusalSentences(error, { naming: namingFor(bound, manifest), formats: bound.formats, who });

function played(bound: Bound, manifest: ServiceManifest, kept: TrialState, turned: Turned): TrialView {
  const { player, now, refused, typed } = turned;
  const state: TrialState = { hash: kept.hash, now, steps: player.steps };
  return {
    token: sealed(bound.deps.linkSecret, state),
    hash: kept.hash,
    now,
    refused,
    typed,
    form: null,
    shown: caseShown(bound, manifest, player, now),
  };
}

/** Carries out what the form says: an action, time that passes, a withdrawal, an objection. */
function moved(bound: Bound, player: TrialPlayer, kept: TrialState, raw: RawForm): Turned {
  const still = { player, now: kept.now, refused: [], typed: {} };
  switch (one(raw, 'lakukan')) {
    case 'sehari':
      player.runClocks(kept.now + DAY);
      return { ...still, now: kept.now + DAY };
    case 'tenggat': {
      const due = player.nextDue();
      if (due === null) return still;
      const now = Math.max(kept.now, due.dueAt);
      player.runClocks(now);
      return { ...still, now };
    }
    case 'tarik':
      return sent(bound, still, { type: 'withdraw', actor: APPLICANT }, raw);
    case 'keberatan': {
      const read = readTrial(bound, objectionQuestions(player), raw);
      if (read.errors.length > 0) return { ...still, refused: read.errors, typed: raw };
      const form = objectionOf(player)?.with;
      const handed = form === undefined ? {} : { with: { [form]: read.values } };
      return sent(bound, still, { type: 'object', actor: APPLICANT, ...handed }, raw, 'keberatan');
    }
    case 'tindakan':
      return act(bound, still, raw);
    default:
      return still;
  }
}

/** `prefix`: of the questions that came along, so that a refusal finds its field. */
function sent(bound: Bound, turned: Turned, command: CaseCommand, raw: RawForm, prefix = ''): Turned {
  const { player, now } = turned;
  const error = player.play(now, command);
  if (error === null) return turned;
  const refused = sentences(bound, player.manifest, error, 'officer').map((one) => ({
    ...one,
    field: one.field === null || prefix === '' ? null : `${prefix}.${one.field}`,
  }));
  return { ...turned, refused, typed: raw };
}

function act(bound: Bound, turned: Turned, raw: RawForm): Turned {
  const { player, now } = turned;
  const { manifest, state } = player;
  const turn = state.turns.find(({ id }) => id === one(raw, 'giliran'));
  if (turn === undefined) return turned;
  const actor = holderOf(manifest, turn);
  const world = { now, calendar: bound.calendar, areas: areaCodes(bound) };
  const view = actionsFor(manifest, state, actor, world).find(
    (each) => each.turn === turn.id && each.action === one(raw, 'tindakan'),
  );
  if (view === undefined) return turned;
  const prefix = one(raw, 'awalan');
  const shown = (questions: readonly { readonly name: string; readonly field: TrialQuestion['field'] }[]) =>
    questions.map(({ name, field }) => ({ name, field, shownAs: `${prefix}.${name}` }));
  const handed: Record<string, unknown> = {};
  const errors: FieldSentence[] = [];
  for (const form of view.needs.forms) {
    const read = readTrial(bound, shown(form.questions), raw);
    handed[form.name] = read.values;
    errors.push(...read.errors);
  }
  if (view.needs.correction !== null) {
    const read = readTrial(bound, shown(view.needs.correction), raw);
    handed['answers'] = read.values;
    errors.push(...read.errors);
  }
  for (const slot of view.needs.slots) handed[slot] = one(raw, `${prefix}.${slot}`);
  if (view.needs.fee !== null) handed[view.needs.fee.part ? 'part' : 'fee'] = view.needs.fee.rupiah;
  if (errors.length > 0) return { ...turned, refused: errors, typed: raw };
  const command: CaseCommand = {
    type: 'act',
    turn: turn.id,
    action: view.action,
    actor,
    with: handed,
    because: several(raw, 'alasan'),
    confirms: view.confirms.map(({ name }) => name),
  };
  return sent(bound, turned, command, raw, prefix);
}
