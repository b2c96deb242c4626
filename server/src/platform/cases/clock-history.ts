/**
 * What moved the dates of a case: each time its clock stood still and for whom, each extension and each decree, read from its events.
 *
 * Must never: count a day itself; the events say what a date became.
 */
import { evolve, newCase, type Case, type CaseEvent, type Instant, type Party, type Text } from '@balai/kernel';
import type { HistoryShown } from '../clock-explanation.ts';
import { inBoth, listed, small, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';

type ClockChange =
  /** It stood still while the city waited for `waitedFor`. */
  | {
      readonly kind: 'stood';
      readonly from: Instant;
      readonly to: Instant;
      readonly waitedFor: readonly Party[];
      readonly dueAt: Instant;
    }
  /** The law lets the city take longer, or a decree moves the day. */
  | { readonly kind: 'extended' | 'moved'; readonly basis: string; readonly dueAt: Instant };

export interface ClockHistory {
  /** As it was when the clock began. */
  readonly firstDueAt: Instant;
  readonly changes: readonly ClockChange[];
  /** For whom it stands still now. */
  readonly waitsFor: readonly Party[];
}

/** What moved a clock, with everybody as this viewer calls them. */
export function historyShown(
  { naming, viewer, manifest }: Pick<OpenCase, 'naming' | 'viewer' | 'manifest'>,
  history: ClockHistory,
): HistoryShown {
  // By the number of a request alone, nobody learns who has to act.
  const isHidden = viewer === 'public' && manifest.category !== 'report';
  const who = (parties: readonly Party[]): Text =>
    isHidden || parties.length === 0
      ? text('pihak lain', 'others')
      : listed(
          parties.map((party) =>
            viewer === 'resident' && party.kind === 'applicant'
              ? text('Anda', 'you')
              : calledSmall(naming.party(party)),
          ),
        );
  return {
    firstDueAt: history.firstDueAt,
    changes: history.changes.map((change) => {
      if (change.kind !== 'stood') return change;
      const { waitedFor, ...rest } = change;
      return { ...rest, who: who(waitedFor) };
    }),
    waitsFor: history.waitsFor.length === 0 ? null : who(history.waitsFor),
  };
}
const calledSmall = (name: Text): Text => inBoth((language) => small(name[language]));

export interface ClockHistories {
  /** Of the promise of the round that runs; null where nothing was promised. */
  readonly promise: ClockHistory | null;
  /** By turn. */
  readonly turns: ReadonlyMap<string, ClockHistory>;
}

interface Telling {
  promise: ClockHistory | null;
  readonly turns: Map<string, ClockHistory>;
}

export function clockHistories(events: readonly { readonly event: CaseEvent }[]): ClockHistories {
  const telling: Telling = { promise: null, turns: new Map() };
  let state: Case = newCase;
  for (const { event } of events) {
    const after = evolve(state, event);
    tellPromise(telling, state, event);
    tellTurns(telling, state, event);
    state = after;
  }
  return telling;
}

const begun = (dueAt: Instant): ClockHistory => ({ firstDueAt: dueAt, changes: [], waitsFor: [] });
const changed = (history: ClockHistory, change: ClockChange): ClockHistory => ({
  ...history,
  changes: [...history.changes, change],
  waitsFor: change.kind === 'stood' ? [] : history.waitsFor,
});

function tellPromise(telling: Telling, before: Case, event: CaseEvent): void {
  const { promise } = telling;
  if (event.type === 'submitted' || event.type === 'objected')
    telling.promise = event.promised === null ? null : begun(event.promised.dueAt);
  if (promise === null) return;
  if (event.type === 'promisePaused')
    telling.promise = { ...promise, waitsFor: before.turns.map(({ party }) => party) };
  if (event.type === 'promiseResumed')
    telling.promise = changed(promise, {
      kind: 'stood',
      from: before.promised?.pausedAt ?? event.at,
      to: event.at,
      waitedFor: promise.waitsFor,
      dueAt: event.dueAt,
    });
  if (event.type === 'promiseExtended')
    telling.promise = changed(promise, { kind: 'extended', basis: event.basis, dueAt: event.dueAt });
  if (event.type === 'deadlineMoved' && event.turn === null)
    telling.promise = changed(promise, { kind: 'moved', basis: event.basis, dueAt: event.dueAt });
}

function tellTurns({ turns }: Telling, before: Case, event: CaseEvent): void {
  if (event.type === 'turnBegan') {
    const { id, dueAt, beganAt } = event.turn;
    const asker = before.asker;
    // Back to whoever asked for a correction: their clock goes on where it stood.
    const back = beganAt < event.at && asker !== null && asker.stage === event.turn.stage ? asker : null;
    if (back === null) turns.set(id, begun(dueAt));
    else {
      const history = turns.get(back.id) ?? begun(back.dueAt);
      const waitedFor: readonly Party[] = [{ kind: 'applicant' }];
      turns.set(id, changed(history, { kind: 'stood', from: back.askedAt, to: event.at, waitedFor, dueAt }));
    }
  }
  if (event.type === 'transferred') {
    const history = turns.get(event.turn);
    turns.set(event.to.id, history ?? begun(event.to.dueAt));
  }
  if (event.type === 'unmerged')
    for (const { id, dueAt } of event.turns) {
      const known = turns.get(id);
      const stands = known?.changes.at(-1)?.dueAt ?? known?.firstDueAt;
      if (stands !== dueAt) turns.set(id, begun(dueAt));
    }
  if (event.type === 'deadlineMoved' && event.turn !== null) {
    const history = turns.get(event.turn);
    if (history !== undefined)
      turns.set(event.turn, changed(history, { kind: 'moved', basis: event.basis, dueAt: event.dueAt }));
  }
}
