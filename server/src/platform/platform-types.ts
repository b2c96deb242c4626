/**
 * What pages may ask of the city: the contract between web and server. Pages call it in process (`locals.platform`),
 * already bound to the region, the language, the device and the officer of the request.
 *
 * Everything here is plain JSON with texts in both languages. Must never: hand out personal data that the viewer of
 * this request may not see, or let a page decide about rights.
 */
import type { AnswerError, CaseError, DateText, Field, Instant, Text } from '@balai/kernel';
import type { AppointmentKind, Channel, DocumentRecord, FigureRow, QueueCounts, SurveyElement } from '@balai/store';

export interface Platform {
  readonly region: RegionView;
  readonly now: Instant;
  readonly portal: PortalPlatform;
  readonly console: ConsolePlatform;
  readonly city: CityPlatform;
  readonly files: FilePlatform;
}

/** What Fastify hangs on the raw request for the pages (`event.platform.req.asking`). */
export interface PageRequest {
  readonly platform: Platform;
  /** Set-Cookie header to add to the answer: the first write of a device. Null: none. */
  readonly newDeviceCookie: string | null;
  /** What the form before this page has to tell (`?pesan=ID`); reading does not use it up. */
  flash(id: string): Flash | null;
  /** Keeps what the next page is told; returns the id for `?pesan=`. */
  tell(flash: Flash): string;
}
export interface Flash {
  readonly kind: 'done' | 'refused';
  readonly messages: readonly { readonly field: string | null; readonly message: Text }[];
  readonly typed: RawForm;
  /** The verdict about an uploaded document. */
  readonly verdict?: VerifyView;
}

/** Who asks: made by the HTTP layer for each request, never by a page. */
export interface PlatformContext {
  readonly regionId: number;
  /** sha256 (hex) of the device cookie; null for a device without one. Cases and drafts are bound to it. */
  readonly device: string | null;
  /** The signed-in officer's account id. */
  readonly officer: string | null;
  readonly channel: Channel;
  readonly now: Instant;
}

/** Bytes go in and out here; everything else is JSON. */
export interface FilePlatform {
  /** Null: no such file, or this viewer may not see it. PDFs are served as attachments. */
  open(sha256: string, size: 'full' | 'thumbnail'): Promise<FileBytes | null>;
  documentPdf(documentId: string): Promise<FileBytes | null>;
  receiptPdf(number: string): Promise<FileBytes | null>;
  /** Recognises by content, cleans, stores and stages one upload for a draft or for a case that this viewer may act on. */
  stage(upload: { readonly draftId?: string; readonly number?: string; readonly question: string; readonly bytes: Uint8Array }): Promise<Result<{ readonly sha256: string; readonly offeredPosition: { readonly latitude: number; readonly longitude: number } | null }, UploadRefusal>>;
}
export interface FileBytes { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string; readonly inline: boolean; readonly immutable: boolean }
export type UploadRefusal = { readonly type: 'notRecognised' | 'heicNotSupported' | 'tooLarge' | 'tooManyPixels' | 'damaged' | 'tooMany' | 'notFound'; readonly message: Text };

export interface RegionView {
  readonly slug: string;
  readonly name: Text;
  readonly kind: 'live' | 'practice' | 'demo';
  readonly code: string;
  readonly utcOffset: number;
  readonly emergencyNumber: string;
  readonly districts: readonly { readonly code: string; readonly name: string; readonly villages: readonly { readonly code: string; readonly name: string }[] }[];
}

/** The promise, as a bar of days. Always shown with its text. */
export interface PromiseView {
  readonly segments: readonly { readonly date: DateText; readonly state: 'entry' | 'done' | 'today' | 'left' | 'late' | 'skipped'; readonly because?: Text }[];
  readonly state: 'onTime' | 'soon' | 'late' | 'paused' | 'kept' | 'missed';
  readonly dueAt: Instant;
  readonly firm: boolean;
  /** "Janji: Rab, 25 Nov 16.00" */
  readonly text: Text;
  /** "5 hari kerja, melewati Sabtu, Minggu dan Nyepi; dasar: ..." */
  readonly explanation: Text;
}

// --- Portal ---

export interface PortalPlatform {
  home(): Promise<HomeView>;
  /** The catalogue; `query` is what a person types (slang, misspelling, synonyms). Empty query: all, by category. */
  services(query: string): Promise<readonly ServiceCard[]>;
  service(id: string): Promise<ServiceView | null>;

  /** Begins a draft of this service and binds it to this device (a cookie set by the caller from `cookie`). */
  begin(serviceId: string): Promise<Result<{ readonly draftId: string; readonly first: string }, PortalRefusal>>;
  draft(draftId: string): Promise<DraftView | null>;
  question(draftId: string, question: string): Promise<QuestionView | null>;
  /** `raw`: the form fields as sent, named `question`, `question.day`, `question.latitude` ... Wrong answers are kept as typed. */
  answer(draftId: string, question: string, raw: RawForm): Promise<Result<{ readonly next: string | 'periksa' }, { readonly type: 'answersRefused'; readonly errors: readonly AnswerError[] } | PortalRefusal>>;
  /** Everything to check before sending: rows with change links, the unit, the promised date, cases nearby, consent. */
  check(draftId: string): Promise<CheckView | null>;
  /** Sends. `key`: the form's idempotency key (the draft id). Consent must be given where `check` asks for it. */
  submit(draftId: string, raw: RawForm): Promise<Result<{ readonly number: string; readonly receiptPath: string }, { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] } | { readonly type: 'consentMissing' } | PortalRefusal>>;
  discard(draftId: string): Promise<void>;
  /** A link that continues this draft on another device; swaps its token for a cookie. */
  resumeLink(draftId: string): Promise<string>;

  /** A secret link (`/k/TOKEN`, `/lanjut/TOKEN`): binds this device and says where to go. A GET uses nothing up. */
  openLink(token: string): Promise<{ readonly path: string } | null>;
  /** Number and secret typed by hand. */
  openCase(number: string, secret: string): Promise<Result<{ readonly number: string }, PortalRefusal>>;

  receipt(number: string): Promise<ReceiptView | null>;
  /** Null: no such case, or this device holds no secret for it: the page offers to type number and secret. */
  case(number: string): Promise<CaseView | null>;
  /** What anybody may see of a case by its number alone: status and promise of a public report; never who. */
  publicCase(number: string): Promise<PublicCaseView | null>;
  act(number: string, turn: string, action: string, raw: RawForm): Promise<PortalActResult>;
  object(number: string, raw: RawForm): Promise<PortalActResult>;
  withdraw(number: string, raw: RawForm): Promise<PortalActResult>;
  ask(number: string, text: string): Promise<Result<null, { readonly type: 'textMissing' | 'textTooLong' } | PortalRefusal>>;
  survey(number: string, raw: RawForm): Promise<Result<null, { readonly type: 'scoresMissing'; readonly elements: readonly SurveyElement[] } | PortalRefusal>>;
  /** Follow a case that others reported too: this device hears of it. */
  follow(number: string, draftId: string | null): Promise<Result<{ readonly number: string }, PortalRefusal>>;
  myCases(): Promise<readonly CaseCard[]>;
  /** Keep, or stop keeping, the list of my matters on this device; `wipe` ends all access from it. */
  rememberOnDevice(keep: boolean): Promise<void>;
  wipeDevice(): Promise<void>;
  verify(input: { readonly number?: string; readonly documentId?: string; readonly pdf?: Uint8Array }): Promise<VerifyView>;
}
export type RawForm = Readonly<Record<string, string | readonly string[]>>;
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
export type PortalRefusal =
  | { readonly type: 'notFound' }
  | { readonly type: 'tooMany'; readonly retryAfterSeconds: number }
  | { readonly type: 'alreadySent'; readonly number: string }
  /** The service was published anew meanwhile: what fits is kept; `asks` are the questions that changed. */
  | { readonly type: 'serviceChanged'; readonly asks: readonly string[] };
export interface FieldSentence { readonly field: string | null; readonly message: Text; readonly basis?: string }
export type PortalActResult = Result<{ readonly message: Text }, { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] } | PortalRefusal>;

export interface HomeView {
  readonly popular: readonly ServiceCard[];
  readonly categories: readonly { readonly id: string; readonly label: Text; readonly count: number }[];
  readonly examples: readonly { readonly query: Text; readonly serviceId: string }[];
  readonly myCases: readonly CaseCard[];
  readonly drafts: readonly { readonly draftId: string; readonly service: Text; readonly savedAt: Instant; readonly next: string }[];
  /** The promise kept in the last seven days, from the same counters as the city page. */
  readonly week: { readonly closed: number; readonly onTime: number; readonly filed: number; readonly openNow: number };
  readonly serviceCount: number;
}
export interface ServiceCard {
  readonly id: string;
  readonly title: Text;
  readonly category: string;
  readonly categoryLabel: Text;
  readonly icon: string;
  readonly free: boolean;
  readonly promise: Text | null;
  /** Why it was found: the word that matched. */
  readonly matched?: string;
}
/** The six published components of the service standard, derived from the definition. */
export interface ServiceView extends ServiceCard {
  readonly summary: Text;
  readonly unit: Text;
  readonly requirements: readonly { readonly label: Text; readonly required: boolean; readonly when: Text | null; readonly help: Text | null }[];
  readonly notNeeded: readonly Text[];
  readonly steps: readonly { readonly label: Text; readonly who: Text; readonly within: Text | null }[];
  readonly time: Text;
  readonly fee: { readonly free: boolean; readonly text: Text; readonly basis: string };
  readonly product: Text;
  readonly complaints: Text;
  readonly rules: readonly { readonly text: Text; readonly basis: string }[];
  readonly basis: string;
  readonly privacy: { readonly kept: Text; readonly who: Text };
  readonly version: number;
  readonly publishedAt: Instant;
  /** False while the region has switched it off. */
  readonly open: boolean;
}
export interface DraftView {
  readonly id: string;
  readonly service: ServiceCard;
  readonly savedAt: Instant;
  readonly questions: readonly { readonly name: string; readonly label: Text; readonly answered: boolean; readonly wrong: boolean }[];
  readonly next: string | 'periksa';
  readonly sentAs: string | null;
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
  /** Files already given for this question. */
  readonly files: readonly FileView[];
  /** For a place: position offered from the photo's EXIF, if the resident agreed. */
  readonly offeredPosition: { readonly latitude: number; readonly longitude: number } | null;
  /** For the place question of a service with `duplicates`: what others have reported near it. */
  readonly nearby: readonly NearbyView[];
  /** Whether this answer is personal, and who sees it. */
  readonly privacy: Text | null;
  readonly fromCheck: boolean;
}
export interface NearbyView { readonly number: string; readonly metres: number; readonly title: Text; readonly stage: Text; readonly filedAt: Instant; readonly followers: number }
export interface FileView {
  readonly sha256: string;
  readonly kind: 'image' | 'pdf';
  readonly path: string;
  readonly thumbnailPath: string | null;
  readonly label: Text;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: string | null;
}
export interface CheckView {
  readonly draftId: string;
  readonly service: ServiceCard;
  readonly rows: readonly { readonly question: string; readonly label: Text; readonly value: Text; readonly files: readonly FileView[]; readonly personal: boolean; readonly missing: boolean; readonly changePath: string }[];
  /** Rules not met, before sending; open ones are said too. */
  readonly rules: readonly { readonly state: 'met' | 'notMet' | 'unknown'; readonly message: Text; readonly basis: string }[];
  readonly unit: Text;
  readonly promise: PromiseView | null;
  readonly instant: boolean;
  readonly fee: Text;
  readonly nearby: readonly NearbyView[];
  readonly consent: Text;
  readonly complete: boolean;
  readonly changed: Text | null;
}
export interface ReceiptView {
  readonly number: string;
  readonly service: ServiceCard;
  /** Only right after sending, and on the device that sent it. */
  readonly secretLink: string | null;
  /** SVG path data of the QR code of the secret link, in a square view box of `size`. */
  readonly qr: { readonly size: number; readonly path: string } | null;
  readonly pdfPath: string;
  readonly unit: Text;
  readonly promise: PromiseView | null;
  readonly ended: boolean;
  readonly next: Text;
  readonly remembered: boolean;
}
export interface CaseCard { readonly number: string; readonly title: Text; readonly icon: string; readonly status: Text; readonly tone: Tone; readonly promise: PromiseView | null; readonly filedAt: Instant; readonly needsYou: boolean }
export type Tone = 'ok' | 'soon' | 'late' | 'info' | 'neutral';
export interface TimelineEntry {
  readonly at: Instant;
  readonly version: number;
  readonly title: Text;
  readonly who: Text | null;
  readonly detail: Text | null;
  readonly tone: Tone;
  readonly photos: readonly { readonly file: FileView; readonly caption: Text; readonly checks: readonly { readonly ok: boolean; readonly text: Text }[] }[];
  readonly reasons: readonly { readonly says: Text; readonly basis: string }[];
}
export interface PublicCaseView {
  readonly number: string;
  readonly service: ServiceCard;
  /** The status in one sentence: the heading of the page. */
  readonly status: Text;
  readonly tone: Tone;
  readonly promise: PromiseView | null;
  readonly acting: readonly { readonly unit: Text; readonly since: Instant; readonly dueAt: Instant; readonly what: Text }[];
  readonly timeline: readonly TimelineEntry[];
  readonly place: { readonly area: Text; readonly latitude: number | null; readonly longitude: number | null; readonly rounded: boolean } | null;
  readonly filedAt: Instant;
}
export interface CaseView extends PublicCaseView {
  readonly answers: readonly { readonly label: Text; readonly value: Text; readonly files: readonly FileView[]; readonly source: Text | null }[];
  readonly documents: readonly DocumentView[];
  readonly yourTurn: null | {
    readonly turn: string;
    readonly dueAt: Instant;
    readonly lateText: Text;
    readonly actions: readonly {
      readonly action: string;
      readonly label: Text;
      /** The questions to answer now: only what must be corrected. */
      readonly questions: readonly { readonly name: string; readonly field: Field<unknown>; readonly typed: RawForm; readonly reasons: readonly Text[]; readonly files: readonly FileView[] }[];
    }[];
  };
  readonly objection: null | { readonly until: Instant; readonly text: Text; readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[] };
  readonly canWithdraw: boolean;
  readonly messages: readonly { readonly from: 'you' | 'office'; readonly who: Text | null; readonly text: string; readonly at: Instant }[];
  readonly readings: readonly { readonly who: Text; readonly what: Text; readonly purpose: Text | null; readonly at: Instant }[];
  readonly survey: null | { readonly elements: readonly { readonly key: SurveyElement; readonly statement: Text }[]; readonly done: boolean };
  readonly followers: number;
  readonly version: number;
  readonly remembered: boolean;
  readonly erased: boolean;
}
export interface DocumentView {
  readonly id: string;
  readonly title: Text;
  readonly number: string;
  readonly status: DocumentRecord['status'];
  /** "Menunggu tanda tangan Lurah Cibodas" */
  readonly statusText: Text;
  readonly pdfPath: string | null;
  readonly verifyPath: string;
  readonly validUntil: DateText | null;
}
export interface VerifyView {
  readonly verdict: 'none' | 'authentic' | 'authenticUncertified' | 'changed' | 'withdrawn' | 'unknown';
  readonly headline: Text;
  readonly explanation: Text;
  readonly document: null | { readonly title: Text; readonly number: string; readonly issuedOn: DateText; readonly validUntil: DateText | null; readonly unit: Text; readonly signer: Text; readonly signedAt: Instant | null; readonly because: Text | null };
  readonly checks: readonly { readonly ok: boolean | null; readonly text: Text }[];
}

// --- Console ---

export interface ConsolePlatform {
  /** Null: nobody is signed in; the page sends to /konsol/masuk. */
  readonly me: OfficerView | null;
  queue(query: QueueQuery): Promise<QueueView>;
  caseDetail(number: string): Promise<ConsoleCaseView | ConsoleRefusal>;
  /** `seenVersion`: what the officer saw. `key`: one per shown form. */
  act(number: string, input: { readonly turn: string; readonly action: string; readonly key: string; readonly seenVersion: number; readonly raw: RawForm; readonly because: readonly string[]; readonly confirms: readonly string[]; readonly note: string }): Promise<ConsoleActResult>;
  /** The same action on several cases, where the kernel allows; an outcome for each. */
  actOnMany(input: { readonly numbers: readonly string[]; readonly action: string; readonly key: string; readonly because: readonly string[] }): Promise<readonly { readonly number: string; readonly result: ConsoleActResult }[]>;
  transfer(number: string, input: { readonly turn: string; readonly to: { readonly unit: string; readonly area: string | null }; readonly note: string; readonly key: string; readonly seenVersion: number }): Promise<ConsoleActResult>;
  merge(number: string, input: { readonly into: string; readonly key: string; readonly seenVersion: number }): Promise<ConsoleActResult>;
  claim(number: string): Promise<Result<null, { readonly type: 'claimedBy'; readonly name: string } | ConsoleRefusal>>;
  release(number: string): Promise<Result<null, ConsoleRefusal>>;
  note(number: string, text: string): Promise<Result<null, { readonly type: 'textMissing' } | ConsoleRefusal>>;
  reply(number: string, text: string): Promise<Result<null, { readonly type: 'textMissing' } | ConsoleRefusal>>;
  /** Shows one masked answer, for a purpose: an event that the resident can read. No log, no showing. */
  reveal(number: string, field: string, purpose: string): Promise<Result<{ readonly value: Text }, { readonly type: 'purposeMissing' } | ConsoleRefusal>>;
  search(query: string): Promise<readonly SearchResult[]>;
  /** Documents that wait for the signature of a position that I hold today. */
  toSign(): Promise<readonly SignRow[]>;
  sign(documentId: string, key: string): Promise<Result<{ readonly number: string }, { readonly type: 'signerUnavailable'; readonly message: Text } | ConsoleRefusal>>;
  savedFilters(): Promise<readonly { readonly id: string; readonly name: string; readonly query: QueueQuery }[]>;
  saveFilter(name: string, query: QueueQuery): Promise<void>;
  deleteFilter(id: string): Promise<void>;
  /** Begins a draft for a resident at the counter; then the portal's own form, with `channel: counter`. */
  beginAtCounter(serviceId: string): Promise<Result<{ readonly draftId: string; readonly first: string }, ConsoleRefusal>>;
  services(): Promise<readonly ServiceCard[]>;
  /** Messages that a live region would send; shown in demo and practice. */
  outbox(): Promise<readonly { readonly id: string; readonly at: Instant; readonly channel: string; readonly to: string; readonly text: string; readonly state: 'waiting' | 'sent' | 'failed'; readonly number: string }[]>;
  /** Demo only: the simulated registries and signer, with their switches. */
  simulators(): Promise<readonly { readonly id: string; readonly label: Text; readonly mode: 'ok' | 'slow' | 'wrong' | 'down' }[]>;
  setSimulator(id: string, mode: 'ok' | 'slow' | 'wrong' | 'down'): Promise<Result<null, ConsoleRefusal>>;
}
export type ConsoleRefusal =
  | { readonly type: 'notSignedIn' }
  | { readonly type: 'notFound' }
  /** Says who may. */
  | { readonly type: 'notAllowed'; readonly message: Text };
export interface OfficerView {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly appointments: readonly { readonly unit: string; readonly unitLabel: Text; readonly area: string | null; readonly areaLabel: string | null; readonly position: string; readonly positionLabel: Text; readonly kind: AppointmentKind; readonly to: DateText | null }[];
  readonly counts: QueueCounts;
  readonly toSign: number;
}
export interface QueueQuery {
  readonly view?: 'all' | 'late' | 'today' | 'waiting' | 'mine' | 'unclaimed';
  readonly services?: readonly string[];
  readonly areas?: readonly string[];
  readonly stages?: readonly string[];
  readonly after?: string;
  readonly show?: 'table' | 'map';
}
export interface QueueView {
  readonly title: Text;
  readonly counts: QueueCounts;
  readonly rows: readonly QueueItem[];
  readonly next: string | null;
  readonly filters: { readonly services: readonly { readonly id: string; readonly label: Text }[]; readonly areas: readonly { readonly code: string; readonly label: string }[]; readonly stages: readonly { readonly id: string; readonly label: Text }[] };
  /** Actions that all shown rows could take together, for the bulk bar. */
  readonly bulk: readonly { readonly action: string; readonly label: Text; readonly stage: string }[];
}
export interface QueueItem {
  readonly number: string;
  readonly turn: string;
  readonly version: number;
  readonly service: { readonly id: string; readonly title: Text; readonly icon: string };
  readonly stage: string;
  readonly stageLabel: Text;
  readonly area: { readonly code: string; readonly name: string } | null;
  readonly dueAt: Instant;
  readonly dueText: Text;
  readonly promise: PromiseView;
  readonly late: boolean;
  readonly reopened: boolean;
  readonly claimedBy: { readonly id: string; readonly name: string; readonly initials: string; readonly me: boolean } | null;
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly followers: number;
}
export interface ConsoleCaseView extends PublicCaseView {
  readonly type: 'case';
  readonly id: string;
  readonly version: number;
  readonly channel: Channel;
  readonly serviceVersion: number;
  /** Masked where personal, until revealed. */
  readonly answers: readonly { readonly name: string; readonly label: Text; readonly value: Text; readonly masked: boolean; readonly mayReveal: boolean; readonly source: { readonly kind: 'typed' | 'registry' | 'officer'; readonly text: Text; readonly differs: boolean }; readonly files: readonly FileView[]; readonly group: Text | null }[];
  readonly facts: readonly { readonly name: string; readonly label: Text; readonly state: 'known' | 'notFound' | 'unavailable' | 'refused'; readonly value: Text | null; readonly source: string; readonly at: Instant }[];
  readonly rules: readonly { readonly name: string; readonly state: 'met' | 'notMet' | 'unknown'; readonly message: Text; readonly basis: string }[];
  readonly turns: readonly {
    readonly id: string;
    readonly stageLabel: Text;
    readonly party: Text;
    readonly mine: boolean;
    /** Why I may not act here: who may. */
    readonly whyNot: Text | null;
    readonly clock: PromiseView;
    readonly late: Text | null;
    readonly actions: readonly ConsoleAction[];
    readonly transfers: readonly { readonly unit: string; readonly area: string | null; readonly label: Text }[];
  }[];
  readonly notes: readonly { readonly who: string; readonly text: string; readonly at: Instant }[];
  readonly messages: readonly { readonly from: 'resident' | 'office'; readonly who: string | null; readonly text: string; readonly at: Instant }[];
  readonly documents: readonly DocumentView[];
  readonly readings: readonly { readonly who: string; readonly what: Text; readonly purpose: string | null; readonly at: Instant }[];
  readonly othersHere: readonly NearbyView[];
  /** A photo that was used in another case, mirrored and re-compressed ones too (P10). */
  readonly reusedPhotos: readonly { readonly sha256: string; readonly number: string; readonly file: FileView; readonly other: FileView }[];
  readonly claimedBy: { readonly id: string; readonly name: string; readonly me: boolean } | null;
  readonly fee: Text;
  readonly previous: string | null;
  readonly nextNumber: string | null;
}
export interface ConsoleAction {
  readonly action: string;
  readonly label: Text;
  readonly key: string;
  readonly leadsTo: Text;
  readonly tone: 'primary' | 'neutral' | 'danger';
  readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[];
  readonly reasons: readonly { readonly name: string; readonly says: Text; readonly basis: string; readonly applies: 'met' | 'notMet' | 'unknown' | 'always' }[];
  readonly reasonRequired: boolean;
  /** Open rules that must be confirmed by name to grant. */
  readonly confirms: readonly { readonly name: string; readonly message: Text; readonly basis: string }[];
  readonly disabled: Text | null;
}
export type ConsoleActResult = Result<{ readonly version: number; readonly message: Text; readonly nextNumber: string | null }, { readonly type: 'refused'; readonly error: CaseError; readonly sentences: readonly FieldSentence[] } | { readonly type: 'changedMeanwhile'; readonly message: Text; readonly version: number } | ConsoleRefusal>;
export interface SearchResult { readonly number: string; readonly title: Text; readonly status: Text; readonly area: string | null; readonly filedAt: Instant; readonly excerpt: string }
export interface SignRow { readonly documentId: string; readonly number: string; readonly caseNumber: string; readonly title: Text; readonly decidedAt: Instant; readonly unit: Text; readonly signAs: Text; readonly waitsFor: 'signer' | 'signature' }

// --- City ---

export interface CityPlatform {
  overview(query: { readonly period?: '7' | '30' | 'year'; readonly service?: string; readonly district?: string }): Promise<CityView>;
}
/** in = open before + filed + reopened; out = by outcome; open = in - out, by construction. */
export interface CityView {
  readonly from: DateText;
  readonly to: DateText;
  readonly asOf: Instant;
  readonly headline: Text;
  readonly ledger: { readonly openBefore: number; readonly filed: number; readonly reopened: number; readonly granted: number; readonly moved: number; readonly refused: number; readonly withdrawn: number; readonly lapsed: number; readonly openNow: number; readonly onTrack: number; readonly waiting: number; readonly late: number };
  readonly services: readonly CityRow[];
  readonly units: readonly CityRow[];
  readonly districts: readonly CityRow[];
  readonly villages: readonly { readonly code: string; readonly name: string; readonly district: string; readonly closed: number; readonly onTime: number; readonly share: number | null; readonly path: string; readonly label: { readonly x: number; readonly y: number } }[];
  readonly map: { readonly width: number; readonly height: number; readonly schematic: boolean };
  readonly weeks: readonly { readonly from: DateText; readonly filed: number; readonly closed: number; readonly onTime: number; readonly reopened: number; readonly lapsed: number }[];
  readonly survey: { readonly respondents: number; readonly sums: Readonly<Record<SurveyElement, number>>; readonly means: Readonly<Record<SurveyElement, string>>; readonly ikm: string | null; readonly band: 'A' | 'B' | 'C' | 'D' | null; readonly working: Text };
  readonly rows: readonly FigureRow[];
}
export interface CityRow { readonly id: string; readonly label: Text; readonly filed: number; readonly closed: number; readonly onTime: number; readonly share: number | null; readonly medianDays: number | null; readonly p90Days: number | null; readonly promisedDays: number | null; readonly reopened: number; readonly lapsed: number; readonly openNow: number }
