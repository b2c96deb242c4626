/**
 * The one turn that a link gives to somebody without an account, for the device that opened the link.
 *
 * A preview opens links too: nothing is used up here. Must never: show more than the service shows to this party, or say to a device
 * without the link whether there is such a one.
 */
import { actionsFor, reasonOf, type ActionView, type Actor, type Text, type Turn } from '@balai/kernel';
import type { Bill, TurnLink } from '@balai/store';
import { coverTraces } from '../answers/own-traces.ts';
import { showAnswer } from '../answers/show-answer.ts';
import type { AskedAction, AskedView, LinkStanding } from '../asked-types.ts';
import type { Bound } from '../bound.ts';
import { questionsOfAction } from '../cases/handed-in.ts';
import { groupedNumber } from '../payments/bill-view.ts';
import { officeBehind } from '../cases/office-behind.ts';
import { cardOf, openCase, type OpenCase } from '../cases/open-case.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { fileViews } from '../files/file-view.ts';
import { areaCodes } from '../kernel-views.ts';
import { joinedSentences, refusalSentences } from '../texts/refusal-texts.ts';
import { formatRupiah } from '../texts/formats.ts';
import { EMPTY, inBoth, text } from '../texts/text.ts';
import { happenedText, limitText } from './asked-texts.ts';
import { standingOf, turnOfLink } from './link-of-turn.ts';

export interface OpenLink {
  readonly link: TurnLink;
  readonly open: OpenCase;
  /** Null when it is over. */
  readonly turn: Turn | null;
  readonly standing: LinkStanding;
}

/** The link of this id with its case, if this device has opened it. */
export async function openedLink(bound: Bound, linkId: string): Promise<OpenLink | null> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device === null || !(await store.devices.holdsTurn(bound.regionId, device, linkId))) return null;
  const link = await store.turnLinks.byId(bound.regionId, linkId);
  const open = link === null ? null : await openCase(bound, { caseId: link.caseId }, 'public');
  if (link === null || open === null) return null;
  const turn = turnOfLink(open.loaded, link);
  const all = await store.turnLinks.ofCase(bound.regionId, link.caseId);
  return { link, open, turn, standing: standingOf(link, turn, all, bound.now) };
}

/** Whom the holder of a link to this turn is to the kernel. */
export function actorOf({ party }: Turn): Actor {
  if (party.kind === 'contact') return { kind: 'contact', field: party.field };
  return party.kind === 'unit' ? { kind: 'body', unit: party.unit } : { kind: 'applicant' };
}
/** The actions of this turn for whoever holds its link. */
export const askedActions = ({ bound, manifest, loaded }: OpenCase, turn: Turn): readonly ActionView[] =>
  actionsFor(manifest, loaded.state, actorOf(turn), {
    now: bound.now,
    calendar: bound.calendar,
    areas: areaCodes(bound),
  }).filter((view) => view.turn === turn.id);

/** The questions whose answers this party is shown: those that the stage names, else what is published anyway. */
export function shownTo({ manifest }: Pick<OpenCase, 'manifest'>, stageName: string): readonly string[] {
  const stage = Object.hasOwn(manifest.stages, stageName) ? manifest.stages[stageName] : undefined;
  if (stage !== undefined && 'by' in stage && stage.shows !== undefined) return stage.shows;
  return Object.entries(manifest.fields).flatMap(([name, field]) => (field.published === true ? [name] : []));
}

/** What became of a link that counts no more, with the office of the city that helps. */
export const whatHappened = (opened: OpenLink, standing: Exclude<LinkStanding, 'open'>): Text =>
  happenedText(
    standing,
    opened.link,
    opened.open.naming,
    opened.open.bound.formats,
    officeBehind(opened.open, turnThen(opened)),
  );

/** The turn for which a link was made, also when it is over. */
function turnThen({ link, open, turn }: OpenLink): Turn | null {
  if (turn !== null) return turn;
  const began = open.events.findLast(
    ({ event }) => event.type === 'turnBegan' && event.turn.id === link.turnId && event.at <= link.madeAt,
  )?.event;
  return began?.type === 'turnBegan' ? began.turn : null;
}

export async function askedView(bound: Bound, linkId: string): Promise<AskedView | null> {
  const opened = await openedLink(bound, linkId);
  if (opened === null) return null;
  const { link, open, turn, standing } = opened;
  const { manifest, naming, loaded } = open;
  const then = turnThen(opened);
  if (standing === 'open' && turn !== null) await logReading(opened, turn);
  return {
    id: link.id,
    standing,
    service: cardOf(bound, manifest),
    number: loaded.number,
    as: then === null ? EMPTY : naming.party(then.party),
    stage: then === null ? EMPTY : naming.stage(then.stage),
    since: then?.beganAt ?? link.madeAt,
    happened: standing === 'open' ? null : whatHappened(opened, standing),
    turn: standing === 'open' && turn !== null ? turnView(open, turn, await billOf(open, turn)) : null,
  };
}

const billOf = async ({ bound, loaded }: OpenCase, turn: Turn): Promise<Bill | null> =>
  turn.fee === undefined
    ? null
    : ((await bound.deps.store.payments.bills(bound.regionId, loaded.caseId)).find((one) => one.turn === turn.id) ??
      null);

function turnView(open: OpenCase, turn: Turn, bill: Bill | null): NonNullable<AskedView['turn']> {
  const { bound, manifest, loaded, files } = open;
  const { answers, reasons } = loaded.state;
  const shown = shownTo(open, turn.stage);
  // Who is not shown the name does not read it in the words beside it.
  const seen = coverTraces(manifest, answers, (name) => !shown.includes(name));
  return {
    dueAt: turn.dueAt,
    lateText: limitText(manifest, turn, bound.formats),
    isLogged: showsMore(open, turn.stage),
    reasons: turn.followedBy === null ? [] : reasons.map((reason) => reasonOf(manifest, reason)?.says ?? EMPTY),
    answers: shown.flatMap((name) => {
      const field = manifest.fields[name];
      if (field === undefined || !Object.hasOwn(answers, name)) return [];
      return [
        {
          label: field.label,
          value: inBoth((language) => seen(showAnswer(field, answers[name], bound.showing)[language])),
          files: fileViews(filesIn(answers[name]), files, field.label),
        },
      ];
    }),
    actions: askedActions(open, turn).map((view) => actionView(open, view, bill)),
  };
}

function actionView({ naming, bound }: OpenCase, view: ActionView, bill: Bill | null): AskedAction {
  const rupiah = view.needs.fee?.rupiah ?? 0;
  return {
    action: view.action,
    label: view.label,
    refuses: view.refuses || view.reasonRequired,
    questions: questionsOfAction(view),
    // A rule that is met cannot be why somebody is refused.
    reasons: view.reasons.filter(({ fits }) => fits).map(({ name, says, basis }) => ({ name, says, basis })),
    disabled:
      view.disabled === null
        ? rupiah > 0 && bill !== null
          ? byBill(rupiah, bill)
          : null
        : joinedSentences(refusalSentences(view.disabled, { naming, formats: bound.formats, who: 'resident' })),
  };
}

/** What costs is done by paying, not by a button. */
const byBill = (rupiah: number, { number, basis }: Bill): Text =>
  text(
    `Bayar ${formatRupiah(rupiah)} lewat bank atau dompet digital dengan nomor tagihan ${groupedNumber(number)} (${basis}). Begitu uangnya sampai, langkah ini selesai sendiri.`,
    `Pay ${formatRupiah(rupiah)} by bank or wallet with the billing number ${groupedNumber(number)} (${basis}). As soon as the money arrives this step is done by itself.`,
  );

/** Whether this party is shown an answer that is not published anyway. */
const showsMore = (open: OpenCase, stage: string): boolean =>
  shownTo(open, stage).some((name) => open.manifest.fields[name]?.published !== true);

/** Answers that are not public were shown: the applicant can read by whom. Once in an hour. */
async function logReading({ link, open }: OpenLink, { party, stage }: Turn): Promise<void> {
  const { bound } = open;
  if (!showsMore(open, stage)) return;
  await bound.deps.store.talk.read(bound.regionId, {
    caseId: link.caseId,
    officer: `link ${link.turnId}`,
    unit: party.kind === 'unit' ? party.unit : party.kind === 'contact' ? party.field : '',
    what: 'case',
    purpose: null,
    at: bound.now,
  });
}

/** Whether this device holds an open link of the case whose party is shown this file. */
export async function isShownByLink(bound: Bound, caseId: string, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device === null) return false;
  for (const { id } of (await store.turnLinks.ofCase(bound.regionId, caseId)).slice(0, 20)) {
    const opened = await openedLink(bound, id);
    if (opened?.standing !== 'open' || opened.turn === null) continue;
    const { answers } = opened.open.loaded.state;
    if (shownTo(opened.open, opened.turn.stage).some((name) => filesIn(answers[name]).includes(sha256))) return true;
  }
  return false;
}
