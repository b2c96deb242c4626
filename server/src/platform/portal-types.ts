/**
 * What residents' pages may ask of the city: catalogue, drafts, their cases, verification.
 *
 * Names of form fields: `persetujuan` = `ya` is the consent, `kunci` the form's key, a survey's scores stand under their
 * element's key and its remark under `saran`. Must never: show a case to a device that does not hold it.
 */
import type { AnswerError, CaseError, Field, Instant, Text } from '@balai/kernel';
import type { SurveyElement } from '@balai/store';
import type { AreaSketch, Sketch, SketchedPlace } from '../geography/sketch-place.ts';
import type { AskedView } from './asked-types.ts';
import type { HomeView, RuleCheckRefusal, RuleCheckView, RuleOutcome, ServiceView } from './catalogue-types.ts';
import type { FollowingView } from './follow-types.ts';
import type { BillView, BookedView, MoneyView, PaymentPortal, TimesView } from './payment-types.ts';
import type {
  AnswerView,
  CaseCard,
  DocumentView,
  Outage,
  FieldSentence,
  FileView,
  NearbyView,
  OwnDataView,
  PromiseView,
  PublicCaseView,
  RawForm,
  Result,
  SaidView,
  ServiceCard,
  VerifyView,
} from './shared-types.ts';

export type { AreaSketch, Sketch, SketchedPlace };

export interface PortalPlatform extends PaymentPortal {
  home(): Promise<HomeView>;
  /** The catalogue; `query` is what a person types (slang, misspelling, synonyms). Empty query: all, by category. */
  services(query: string): Promise<readonly ServiceCard[]>;
  service(id: string): Promise<ServiceView | null>;
  /** The questions by which its rules can be looked at before the form; null: no such service, or no such rule. */
  ruleCheck(id: string): Promise<RuleCheckView | null>;
  /** What the rules say of these answers. Nothing is kept. */
  checkRules(id: string, raw: RawForm): Promise<Result<readonly RuleOutcome[], RuleCheckRefusal>>;

  /** Begins a draft of this service and binds it to this device (a cookie set by the caller from `cookie`). */
  begin(serviceId: string): Promise<Result<{ readonly draftId: string; readonly first: string }, PortalRefusal>>;
  draft(draftId: string): Promise<DraftView | null>;
  question(draftId: string, question: string): Promise<QuestionView | null>;
  /** `raw`: the form fields as sent, named `question`, `question.day`, `question.latitude` ... Wrong answers are kept as typed. */
  answer(
    draftId: string,
    question: string,
    raw: RawForm,
  ): Promise<
    Result<
      { readonly next: string | 'periksa' },
      { readonly type: 'answersRefused'; readonly errors: readonly AnswerError[] } | PortalRefusal
    >
  >;
  /** Everything to check before sending: rows with change links, the unit, the promised date, cases nearby, consent. */
  check(draftId: string): Promise<CheckView | null>;
  /** Sends. `key`: the form's idempotency key (the draft id). Consent must be given where `check` asks for it. */
  submit(
    draftId: string,
    raw: RawForm,
  ): Promise<
    Result<
      { readonly number: string; readonly receiptPath: string },
      | { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] }
      | { readonly type: 'consentMissing' }
      | PortalRefusal
    >
  >;
  /**
   * A photo's own position, to be offered at the question of the place. Nothing of it is stored: `sealed` goes to the resident's
   * browser and comes back with the yes. Null: the form asks for no place, or the point is outside the city.
   */
  offerPosition(
    draftId: string,
    position: { readonly latitude: number; readonly longitude: number },
  ): Promise<{ readonly question: string; readonly sealed: string } | null>;
  /** Where the offered position lies; null: too old, or not for this draft. */
  offeredPosition(draftId: string, sealed: string): Promise<{ readonly area: Text } | null>;
  /** The yes: from now on the draft knows the position. False: too old, or not for this draft. */
  agreeToPosition(draftId: string, sealed: string): Promise<boolean>;
  discard(draftId: string): Promise<void>;
  /** A link that continues this draft on another device; swaps its token for a cookie. */
  resumeLink(draftId: string): Promise<string>;

  /** The one turn that a link gives to somebody without an account. Null: this device has not opened its link. */
  asked(linkId: string): Promise<AskedView | null>;
  /** Their answer: `tindakan`, `alasan.ACTION`, `catatan`, and the questions of the action. */
  answerAsked(linkId: string, raw: RawForm): Promise<PortalActResult>;

  /** A secret link (`/k/TOKEN`, `/lanjut/TOKEN`, `/g/TOKEN`): binds this device and says where to go. A GET uses nothing up. */
  openLink(token: string): Promise<{ readonly path: string } | null>;
  /** Number and secret typed by hand. */
  openCase(number: string, secret: string): Promise<Result<{ readonly number: string }, PortalRefusal>>;

  /** A small map of a place that this reader was shown: of its surroundings, or of the whole city. Null: nothing to draw. */
  sketch(place: SketchedPlace, of: 'surroundings' | 'city'): Sketch | null;
  /** A kelurahan among its neighbours, with its extent: open data. */
  areaSketch(code: string): AreaSketch | null;
  receipt(number: string): Promise<ReceiptView | null>;
  /** Null: no such case, or this device holds no secret for it: the page offers to type number and secret. */
  case(number: string): Promise<CaseView | null>;
  /** What anybody may see of a case by its number alone: status and promise of a public report; never who. */
  publicCase(number: string): Promise<PublicCaseView | null>;
  act(number: string, turn: string, action: string, raw: RawForm): Promise<PortalActResult>;
  object(number: string, raw: RawForm): Promise<PortalActResult>;
  withdraw(number: string, raw: RawForm): Promise<PortalActResult>;
  /** `key`: of the form; the same question under it is asked once, other words under it are refused. Empty: no key. */
  ask(
    number: string,
    text: string,
    key: string,
  ): Promise<Result<null, { readonly type: 'textMissing' | 'textTooLong' | 'keyReused' } | PortalRefusal>>;
  survey(
    number: string,
    raw: RawForm,
  ): Promise<
    Result<null, { readonly type: 'scoresMissing'; readonly elements: readonly SurveyElement[] } | PortalRefusal>
  >;
  /** From now on this device is told of the case by its browser; `langganan` is what the browser gave, as JSON. */
  beginNotices(number: string, raw: RawForm): Promise<Result<null, { readonly type: 'notToldThere' } | PortalRefusal>>;
  endNotices(number: string): Promise<void>;
  /** Follow a case that others reported too: this device hears of it. */
  follow(number: string, draftId: string | null): Promise<Result<{ readonly number: string }, PortalRefusal>>;
  unfollow(number: string): Promise<void>;
  /** Null: there is no such case, or nobody follows cases of this kind. */
  following(number: string): Promise<FollowingView | null>;
  myCases(): Promise<readonly CaseCard[]>;
  /** Whether this device shows its matters on the home page: only by choice. */
  isRemembered(): Promise<boolean>;
  /** Keep, or stop keeping, the list of my matters on this device; `wipe` ends all access from it. */
  rememberOnDevice(keep: boolean): Promise<void>;
  wipeDevice(): Promise<void>;
  verify(input: {
    readonly number?: string;
    readonly documentId?: string;
    readonly pdf?: Uint8Array;
  }): Promise<VerifyView>;
}

export type PortalRefusal =
  | { readonly type: 'notFound' }
  | { readonly type: 'tooMany'; readonly retryAfterSeconds: number }
  /** Nothing is written for now. */
  | { readonly type: 'standstill'; readonly because: Outage }
  | { readonly type: 'alreadySent'; readonly number: string }
  /** The service was published anew meanwhile: what fits is kept; `asks` are the questions that changed. */
  | { readonly type: 'serviceChanged'; readonly asks: readonly string[] };

export type PortalActResult = Result<
  { readonly message: Text },
  { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] } | PortalRefusal
>;

export interface DraftView {
  readonly id: string;
  readonly service: ServiceCard;
  readonly savedAt: Instant;
  readonly questions: readonly {
    readonly name: string;
    readonly label: Text;
    readonly answered: boolean;
    readonly wrong: boolean;
  }[];
  readonly next: string | 'periksa';
  readonly sentAs: string | null;
  /** The number of the case that an officer splits this off from. */
  readonly splitFrom: string | null;
  /** P15: said when the service changed since the draft began. */
  readonly changed: Text | null;
}

export interface QuestionView {
  readonly draftId: string;
  readonly service: ServiceCard;
  readonly name: string;
  readonly field: Field<unknown>;
  readonly index: number;
  readonly total: number;
  readonly back: string | null;
  /** As typed (also when wrong), by form field name: `tanggalLahir.day`. */
  readonly typed: RawForm;
  readonly errors: readonly AnswerError[];
  /** The answers just given ask for more of this group, which is on the page now. */
  readonly more: boolean;
  /** Of a repeated question, the list of its rows, each with a page of its own; null for every other question. */
  readonly rows: readonly DraftRowView[] | null;
  /** The page of the next row; null where there is no room for another, or this is no list. */
  readonly addPath: string | null;
  /** Files already given for this question. */
  readonly files: readonly FileView[];
  /** For a place: position offered from the photo's EXIF, if the resident agreed. */
  readonly offeredPosition: { readonly latitude: number; readonly longitude: number } | null;
  /** For the place question of a service with `duplicates`: what others have reported near it. */
  readonly nearby: readonly NearbyView[];
  /** Whether this answer is personal, and who sees it. */
  readonly privacy: Text | null;
  readonly fromCheck: boolean;
  /** An officer fills it in for somebody who came. */
  readonly atCounter: boolean;
  /** The number of the case that an officer splits this off from. */
  readonly splitFrom: string | null;
}

export interface DraftRowView {
  readonly at: number;
  readonly label: Text;
  readonly parts: readonly { readonly label: Text; readonly value: Text }[];
  readonly wrong: boolean;
  readonly path: string;
}

export interface CheckView {
  readonly draftId: string;
  readonly service: ServiceCard;
  readonly rows: readonly {
    readonly question: string;
    readonly label: Text;
    readonly value: Text;
    /** Of a group or a row: its answers one by one; empty where `value` says it all. */
    readonly parts: readonly { readonly label: Text; readonly value: Text }[];
    readonly files: readonly FileView[];
    readonly personal: boolean;
    readonly missing: boolean;
    /** The list of rows, where one is added, taken out or moved. */
    readonly isList: boolean;
    readonly changePath: string;
  }[];
  /** Rules not met, before sending; open ones are said too. */
  readonly rules: readonly {
    readonly state: 'met' | 'notMet' | 'unknown';
    readonly message: Text;
    readonly basis: string;
  }[];
  /** Where it is, when the form asks for a place and it was answered. */
  readonly place: (SketchedPlace & { readonly question: string }) | null;
  readonly unit: Text;
  /** It becomes an emergency when it is sent: whoever sends it must be told to dial. */
  readonly isEmergency: boolean;
  readonly promise: PromiseView | null;
  readonly instant: boolean;
  readonly fee: Text;
  readonly nearby: readonly NearbyView[];
  readonly consent: Text;
  readonly complete: boolean;
  readonly atCounter: boolean;
  readonly changed: Text | null;
  /** Of a part that an officer splits off: from which case, its version now, and what comes along unseen. */
  readonly split: { readonly number: string; readonly version: number; readonly carried: readonly Text[] } | null;
}

export interface ReceiptView {
  readonly number: string;
  readonly service: ServiceCard;
  /** Only right after sending, and on the device that sent it. */
  readonly secretLink: string | null;
  /** SVG path data of the QR code of the secret link, in a square view box of `size`. */
  readonly qr: { readonly size: number; readonly path: string } | null;
  readonly pdfPath: string;
  /** For the printer of a counter (80 mm); null for who is not an officer. */
  readonly slipPath: string | null;
  readonly unit: Text;
  readonly isEmergency: boolean;
  readonly promise: PromiseView | null;
  readonly ended: boolean;
  readonly next: Text;
  /** The usual way from here, the turn of now first. Empty where it has ended. */
  readonly steps: readonly { readonly label: Text; readonly detail: Text | null }[];
  readonly remembered: boolean;
}

export interface CaseView extends PublicCaseView, OwnDataView {
  readonly answers: readonly AnswerView[];
  readonly documents: readonly DocumentView[];
  readonly yourTurn: null | {
    readonly turn: string;
    readonly dueAt: Instant;
    readonly lateText: Text;
    /** What the officer wrote beside the reasons, in their own words. */
    readonly note: Text | null;
    readonly actions: readonly {
      readonly action: string;
      readonly label: Text;
      /** The questions to answer now: only what must be corrected. */
      readonly questions: readonly {
        readonly name: string;
        readonly field: Field<unknown>;
        readonly typed: RawForm;
        readonly reasons: readonly Text[];
        readonly files: readonly FileView[];
      }[];
      /** The times to choose from. */
      readonly times: readonly TimesView[];
      /** Whether what is chosen is held until it is paid, and not booked yet. */
      readonly holds: boolean;
    }[];
  };
  /** The times that this matter has booked. */
  readonly booked: readonly BookedView[];
  /** What is to be paid now; null: nothing. */
  readonly bill: BillView | null;
  /** What became of what was paid. */
  readonly money: readonly MoneyView[];
  readonly objection: null | {
    readonly until: Instant;
    readonly text: Text;
    readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[];
  };
  readonly canWithdraw: boolean;
  /** Demo and practice alone: the links that others were sent, as no message leaves the house. */
  readonly links: readonly { readonly as: Text; readonly path: string }[];
  /** Whether this device is told by its browser, and the key to ask the browser with. Null: nobody is told that way here. */
  readonly notices: { readonly key: string; readonly on: boolean } | null;
  /** `outside`: a body that was asked by mail. */
  readonly messages: readonly (SaidView & { readonly from: 'you' | 'office' | 'outside' })[];
  readonly readings: readonly {
    readonly who: Text;
    readonly what: Text;
    readonly purpose: Text | null;
    readonly at: Instant;
  }[];
  readonly survey: null | {
    readonly elements: readonly { readonly key: SurveyElement; readonly statement: Text }[];
    readonly done: boolean;
  };
  readonly followers: number;
  /** How many reports of others were joined with it. */
  readonly joined: number;
  readonly version: number;
  readonly remembered: boolean;
}
