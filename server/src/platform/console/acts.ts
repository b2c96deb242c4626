/**
 * What an officer does to a case: act, transfer, join with an earlier report.
 *
 * Must never: act under a right that the officer does not hold today, or lose what was typed when the case has changed.
 */
import { actionsFor, type CaseCommand, type Facts, type HandedIn, type Text } from '@balai/kernel';
import type { ExecuteError, Opens } from '@balai/store';
import { sendAgain } from '../asked/sent-link.ts';
import { namingFor, once, serviceOf, type Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { formsOf } from '../cases/handed-in.ts';
import { readAnswers } from '../cases/resident-acts.ts';
import { notPdf } from '../letters/file-products.ts';
import { issueLetters } from '../letters/issue-letters.ts';
import type { ConsoleActResult, ConsolePlatform, FieldSentence } from '../platform-types.ts';
import { executeSentence, refusalSentences } from '../texts/refusal-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { doneText, transferredText, worldOf } from './actions-view.ts';
import { isRefusal } from './seen-case.ts';
import { workableCase } from './workable-case.ts';
import { actorFor, heldTurn, type Rights } from './rights.ts';

type ActInput = Parameters<ConsolePlatform['act']>[1];

export async function act(bound: Bound, rights: Rights, number: string, input: ActInput): Promise<ConsoleActResult> {
  const open = await workableCase(bound, rights, number);
  return isRefusal(open) ? { ok: false, error: open } : actIn(open, rights, input);
}

/** The same in a case that is loaded, and that the officer may work with. */
export async function actIn(open: OpenCase, rights: Rights, input: ActInput): Promise<ConsoleActResult> {
  const { bound, manifest, loaded } = open;
  const { state } = loaded;
  const turn = state.turns.find(({ id }) => id === input.turn);
  const actor =
    turn === undefined ? rights.actors[0] : (actorFor(rights, manifest, turn, bound.today) ?? rights.actors[0]);
  if (actor === undefined) return { ok: false, error: { type: 'notAllowed', message: NO_APPOINTMENT } };
  const view = actionsFor(manifest, state, actor, worldOf(open)).find(
    (one) => one.turn === input.turn && one.action === input.action,
  );
  const asked = view === undefined ? [] : view.needs.forms.flatMap(({ questions }) => questions);
  const read = await readAnswers(bound, loaded.caseId, asked, input.raw, {});
  const { values } = read;
  const errors = [...read.errors, ...(await notPdf(bound, manifest, values))];
  if (errors.length > 0)
    return refused(
      { type: 'answersRefused', errors },
      errors.map(({ field, message }) => ({ field, message })),
    );
  const handed: Record<string, unknown> = view === undefined ? {} : formsOf(view, values);
  if (view !== undefined && view.needs.fee !== null && !view.needs.fee.part) handed['fee'] = view.needs.fee.rupiah;
  const said = view?.grants === true ? await freshFacts(open) : {};
  const command: CaseCommand = {
    type: 'act',
    turn: input.turn,
    action: input.action,
    actor,
    with: handed as HandedIn,
    because: input.because,
    ...(input.about === undefined ? {} : { about: input.about }),
    confirms: input.confirms,
    note: input.note,
    facts: said,
  };
  const done = await run(
    open,
    rights,
    command,
    { key: input.key, seenVersion: input.seenVersion, body: input },
    doneText(open, input.action),
  );
  if (!done.ok && done.error.type === 'refused' && done.error.error.type === 'ruleNotMet') await keep(open, said);
  return done;
}

/** What a registry said against a grant is learned by the case: else nobody could refuse for the reason that was just given. */
async function keep({ bound, loaded }: OpenCase, said: Facts): Promise<void> {
  const answered = Object.fromEntries(
    Object.entries(said).filter(([, { state }]) => state === 'known' || state === 'notFound'),
  );
  if (Object.keys(answered).length === 0) return;
  await bound.deps.store.execute({
    regionId: bound.regionId,
    caseId: loaded.caseId,
    command: { type: 'learn', facts: answered },
    channel: 'system',
    now: bound.now,
    idempotency: once('registries', `${loaded.caseId} ${loaded.version} decision`, Object.keys(answered).toSorted()),
  });
}

export const NO_APPOINTMENT = text(
  'Anda tidak mempunyai penugasan yang berlaku hari ini. Hubungi kepala unit Anda.',
  'You have no appointment that runs today. Ask the head of your unit.',
);

/** Facts that the city has asked again at the decision; silence changes nothing. */
async function freshFacts({ bound, manifest, loaded }: OpenCase): Promise<Facts> {
  const again = Object.fromEntries(Object.entries(manifest.facts).filter(([, field]) => field.readAgain));
  if (Object.keys(again).length === 0) return {};
  return bound.deps
    .registriesOf(bound.regionId)
    .ask(again, { answers: loaded.state.answers, area: loaded.state.area }, bound.now);
}

export async function transfer(
  bound: Bound,
  rights: Rights,
  number: string,
  input: Parameters<ConsolePlatform['transfer']>[1],
): Promise<ConsoleActResult> {
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const turn = open.loaded.state.turns.find(({ id }) => id === input.turn);
  const actor =
    turn === undefined ? rights.actors[0] : (actorFor(rights, open.manifest, turn, bound.today) ?? rights.actors[0]);
  if (actor === undefined) return { ok: false, error: { type: 'notAllowed', message: NO_APPOINTMENT } };
  const command: CaseCommand = { type: 'transfer', turn: input.turn, actor, to: input.to, note: input.note };
  return run(open, rights, command, { key: input.key, seenVersion: input.seenVersion, body: input }, transferredText);
}

export async function sendLink(
  bound: Bound,
  rights: Rights,
  number: string,
  turnId: string,
  key: string,
): ReturnType<ConsolePlatform['sendLink']> {
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const turn = open.loaded.state.turns.find(({ id }) => id === turnId);
  const sent = turn !== undefined && (await sendAgain(open, turn, key));
  return sent ? { ok: true, value: { message: LINK_SENT } } : { ok: false, error: { type: 'notFound' } };
}
const LINK_SENT = text(
  'Tautan baru sedang dikirim. Tautan yang lama tidak berlaku lagi.',
  'A new link is on its way. The old one counts no more.',
);

/** Joins this report with an earlier one; its reporter follows that one. */
export async function merge(
  bound: Bound,
  rights: Rights,
  number: string,
  input: Parameters<ConsolePlatform['merge']>[1],
): Promise<ConsoleActResult> {
  const { store } = bound.deps;
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const into = await store.cases.byNumber(bound.regionId, input.into);
  const actor = heldTurn(rights, open.manifest, open.loaded.state, bound.today)?.actor ?? rights.actors[0];
  if (actor === undefined) return { ok: false, error: { type: 'notAllowed', message: NO_APPOINTMENT } };
  if (
    into === null ||
    into.caseId === open.loaded.caseId ||
    into.serviceId !== open.manifest.id ||
    (await store.cases.survivorOf(bound.regionId, into.caseId)) === open.loaded.caseId
  ) {
    return refused({ type: 'answersRefused', errors: [] }, [
      {
        field: 'into',
        message: text(
          'Tulis nomor laporan lain dari layanan yang sama, yang tidak digabung dengan laporan ini.',
          'Write the number of another report of the same service, which has not been joined with this one.',
        ),
      },
    ]);
  }
  const done = await run(
    open,
    rights,
    { type: 'merge', actor, into: into.number },
    { key: input.key, seenVersion: input.seenVersion, body: input },
    inBoth((language) => `${language === 'id' ? 'Digabung dengan' : 'Joined with'} ${into.number}.`),
  );
  if (done.ok)
    await store.followers.follow(
      bound.regionId,
      into.caseId,
      `case:${open.loaded.caseId}`,
      bound.now,
      open.loaded.caseId,
    );
  return done;
}

interface Sent {
  readonly key: string;
  readonly seenVersion: number;
  readonly body: unknown;
}
const refused = (
  error: Extract<ExecuteError, { type: 'refused' }>['error'],
  sentences: readonly FieldSentence[],
): ConsoleActResult => ({ ok: false, error: { type: 'refused', error, sentences } });

export async function run(
  open: OpenCase,
  rights: Rights,
  command: CaseCommand,
  sent: Sent,
  said: Text | ((opened: string) => Text),
  opens?: Opens,
): Promise<ConsoleActResult> {
  const { bound, loaded, naming } = open;
  const { store } = bound.deps;
  const done = await store.execute({
    regionId: bound.regionId,
    caseId: loaded.caseId,
    loaded,
    command,
    channel: bound.context.channel === 'portal' ? 'field' : bound.context.channel,
    now: bound.now,
    seenVersion: sent.seenVersion,
    idempotency: once(`officer ${rights.officer.id}`, sent.key, sent.body),
    releasedBy: rights.officer.id,
    ...(opens === undefined ? {} : { opens }),
  });
  if (!done.ok) return refusal(open, done.error);
  const { state, version, events } = done.value;
  const opened = events.find((event) => event.type === 'split')?.into;
  const message = typeof said === 'function' ? said(opened ?? '') : said;
  if (state.ending !== null && state.ending.letters.length > 0)
    await issueLetters(bound.deps, bound.regionId, loaded.caseId, bound.now);
  const now = state.turns[0];
  const where =
    state.status === 'ended' && state.ending !== null
      ? naming.stage(state.ending.stage)
      : now === undefined
        ? null
        : naming.stage(now.stage);
  return {
    ok: true,
    value: {
      version,
      ...(opened === undefined ? {} : { opened }),
      message:
        where === null || where.id === ''
          ? message
          : inBoth((language) => `${message[language]} ${language === 'id' ? 'Sekarang' : 'Now'}: ${where[language]}.`),
    },
  };
}

function refusal({ naming: own, bound }: OpenCase, error: ExecuteError): ConsoleActResult {
  const other = error.type === 'refused' && error.of !== undefined ? serviceOf(bound, error.of) : null;
  const naming = other === null ? own : namingFor(bound, other.manifest);
  if (error.type === 'refused')
    return refused(error.error, refusalSentences(error.error, { naming, formats: bound.formats, who: 'officer' }));
  if (error.type === 'changedMeanwhile')
    return { ok: false, error: { type: 'changedMeanwhile', message: executeSentence(error), version: error.version } };
  if (error.type === 'noSuchCase') return { ok: false, error: { type: 'notFound' } };
  return refused({ type: 'answersRefused', errors: [] }, [
    {
      field: error.type === 'unsuitable' ? error.field.replace('answers.', '') : null,
      message: executeSentence(error),
    },
  ]);
}
