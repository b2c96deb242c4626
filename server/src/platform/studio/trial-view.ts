/**
 * A trial as it stands: what the resident sees, who is to act with which actions, and the clock that runs next.
 *
 * Must never: show more of it than the pages of a real case would.
 */
import { actionsFor, type ServiceManifest, type Turn } from '@balai/kernel';
import type { StoredEvent } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { publicCaseView, stageWithin } from '../cases/public-case.ts';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { areaCodes } from '../kernel-views.ts';
import type { RawForm, TrialShown } from '../platform-types.ts';
import { promiseView, turnClock } from '../promise-view.ts';
import { formatRupiah } from '../texts/formats.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { joinedSentences, refusalSentences } from '../texts/refusal-texts.ts';
import { holderOf, objectionOf, objectionQuestions } from './trial-hands.ts';
import type { TrialPlayer } from './trial-state.ts';

const NUMBER = 'COBA';
const CASE_ID = '00000000-0000-0000-0000-000000000000';

export function caseShown(bound: Bound, manifest: ServiceManifest, player: TrialPlayer, now: number): TrialShown {
  const then: Bound = { ...bound, now, today: bound.formats.dateOf(now) };
  const open = openTrial(then, manifest, player);
  const { state } = player;
  const view = publicCaseView(open);
  const due = player.nextDue();
  const letters = state.ending?.letters ?? [];
  return {
    status: view.status,
    tone: view.tone,
    promise: view.promise,
    timeline: view.timeline.map(({ at, title, who, detail, tone, reasons }) => ({
      at,
      title,
      who,
      detail,
      tone,
      reasons,
    })),
    ended: state.status === 'ended',
    letters: letters.map((name) => manifest.documents[name]?.title ?? { id: name, en: name }),
    turns: state.turns.map((turn, at) => turnShown(open, player, turn, at)),
    mayWithdraw: state.status === 'open' && state.paid === 0,
    objection:
      state.status === 'ended' && objectionOf(player) !== undefined && (state.ending?.objectBy ?? 0) >= now
        ? { until: state.ending?.objectBy ?? now, questions: objectionQuestions(player) }
        : null,
    nextDue: due === null ? null : { at: due.dueAt, stage: open.naming.stage(due.stage) },
  };
}

/** A case that is only here: in the shape that all pages of a case are built from. */
function openTrial(bound: Bound, manifest: ServiceManifest, player: TrialPlayer): OpenCase {
  const { state, told } = player;
  const filedAt = told[0]?.at ?? bound.now;
  const endedAt = state.status === 'ended' ? state.at : null;
  const known = {
    caseId: CASE_ID,
    number: NUMBER,
    serviceId: manifest.id,
    manifestHash: '',
    version: told.length,
  } as const;
  return {
    bound,
    viewer: 'resident',
    manifest,
    naming: namingFor(bound, manifest),
    documents: [],
    endedAt,
    mergedInto: null,
    held: true,
    restingSince: null,
    files: [],
    followers: 0,
    events: storedEvents(player),
    loaded: { ...known, regionId: bound.regionId, manifest, state, filedAt, channel: 'portal' },
    summary: {
      ...known,
      status: state.status,
      area: state.area,
      unit: '',
      channel: 'portal',
      filedAt,
      stages: state.turns.map(({ stage }) => stage),
      promisedAt: state.promised?.dueAt ?? null,
      pausedAt: state.promised?.pausedAt ?? null,
      late: state.late.length > 0,
      round: state.round,
      outcome: state.ending?.outcome ?? null,
      endedAt,
      latitude: null,
      longitude: null,
    },
  };
}

function storedEvents({ told }: TrialPlayer): readonly StoredEvent[] {
  return told.flatMap(({ at, events, actor, command }, index) =>
    events.map((event, inside) => ({
      caseId: CASE_ID,
      version: index * 100 + inside + 1,
      event,
      erased: false,
      commandId: String(index),
      causedBy: null,
      manifestHash: '',
      kernelVersion: '',
      eventVersion: 1,
      recordedAt: at,
      occurredAt: at,
      actor,
      channel: command.type === 'passTime' ? ('timer' as const) : ('portal' as const),
    })),
  );
}

function turnShown(open: OpenCase, player: TrialPlayer, turn: Turn, at: number): TrialShown['turns'][number] {
  const { bound, manifest, naming } = open;
  const { state } = player;
  const world = { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) };
  const views = actionsFor(manifest, state, holderOf(manifest, turn), world).filter((one) => one.turn === turn.id);
  return {
    id: turn.id,
    stage: naming.stage(turn.stage),
    who: naming.party(turn.party),
    clock: promiseView(turnClock(turn, stageWithin(manifest, turn.stage, state.on)), bound),
    late: lateStageText(manifest, turn, naming, bound.formats, { viewer: 'officer', now: bound.now }),
    actions: views.map((view, index) => {
      const prefix = `a${at}-${index}`;
      const questions = [...(view.needs.correction ?? []), ...view.needs.forms.flatMap((form) => form.questions)];
      const before = (name: string): unknown => (view.needs.correction === null ? undefined : state.answers[name]);
      return {
        action: view.action,
        prefix,
        label: view.label,
        leadsTo: naming.stage(view.to),
        tone: view.refuses ? 'danger' : index === 0 ? 'primary' : 'neutral',
        questions: questions.map(({ name, field }) => ({ name, field, shownAs: `${prefix}.${name}` })),
        typed: Object.assign(
          {},
          ...questions.map(({ name, field }) =>
            encodeAnswer(`${prefix}.${name}`, field, before(name), bound.context.language),
          ),
        ) as RawForm,
        slots: view.needs.slots,
        fee: view.needs.fee === null ? null : formatRupiah(view.needs.fee.rupiah),
        reasons: view.reasons.filter(({ fits }) => fits).map(({ name, says, basis }) => ({ name, says, basis })),
        confirms: view.confirms.map(({ message }) => message),
        disabled:
          view.disabled === null
            ? null
            : joinedSentences(refusalSentences(view.disabled, { naming, formats: bound.formats, who: 'officer' })),
      };
    }),
  };
}
