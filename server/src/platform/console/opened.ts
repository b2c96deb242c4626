/**
 * What of a case stands open to an officer: one purpose opens all that is covered in it, for an hour and under one line of the log.
 *
 * The log itself is the key: nothing else remembers what was opened. Must never: open a sensitive answer together with others, or
 * anything to those who work outside.
 */
import { FILE_KINDS, suitableText, valueAt, type Field, type Instant } from '@balai/kernel';
import type { Message, Reading } from '@balai/store';
import { answerParts } from '../answers/answer-parts.ts';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import {
  nameOfLetter,
  nameOfMail,
  nameOfPayments,
  togetherIn,
  wordsOfName,
  writtenTogether,
} from '../cases/reading-words.ts';
import { documentViews } from '../letters/document-view.ts';
import { moneyOf, type Money } from '../payments/bill-view.ts';
import { hasPayerNumbers } from '../payments/officer-money.ts';
import type { ConsoleCaseView, ConsolePlatform, ConsoleRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { exposureOf, isOfTheCity } from './exposure.ts';
import { isRefusal, unitFor } from './seen-case.ts';
import type { Rights } from './rights.ts';
import { workableCase } from './workable-case.ts';

export const HOUR = 3_600_000;
const SHORTEST_PURPOSE = 5;

/** What is closed to those who work outside, and why. */
export const CREW = text(
  'Data pribadi, berkas, dan surat tidak dibuka untuk regu lapangan. Tanyakan kepada petugas unit Anda.',
  'Personal data, papers and letters are not opened to field crews. Ask an officer of your unit.',
);

/** What was written with the resident names them, in words that nothing can tell apart. */
export const CREW_TALK = text(
  'Percakapan dengan warga tidak dibuka untuk regu lapangan. Yang perlu Anda tahu ditulis petugas unit Anda di catatan.',
  'What was written with the resident is not opened to field crews. An officer of your unit puts what you need into the notes.',
);

export interface Opened {
  /** What a purpose opened together with others: questions, letters, what came by mail. */
  readonly together: ReadonlySet<string>;
  /** Answers that were opened one by one. */
  readonly alone: ReadonlySet<string>;
  /** The last purpose that opened all, and until when it does. */
  readonly last: { readonly purpose: string; readonly until: Instant } | null;
}

/** What this officer opened in the hour before `now`. */
export function openedBy(readings: readonly Reading[], officer: string, now: Instant): Opened {
  const own = readings.filter((one) => one.officer === officer && one.at > now - HOUR && one.purpose !== null);
  const several = own.filter(({ what }) => togetherIn(what).length > 0);
  const last = several.toSorted((a, b) => b.at - a.at)[0];
  return {
    together: new Set(several.flatMap(({ what }) => togetherIn(what))),
    alone: new Set(own.map(({ what }) => what)),
    last: last === undefined ? null : { purpose: last.purpose ?? '', until: last.at + HOUR },
  };
}

/** Whether the answer at this path may be shown to them now. A sensitive one of words is shown once, by its own button. */
export function isOpenNow(field: Field<unknown>, path: string, opened: Opened): boolean {
  const [top = ''] = path.split('.');
  if (FILE_KINDS.has(field.kind) && opened.alone.has(path)) return true;
  return field.sensitive === undefined && field.notify !== true && opened.together.has(top);
}

/** Whether one of the answers that this file stands in may be shown to them now. */
export function isFileOpen(open: OpenCase, rights: Rights, sha256: string, opened: Opened): boolean {
  return open.files.some((file) => {
    const field = file.sha256 === sha256 ? open.naming.question(file.field) : null;
    if (field === null) return false;
    const { masked, mayReveal } = exposureOf(field, rights, open.manifest);
    return !masked || (mayReveal && isOpenNow(field, file.field, opened));
  });
}

/** Whether the spot of the case may be shown to them now: a place without a question is none of a person. */
export function isPlaceOpen({ manifest, loaded }: OpenCase, rights: Rights, opened: Opened): boolean {
  const found = Object.entries(manifest.fields).find(
    ([name, field]) => field.kind === 'place' && Object.hasOwn(loaded.state.answers, name),
  );
  if (found === undefined) return true;
  const { masked, mayReveal } = exposureOf(found[1], rights, manifest);
  return !masked || (mayReveal && isOpenNow(found[1], found[0], opened));
}

/** Whether what came by mail may be shown to them now: pictures of the city's own things are open at the desk. */
export const isMailOpen = (
  { manifest }: Pick<OpenCase, 'manifest'>,
  rights: Rights,
  mediaType: string,
  opened: Opened,
): boolean =>
  !rights.fieldOnly && (opened.together.has(nameOfMail) || (isOfTheCity(manifest) && mediaType !== 'application/pdf'));

/** What lies beside the answers of a case. */
export interface LiesBeside {
  readonly messages: readonly Pick<Message, 'mail'>[];
  readonly money: Money;
}
/** The names of all that a purpose opens together in this case: answers, letters, papers that came by mail, numbers of payments. */
export function coveredNames(open: OpenCase, rights: Rights, { messages, money }: LiesBeside): readonly string[] {
  const { manifest, loaded, documents, naming } = open;
  // In the order of the form, as the page shows them.
  const asked = new Set([...Object.keys(manifest.fields), ...Object.keys(loaded.state.answers)]);
  const answers = [...asked].flatMap((name) => {
    const value = valueAt(loaded.state.answers, name);
    const field = value === undefined ? null : naming.question(name);
    const parts = field === null ? [] : answerParts(name, field, value);
    return parts.some((part) => part.field.sensitive === undefined && isCovered(part.field, rights, manifest))
      ? [name]
      : [];
  });
  const letters = documentViews(documents, naming).filter(({ pdfPath }) => pdfPath !== null);
  const mail = messages.some((one) => (one.mail?.files ?? []).length > 0);
  return [
    ...answers,
    ...letters.map(({ id }) => nameOfLetter(id)),
    ...(mail ? [nameOfMail] : []),
    ...(hasPayerNumbers(money) ? [nameOfPayments] : []),
  ];
}
/** What is covered and no secret of the system: the number that only gets news is opened to nobody. */
const isCovered = (field: Field<unknown>, rights: Rights, manifest: OpenCase['manifest']): boolean =>
  field.notify !== true && exposureOf(field, rights, manifest).masked;

/** What the page says about the cover of this case; null where nothing lies under one. */
export function coverView(
  open: OpenCase,
  rights: Rights,
  beside: LiesBeside,
  opened: Opened,
): ConsoleCaseView['cover'] {
  const names = coveredNames(open, rights, beside);
  if (names.length === 0) return null;
  if (rights.fieldOnly) return { state: 'closed', message: CREW };
  const { last } = opened;
  const missing = names.filter((name) => !opened.together.has(name));
  if (last !== null && missing.length === 0) return { state: 'open', ...last };
  return { state: 'covered', opens: missing.map((name) => wordsOfName(open, name)) };
}

/** Opens all that is covered, but what is sensitive, for an hour. The line of the log is written first. */
export async function openTogether(
  bound: Bound,
  rights: Rights,
  number: string,
  purpose: string,
): ReturnType<ConsolePlatform['openTogether']> {
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  if (rights.fieldOnly) return { ok: false, error: { type: 'notAllowed', message: CREW } };
  const [messages, money] = await Promise.all([
    bound.deps.store.talk.messages(bound.regionId, open.loaded.caseId),
    moneyOf(open),
  ]);
  const names = coveredNames(open, rights, { messages, money });
  if (names.length === 0) return { ok: false, error: NOTHING };
  const why = purposeIn(purpose);
  if (why === null) return { ok: false, error: { type: 'purposeMissing' } };
  await logTogether(open, rights, names, why);
  return { ok: true, value: { until: bound.now + HOUR } };
}
const NOTHING: ConsoleRefusal = {
  type: 'notAllowed',
  message: text('Tidak ada yang tertutup dalam kasus ini.', 'Nothing is covered in this case.'),
};

/** The purpose as it is kept; null where too little was said. */
export function purposeIn(purpose: string): string | null {
  const why = suitableText(purpose) ?? '';
  return why.length < SHORTEST_PURPOSE ? null : why.slice(0, 300);
}

/** What came into a case after a purpose was given falls under it too, and is named in the log before it is shown. */
export async function logTogether(
  open: OpenCase,
  rights: Rights,
  names: readonly string[],
  purpose: string,
): Promise<void> {
  await open.bound.deps.store.talk.read(open.bound.regionId, {
    caseId: open.loaded.caseId,
    officer: rights.officer.id,
    unit: unitFor(rights, open),
    what: writtenTogether(names),
    purpose,
    at: open.bound.now,
  });
}
