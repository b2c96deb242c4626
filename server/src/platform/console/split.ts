/**
 * Splitting a case: an officer fills in the part that goes on by itself, and both are written at once (ADR 0066).
 *
 * Must never: open the second case for anybody but the applicant of the first, or show the officer what comes along sealed.
 */
import type { CaseCommand } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { startedHash } from '../cases/thread.ts';
import { changedOf, nextQuestion, type DraftState } from '../drafts/draft-state.ts';
import { loadDraft, newDraft, openLoaded } from '../drafts/open-draft.ts';
import { SPLIT, sealedAnswers, splitOf, type SplitNote } from '../drafts/split-draft.ts';
import { areaIn } from '../kernel-views.ts';
import type { ConsolePlatform, ConsoleRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { NO_APPOINTMENT, run } from './acts.ts';
import { isRefusal } from './seen-case.ts';
import { heldTurn, noSuchCase, type Rights } from './rights.ts';
import { prefilled } from './split-answers.ts';
import { maySplit, servicesToSplitTo } from './split-view.ts';
import { workableCase } from './workable-case.ts';

type Done = Awaited<ReturnType<ConsolePlatform['split']>>;
const CANNOT: ConsoleRefusal = {
  type: 'notAllowed',
  message: text(
    'Kasus ini tidak dapat dipecah oleh Anda: hanya yang memegang gilirannya, selama kasusnya terbuka.',
    'You cannot split this case: only whoever holds its turn can, while it is open.',
  ),
};
const NO_SERVICE: ConsoleRefusal = {
  type: 'notAllowed',
  message: text('Pilih layanan yang dibuka daerah ini.', 'Choose a service that this region offers.'),
};

export async function beginSplit(
  bound: Bound,
  rights: Rights,
  number: string,
  { service: serviceId, photos }: Parameters<ConsolePlatform['beginSplit']>[1],
): ReturnType<ConsolePlatform['beginSplit']> {
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  if (!maySplit(open, rights)) return { ok: false, error: CANNOT };
  const service = servicesToSplitTo(bound).find(({ manifest }) => manifest.id === serviceId);
  if (service === undefined) return { ok: false, error: NO_SERVICE };
  const { manifest, hash } = service;
  const { answers, sealed, files } = prefilled(open, rights, manifest, photos);
  const note: SplitNote = { caseId: open.loaded.caseId, number: open.loaded.number, sealed, files };
  const draft = {
    ...newDraft(bound, serviceId, hash, rights.officer.id),
    answers,
    typed: { [SPLIT]: note },
    splitFrom: note.caseId,
  };
  await bound.deps.store.drafts.save(draft);
  const first = nextQuestion(bound, { draft, service, manifest, answers });
  return { ok: true, value: { draftId: draft.id, first } };
}

export async function split(
  bound: Bound,
  rights: Rights,
  draftId: string,
  input: Parameters<ConsolePlatform['split']>[1],
): Promise<Done> {
  const draft = await loadDraft(bound, draftId);
  const from = draft === null ? null : splitOf(draft);
  if (draft === null || from === null || draft.officer !== rights.officer.id) return { ok: false, error: noSuchCase };
  const open = await workableCase(bound, rights, from.number);
  if (isRefusal(open)) return { ok: false, error: open };
  if (draft.submittedCaseId !== null) return splitBefore(open, draft.submittedCaseId);
  const opened = await openLoaded(bound, draft);
  if (opened === null) return { ok: false, error: NO_SERVICE };
  if (opened.carried)
    return { ok: false, error: { type: 'serviceChanged', asks: changedOf(opened.state.draft)?.asks ?? [] } };
  return send(open, rights, opened.state, from, input);
}

/** Pressed twice, or sent again after a lost answer: the same case. */
async function splitBefore({ bound, loaded }: OpenCase, caseId: string): Promise<Done> {
  const summary = await bound.deps.store.cases.summary(bound.regionId, caseId);
  if (summary === null) return { ok: false, error: noSuchCase };
  const { number } = summary;
  return {
    ok: true,
    value: { version: loaded.version, message: splitText(number), from: loaded.number, number },
  };
}

async function send(
  open: OpenCase,
  rights: Rights,
  { draft, manifest, answers: filled }: DraftState,
  from: SplitNote,
  { note, seenVersion }: Parameters<ConsolePlatform['split']>[1],
): Promise<Done> {
  const { bound } = open;
  const actor = heldTurn(rights, open.manifest, open.loaded.state, bound.today)?.actor ?? rights.actors[0];
  if (actor === undefined) return { ok: false, error: { type: 'notAllowed', message: NO_APPOINTMENT } };
  const answers = { ...filled, ...sealedAnswers(open.loaded, from) };
  const facts = await bound.deps
    .registriesOf(bound.regionId)
    .ask(manifest.facts, { answers, area: areaIn(manifest, answers) }, bound.now);
  const command: CaseCommand = { type: 'split', actor, service: manifest.id, into: '', note };
  const done = await run(
    open,
    rights,
    command,
    { key: draft.id, seenVersion, body: { service: manifest.id, answers, note } },
    splitText,
    { answers, facts, draftId: draft.id, secretHash: startedHash(bound.deps) },
  );
  if (!done.ok) return done;
  const number = done.value.opened ?? '';
  return { ok: true, value: { ...done.value, from: open.loaded.number, number } };
}

const splitText = (number: string) => text(`Sebagian dipecah menjadi ${number}.`, `A part was split off as ${number}.`);
