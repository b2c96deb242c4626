/**
 * The words of a case: commands (what somebody wants), events (what happened), the case itself, refusals.
 *
 * Events are stored for ever. Must never: change the meaning of an event that exists; add a new kind instead.
 */
import type { Actor, Facts, Party } from './case-actors.ts';
import type { Duration, Instant, SkippedDay } from './clock.ts';
import type { DateText, Language, Text } from './fields.ts';
import type { Outcome } from './manifest.ts';
import type { Values } from './operators.ts';

export type { Actor, Fact, Facts, Party } from './case-actors.ts';

/** What comes with an action, by what the service asks for: `{ fee: 5000, hasil: { … }, answers: { … } }`. */
export type HandedIn = Readonly<Record<string, unknown>>;

export type CaseCommand =
  | {
      readonly type: 'submit';
      readonly actor: Actor;
      readonly answers: Values;
      readonly facts: Facts;
      /** The day on which a paper request was received, as the officer at the counter says. Default: today. */
      readonly receivedOn?: DateText;
      /** Of a part that an officer splits off: from which case, and when that one was received. */
      readonly splitFrom?: SplitFrom;
      readonly language?: Language;
    }
  | {
      readonly type: 'act';
      /** The id of the turn (`turnId`). */
      readonly turn: string;
      readonly action: string;
      readonly actor: Actor;
      readonly with?: HandedIn;
      /** Coded reasons, or names of rules that are not met. */
      readonly because?: readonly string[];
      /** By reason: which of the questions, rows or parts that it is about (correctable.ts). Without it: all of them. */
      readonly about?: Readonly<Record<string, readonly string[]>>;
      /** The rules that are still open and that the officer confirms by name, so that the case may be granted. */
      readonly confirms?: readonly string[];
      /** A word to the applicant. Personal: kept in the private payload. */
      readonly note?: string;
      /** Facts asked again because an answer that they depend on changes with this action. */
      readonly facts?: Facts;
    }
  /** Sent by the timer, for one turn; says nothing but "it is now". */
  | { readonly type: 'passTime'; readonly turn: string }
  /** A registry has answered, perhaps hours after submission. */
  | { readonly type: 'learn'; readonly facts: Facts }
  | { readonly type: 'object'; readonly actor: Actor; readonly with?: HandedIn }
  | {
      readonly type: 'transfer';
      readonly turn: string;
      readonly actor: Actor;
      readonly to: { readonly unit: string; readonly area: string | null };
      readonly note: string;
    }
  | { readonly type: 'withdraw'; readonly actor: Actor }
  /** The same matter was reported before: this case ends, its reporter follows the other. */
  | { readonly type: 'merge'; readonly actor: Actor; readonly into: string }
  /** It was not the same matter: the case goes on where it stood. `survivor`: how the one that it had joined stands, as looked up. */
  | { readonly type: 'unmerge'; readonly actor: Actor; readonly survivor: Survivor; readonly note: string }
  /**
   * A part of the matter goes on as a case of its own, which is opened in the same commit: of which service, and under which number.
   * `note` says why.
   */
  | {
      readonly type: 'split';
      readonly actor: Actor;
      readonly service: string;
      readonly into: string;
      readonly note: string;
    }
  /** A decree moves dates that were provisional, or the holidays of the year are known now. */
  | {
      readonly type: 'moveDeadline';
      readonly actor: Actor;
      readonly turn: string | null;
      readonly dueAt: Instant;
      readonly basis: string;
    }
  /**
   * Wrong data of a person are set right because they asked for it, in a case that is open or has ended: `answers` by path, `asked` the
   * number of their request, `basis` the law (ADR 0084). `facts`: what registries say by a NIK that is set right (ADR 0093); one that
   * depends on it and did not come is silent.
   */
  | {
      readonly type: 'rectify';
      readonly actor: Actor;
      readonly answers: Values;
      readonly asked: string;
      readonly basis: string;
      readonly facts?: Facts;
    }
  /** Retroactive law: listed cases go on under another manifest, for a reason. */
  | { readonly type: 'repin'; readonly actor: Actor; readonly manifestHash: string; readonly basis: string };

/** The case that another one has joined: still open; done, with what was asked for; or over without it. */
export type Survivor = 'open' | 'granted' | 'over';

/** The case that a part was split off from: its number, its service, and the moment from which its first promise counted. */
export interface SplitFrom {
  readonly number: string;
  readonly service: string;
  readonly receivedAt: Instant;
}

/** Somebody has to act: in which stage, who, until when, and what the law says about that. */
export interface Turn {
  /** `turnId(stage, party)`: stage and party. */
  readonly id: string;
  readonly stage: string;
  readonly party: Party;
  readonly beganAt: Instant;
  readonly dueAt: Instant;
  /** False while the holidays of the year are not decreed: shown as provisional. */
  readonly firm: boolean;
  readonly dueBasis: string;
  readonly skipped: readonly SkippedDay[];
  /** For a turn outside our console: the unit that handed it over and follows it; null if nobody of the city did. */
  readonly followedBy: Extract<Party, { kind: 'unit' }> | null;
  /** In whole rupiah; only where an action collects the fee. `on`: the day whose tariff it is. */
  readonly fee?: { readonly rupiah: number; readonly basis: string; readonly on: DateText };
  /** Who had this turn before it was transferred: the hand-over holds for as long as the routing would still say them. */
  readonly transferredFrom?: Party;
}
/** A turn that is over, and waits for the others. */
export interface Rest {
  readonly stage: string;
  readonly turn: string;
  readonly way: 'all' | 'ifAny';
  readonly to: string;
}
/** The promise for the whole case (or for the round that an objection opened). It stands still from `pausedAt`. */
export interface Promised {
  readonly madeAt: Instant;
  /** The clock that counts it: a pause is measured in the same one. */
  readonly clock: Duration['clock'];
  readonly dueAt: Instant;
  readonly firm: boolean;
  readonly basis: string;
  readonly skipped: readonly SkippedDay[];
  readonly pausedAt: Instant | null;
}
export interface Ending {
  readonly stage: string;
  readonly outcome: Outcome;
  readonly letters: readonly string[];
  /** Until when the applicant may object; null where they may not. */
  readonly objectBy: Instant | null;
  /** True when no person chose it: an automatic stage or silence led here. */
  readonly bySystem: boolean;
  /** Coded reasons (or rules not met) of an ending against the applicant. */
  readonly because: readonly string[];
}

/** What happened, in the past tense. `at` is never before the event before it. */
export type CaseEvent = { readonly at: Instant } & (
  | {
      readonly type: 'submitted';
      /** The day of filing: the law of that day is the law of the case. */
      readonly on: DateText;
      readonly actor: Actor;
      /** The kelurahan that the case is about (head word `at`), by its code; public, for figures. */
      readonly area: string | null;
      readonly answers: Values;
      readonly facts: Facts;
      readonly promised: Promised | null;
      /** Absent in a case that was filed by itself. */
      readonly splitFrom?: SplitFrom;
      readonly language?: Language;
    }
  | {
      readonly type: 'decidedBySystem';
      readonly stage: string;
      readonly condition: string;
      readonly answer: 'yes' | 'no' | 'unknown';
    }
  | { readonly type: 'turnBegan'; readonly turn: Turn }
  | {
      readonly type: 'acted';
      readonly turn: string;
      readonly stage: string;
      readonly actor: Actor;
      readonly action: string;
      readonly because: readonly string[];
      /** By reason: the paths that the officer chose. Absent where the reasons open all that they are about. */
      readonly about?: Readonly<Record<string, readonly string[]>>;
      readonly confirms: readonly string[];
      readonly paid: number;
      readonly rests: Rest | null;
      readonly booked: Values;
      /** What was filled in (a later form). Personal unless published or statistical. */
      readonly answers: Values;
      readonly note: string;
    }
  /** A correction: the answers that changed, and those that are no longer asked. Personal. */
  | {
      readonly type: 'answersCorrected';
      readonly answers: Values;
      readonly dropped: readonly string[];
      readonly area: string | null;
    }
  | { readonly type: 'factsLearned'; readonly facts: Facts }
  | { readonly type: 'met'; readonly to: string }
  | { readonly type: 'timeRanOut'; readonly turn: string; readonly stage: string; readonly to: string | null }
  | { readonly type: 'promisePaused' }
  | {
      readonly type: 'promiseResumed';
      readonly dueAt: Instant;
      readonly skipped: readonly SkippedDay[];
      readonly firm: boolean;
    }
  /** The law lets a turn count from the promised date: the promise ends with it now. */
  | {
      readonly type: 'promiseExtended';
      readonly dueAt: Instant;
      readonly skipped: readonly SkippedDay[];
      readonly firm: boolean;
      readonly basis: string;
    }
  | {
      readonly type: 'transferred';
      readonly turn: string;
      readonly to: Turn;
      readonly actor: Actor;
      readonly note: string;
    }
  | { readonly type: 'ended'; readonly ending: Ending }
  /** A case of another service begins: names the fields that go along; the store copies their values. */
  | {
      readonly type: 'caseStarted';
      readonly service: string;
      readonly region: string | null;
      readonly fields: readonly string[];
    }
  | { readonly type: 'refundDue'; readonly rupiah: number }
  | {
      readonly type: 'objected';
      readonly actor: Actor;
      readonly to: string;
      readonly answers: Values;
      readonly promised: Promised | null;
    }
  | { readonly type: 'merged'; readonly into: string; readonly actor: Actor }
  /** Taken apart from `from` again: these turns go on, an office's with the clock that it had; nobody else's has run meanwhile. */
  | {
      readonly type: 'unmerged';
      readonly from: string;
      readonly turns: readonly Turn[];
      readonly actor: Actor;
      readonly note: string;
    }
  /** A part goes on as the case `into`, of `service`. This one goes on as it was. */
  | {
      readonly type: 'split';
      readonly service: string;
      readonly into: string;
      readonly actor: Actor;
      readonly note: string;
    }
  | {
      readonly type: 'deadlineMoved';
      readonly turn: string | null;
      readonly dueAt: Instant;
      readonly basis: string;
      readonly actor: Actor;
    }
  /** Set right because the person asked for it: the whole questions as they read now, and in `paths` which answers. Nothing follows. */
  | {
      readonly type: 'rectified';
      readonly actor: Actor;
      readonly asked: string;
      readonly basis: string;
      readonly paths: readonly string[];
      readonly answers: Values;
    }
  | { readonly type: 'repinned'; readonly manifestHash: string; readonly basis: string; readonly actor: Actor }
  /** Private payloads of this case were erased: what remains is public. */
  | { readonly type: 'erased'; readonly basis: string }
);
export type CaseEventType = CaseEvent['type'];

/** One shape for every case. Open: at least one turn. Ended: no turn. */
export interface Case {
  readonly status: 'new' | 'open' | 'ended';
  /** When the last event happened; no later event may be before it. */
  readonly at: Instant;
  /** The day of filing: its rules, limits and scores hold for the whole case (LANGUAGE 10.5). */
  readonly on: DateText | '';
  readonly area: string | null;
  readonly answers: Values;
  readonly facts: Facts;
  readonly turns: readonly Turn[];
  readonly rests: readonly Rest[];
  /** Turn ids whose clock has run out without leading anywhere: told once in each round. */
  readonly late: readonly string[];
  /** Who acted last in which turn (by its id), in this round: what `otherThan` bars. */
  readonly lastOfficers: Readonly<Record<string, string>>;
  /** The officer of the last act; null when somebody else acted. */
  readonly lastOfficer: string | null;
  /** Who chose the refusal, and who ended the case: barred from its second round. */
  readonly barred: readonly string[];
  /** The reasons of the last return or refusal: they say which fields a correction may change. */
  readonly reasons: readonly string[];
  /** By reason: the paths that the officer chose (correctable.ts); a reason that is not here opens all that it is about. */
  readonly about: Readonly<Record<string, readonly string[]>>;
  /** The officers who gave them. */
  readonly reasonedBy: readonly string[];
  /** The open rules that officers have confirmed by name, until an answer changes. */
  readonly confirmed: readonly string[];
  /** Who asked for the correction, and when: `to: 'asker'` leads back to them. */
  readonly asker: (Turn & { readonly askedAt: Instant }) | null;
  readonly booked: Values;
  readonly paid: number;
  /** The day whose tariff the fee is asked by; empty while none has been asked. */
  readonly feeOn: DateText | '';
  /** How many objections have been made. */
  readonly round: number;
  readonly promised: Promised | null;
  readonly ending: Ending | null;
  readonly language?: Language;
  /** By path: when an answer was last set right because the person whom it is about asked for it. */
  readonly rectified?: Readonly<Record<string, Instant>>;
  /** Of a case that has joined another one: which, and what goes on should they be taken apart again. */
  readonly joined?: Joined;
  /** True when private payloads are gone: answers and facts are then empty. */
  readonly erased: boolean;
}
export type Joined = Pick<Case, 'turns' | 'rests' | 'late' | 'barred' | 'lastOfficer'> & {
  readonly into: string;
  readonly at: Instant;
};

/** What is wrong with one answer: which question (dotted path for groups and rows), and the way out, in both languages. */
export interface AnswerError {
  readonly field: string;
  readonly code:
    | 'missing'
    | 'wrongKind'
    | 'outOfLimits'
    | 'notAnOption'
    | 'notAskedFor'
    | 'unknownArea'
    | 'unsuitableText'
    | 'tooMany'
    | 'past'
    | 'notCorrectable';
  readonly message: Text;
}

/** A refusal by design. Each names the way out. */
export type CaseError =
  | { readonly type: 'answersRefused'; readonly errors: readonly AnswerError[] }
  | {
      readonly type: 'ruleNotMet';
      readonly rules: readonly {
        readonly name: string;
        readonly message: Text;
        readonly basis: string;
        readonly fields: readonly string[];
      }[];
    }
  /** A rule is open (a registry has not answered): an officer who grants must confirm it by name. */
  | {
      readonly type: 'rulesOpen';
      readonly rules: readonly { readonly name: string; readonly message: Text; readonly basis: string }[];
    }
  | { readonly type: 'notKnownYet'; readonly fields: readonly string[]; readonly facts: readonly string[] }
  | { readonly type: 'notInForce'; readonly what: string; readonly on: string }
  | { readonly type: 'feeNotPaid'; readonly rupiah: number }
  | { readonly type: 'notAskedFor'; readonly what: readonly string[] }
  /** Somebody else is to act; says who may. */
  | {
      readonly type: 'notYourTurn';
      readonly turns: readonly { readonly id: string; readonly stage: string; readonly party: Party }[];
    }
  /** The same officer did the work that is now to be checked, or ended the case whose objection is read. */
  | { readonly type: 'sameOfficer'; readonly stage: string; readonly why: 'otherThan' | 'barred' }
  | { readonly type: 'reasonNeeded'; readonly allowed: readonly string[] }
  | { readonly type: 'reasonDoesNotFit'; readonly rules: readonly string[]; readonly allowed: readonly string[] }
  | { readonly type: 'unknownAction'; readonly allowed: readonly string[] }
  | { readonly type: 'cannotTransfer'; readonly allowed: readonly string[] }
  /** The turn's time is over: the store plays `passTime` first, then asks again. */
  | { readonly type: 'timeIsUp'; readonly turn: string; readonly dueAt: Instant }
  | { readonly type: 'tooEarly'; readonly dueAt: Instant }
  | { readonly type: 'tooLate'; readonly since: Instant }
  | { readonly type: 'wrongStatus'; readonly status: Case['status'] };
