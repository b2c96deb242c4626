/**
 * What a case is after each event.
 *
 * Total: an event has already happened, so nothing is refused, and an event of a later edition, or one whose private payload was
 * erased, changes nothing that is not known. Must never: read a manifest or a clock, decide, or throw.
 */
import type { Case, CaseEvent, Promised, Party, Turn } from './case-types.ts';
import type { Values } from './operators.ts';

/** The case before anything has happened. */
export const newCase: Case = {
  status: 'new',
  at: 0,
  on: '',
  area: null,
  answers: {},
  facts: {},
  turns: [],
  rests: [],
  late: [],
  lastOfficers: {},
  lastOfficer: null,
  barred: [],
  reasons: [],
  about: {},
  reasonedBy: [],
  confirmed: [],
  asker: null,
  booked: {},
  paid: 0,
  feeOn: '',
  round: 0,
  promised: null,
  ending: null,
  erased: false,
};

/** A turn's name in its case: the stage and the party, so entering twice is harmless. */
export function turnId(stage: string, party: Party): string {
  switch (party.kind) {
    case 'unit':
      return `${stage}/${party.unit}${party.area === null ? '' : `@${party.area}`}${party.position === null ? '' : `.${party.position}`}`;
    case 'contact':
      return `${stage}/contact:${party.field}`;
    case 'applicant':
      return `${stage}/applicant`;
  }
}

/** Returns the case after `event`. */
export function evolve(state: Case, event: CaseEvent): Case {
  const next = change(state, event);
  const at = Math.max(state.at, event.at);
  if (next === state) return at === state.at ? state : { ...state, at };
  // `change` has just made this object; setting its time here spares a second copy of every case.
  (next as { at: number }).at = at;
  return next;
}

/** Returns a new case, or `state` itself when nothing changes but the time. */
function change(state: Case, event: CaseEvent): Case {
  switch (event.type) {
    case 'submitted':
      return {
        ...newCase,
        status: 'open',
        on: event.on,
        area: event.area,
        answers: event.answers,
        facts: event.facts,
        promised: event.promised,
        ...(event.language === undefined ? {} : { language: event.language }),
      };
    case 'turnBegan':
      return afterTurnBegan(state, event.turn);
    case 'acted':
      return afterActed(state, event);
    case 'answersCorrected':
      return afterCorrection(state, event);
    case 'rectified':
      return {
        ...state,
        answers: { ...state.answers, ...event.answers },
        rectified: { ...state.rectified, ...Object.fromEntries(event.paths.map((path) => [path, event.at])) },
      };
    case 'factsLearned':
      return { ...state, facts: { ...state.facts, ...event.facts } };
    case 'met':
      return { ...state, rests: [] };
    case 'timeRanOut':
      return event.to === null
        ? { ...state, late: adding(state.late, event.turn) }
        : { ...state, turns: state.turns.filter(({ id }) => id !== event.turn), late: without(state.late, event.turn) };
    case 'promisePaused':
    case 'promiseResumed':
    case 'promiseExtended':
      return { ...state, promised: state.promised && promisedAfter(state.promised, event) };
    case 'transferred':
      return afterTransfer(state, event);
    case 'merged':
      return afterMerge(state, event);
    case 'unmerged':
      return afterUnmerge(state, event);
    case 'ended':
      return afterEnd(state, event);
    case 'refundDue':
      // What goes back pays for nothing: an objection that reopens the case asks for it again.
      return { ...state, paid: Math.max(0, state.paid - event.rupiah) };
    case 'objected':
      return afterObjection(state, event);
    case 'deadlineMoved':
      return event.turn === null
        ? { ...state, promised: state.promised && { ...state.promised, dueAt: event.dueAt, firm: true } }
        : {
            ...state,
            turns: state.turns.map((turn) =>
              turn.id === event.turn ? { ...turn, dueAt: event.dueAt, firm: true } : turn,
            ),
            late: without(state.late, event.turn),
          };
    case 'erased':
      return { ...state, answers: {}, facts: {}, booked: {}, erased: true };
    default:
      return state;
  }
}

type OfThePromise = Extract<CaseEvent, { readonly type: 'promisePaused' | 'promiseResumed' | 'promiseExtended' }>;
function promisedAfter(promised: Promised, event: OfThePromise): Promised {
  if (event.type === 'promisePaused') return { ...promised, pausedAt: event.at };
  const { dueAt, skipped, firm } = event;
  return event.type === 'promiseResumed'
    ? { ...promised, dueAt, skipped, firm, pausedAt: null }
    : { ...promised, dueAt, skipped: [...promised.skipped, ...skipped], firm, basis: event.basis };
}

/** A turn that begins belongs to a new round of its own: an earlier vote, lateness or hand no longer counts. */
function afterTurnBegan(state: Case, turn: Turn): Case {
  return {
    ...state,
    turns: [...state.turns.filter(({ id }) => id !== turn.id), turn],
    rests: state.rests.length === 0 ? state.rests : state.rests.filter((rest) => rest.turn !== turn.id),
    late: without(state.late, turn.id),
    lastOfficers: Object.hasOwn(state.lastOfficers, turn.id) ? omit(state.lastOfficers, [turn.id]) : state.lastOfficers,
    feeOn: turn.fee?.on ?? state.feeOn,
  };
}

function afterActed(state: Case, event: Extract<CaseEvent, { type: 'acted' }>): Case {
  const officer = event.actor.kind === 'officer' ? event.actor.officer : null;
  const turn = state.turns.find(({ id }) => id === event.turn);
  const gave = event.because.length > 0;
  // In a meeting the reasons of several add up; elsewhere the last word replaces the one before.
  const before = event.rests !== null && state.rests.length > 0;
  return {
    ...state,
    turns: state.turns.filter(({ id }) => id !== event.turn),
    late: without(state.late, event.turn),
    rests: event.rests === null ? state.rests : [...state.rests, event.rests],
    answers: hasKeys(event.answers) ? { ...state.answers, ...event.answers } : state.answers,
    booked: hasKeys(event.booked) ? { ...state.booked, ...event.booked } : state.booked,
    paid: state.paid + event.paid,
    lastOfficer: officer,
    lastOfficers: officer === null ? state.lastOfficers : { ...state.lastOfficers, [event.turn]: officer },
    reasons: gave ? union(before ? state.reasons : [], event.because) : state.reasons,
    about: gave ? aboutAfter(before ? state : newCase, event) : state.about,
    reasonedBy: gave ? union(before ? state.reasonedBy : [], officer === null ? [] : [officer]) : state.reasonedBy,
    confirmed: event.confirms.length > 0 ? union(state.confirmed, event.confirms) : state.confirmed,
    asker: gave && turn !== undefined && turn.party.kind === 'unit' ? { ...turn, askedAt: event.at } : state.asker,
  };
}

/** Of two who give the same reason, one for all that it is about, all counts. */
function aboutAfter(state: Case, { because, about = {} }: Extract<CaseEvent, { type: 'acted' }>): Case['about'] {
  const kept = Object.entries(state.about).filter(([reason]) => !because.includes(reason));
  const given = Object.entries(about).flatMap(([reason, paths]) => {
    const before = Object.hasOwn(state.about, reason) ? state.about[reason] : undefined;
    return before === undefined && state.reasons.includes(reason)
      ? []
      : [[reason, union(before ?? [], paths)] as const];
  });
  return Object.fromEntries([...kept, ...given]);
}

function afterCorrection(state: Case, event: Extract<CaseEvent, { type: 'answersCorrected' }>): Case {
  const answers = { ...omit(state.answers, event.dropped), ...event.answers };
  return {
    ...state,
    answers,
    area: event.area,
    confirmed: [],
    ...(hasKeys(event.answers) ? { reasons: [], about: {}, reasonedBy: [] } : {}),
    ...rectifiedStill(state, [...Object.keys(event.answers), ...event.dropped]),
  };
}

/** What its owner answered anew speaks for itself, and its rows may be others. */
function rectifiedStill({ rectified }: Case, anew: readonly string[]): Pick<Case, 'rectified'> {
  if (rectified === undefined) return {};
  const still = Object.entries(rectified).filter(([path]) => !anew.includes(path.split('.')[0] ?? ''));
  return { rectified: Object.fromEntries(still) };
}

/** Handed to the same unit of another area, the matter itself lies there. */
function afterTransfer(state: Case, event: Extract<CaseEvent, { type: 'transferred' }>): Case {
  const from = state.turns.find(({ id }) => id === event.turn)?.party;
  const to = event.to.party;
  const moved =
    from?.kind === 'unit' &&
    to.kind === 'unit' &&
    from.unit === to.unit &&
    from.area !== null &&
    from.area === state.area;
  return {
    ...state,
    area: moved ? to.area : state.area,
    turns: state.turns.map((turn) => (turn.id === event.turn ? event.to : turn)),
    late: state.late.map((id) => (id === event.turn ? event.to.id : id)),
  };
}

function afterEnd(state: Case, { ending }: Extract<CaseEvent, { type: 'ended' }>): Case {
  const ender = ending.bySystem || state.lastOfficer === null ? [] : [state.lastOfficer];
  const refusers = ending.because.length > 0 ? state.reasonedBy : [];
  return {
    ...state,
    status: 'ended',
    turns: [],
    rests: [],
    late: [],
    ending,
    barred: union(union(state.barred, refusers), ender),
  };
}

/** What would go on is kept: the ending that follows takes the turns away. */
function afterMerge(state: Case, { into, actor, at }: Extract<CaseEvent, { type: 'merged' }>): Case {
  const { turns, rests, late, barred, lastOfficer } = state;
  return {
    ...state,
    joined: { into, at, turns, rests, late, barred, lastOfficer },
    lastOfficer: actor.kind === 'officer' ? actor.officer : lastOfficer,
  };
}

/** As if it had not been joined: nobody has decided about it, so nobody is barred for that. */
function afterUnmerge(state: Case, { turns }: Extract<CaseEvent, { type: 'unmerged' }>): Case {
  const { joined, ...rest } = state;
  const { rests, late, barred, lastOfficer } = joined ?? state;
  return { ...rest, status: 'open', ending: null, turns, rests, late, barred, lastOfficer };
}

/** A second round: nothing of the first is counted but what was answered, paid and decided. */
function afterObjection(before: Case, event: Extract<CaseEvent, { type: 'objected' }>): Case {
  const { joined: _, ...state } = before;
  return {
    ...state,
    status: 'open',
    answers: { ...state.answers, ...event.answers },
    ending: null,
    round: state.round + 1,
    promised: event.promised,
    lastOfficers: {},
    reasons: [],
    about: {},
    reasonedBy: [],
    asker: null,
  };
}

const adding = (list: readonly string[], name: string) => (list.includes(name) ? list : [...list, name]);
const without = (list: readonly string[], name: string) =>
  list.includes(name) ? list.filter((each) => each !== name) : list;
const union = (one: readonly string[], two: readonly string[]) =>
  two.length === 0 ? one : [...new Set([...one, ...two])];
function omit<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  return names.length === 0
    ? record
    : Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
function hasKeys(values: Values): boolean {
  for (const name in values) if (Object.hasOwn(values, name)) return true;
  return false;
}
