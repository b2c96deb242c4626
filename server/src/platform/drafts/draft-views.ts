/**
 * The pages of a draft: the list of its questions, one question, and everything to check before sending.
 *
 * Must never: show a promise or a unit that the kernel would not give, or tick the consent for anybody.
 */
import {
  decide,
  inForce,
  newCase,
  ruleStates,
  type Case,
  type Field,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
import type { StoredFile } from '@balai/store';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { namingFor, type Bound } from '../bound.ts';
import { nearbyCases } from '../cases/nearby.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { feeOf, mayBeInstant, unitInCharge } from '../catalogue/service-words.ts';
import { fileViews } from '../files/file-view.ts';
import { areaCodes, toldOf } from '../kernel-views.ts';
import type { CheckView, DraftView, QuestionView } from '../platform-types.ts';
import { promisedClock, promiseView } from '../promise-view.ts';
import { EMPTY, inBoth, text } from '../texts/text.ts';
import { filesIn } from './answer-question.ts';
import {
  changedText,
  isDone,
  isWrong,
  nextQuestion,
  offeredPosition,
  questionsOf,
  typedOf,
  type DraftState,
} from './draft-state.ts';

export function draftView(bound: Bound, state: DraftState, sentAs: string | null = null): DraftView {
  const { draft, service } = state;
  return {
    id: draft.id,
    service: serviceCard(service, bound.today),
    savedAt: draft.savedAt,
    questions: questionsOf(bound, state).map(([name, { label }]) => ({
      name,
      label,
      answered: isDone(draft, name),
      wrong: isWrong(draft, name),
    })),
    next: nextQuestion(bound, state),
    sentAs,
    changed: changedText(state),
  };
}

export async function questionView(bound: Bound, state: DraftState, name: string): Promise<QuestionView | null> {
  const { draft, service, manifest, answers } = state;
  const questions = questionsOf(bound, state);
  const index = questions.findIndex(([question]) => question === name);
  const field = questions[index]?.[1];
  if (field === undefined) return null;
  const typed = typedOf(draft, name);
  const nearby =
    field.kind === 'place' && manifest.duplicates?.near === name ? await nearbyCases(bound, service, answers) : [];
  return {
    draftId: draft.id,
    service: serviceCard(service, bound.today),
    name,
    field,
    index,
    total: questions.length,
    back: questions[index - 1]?.[0] ?? null,
    typed:
      typed !== null && typed.errors.length > 0
        ? typed.raw
        : encodeAnswer(name, field, answers[name], bound.context.language),
    errors: typed?.errors ?? [],
    files: fileViews(filesIn(answers[name]), await filesOf(bound, state), field.label),
    offeredPosition: field.kind === 'place' ? offeredPosition(draft) : null,
    nearby,
    privacy: privacyText(manifest, field, bound),
    fromCheck: questions.every(([question]) => isDone(draft, question)),
    atCounter: draft.officer !== null,
  };
}

const filesOf = (bound: Bound, { draft }: DraftState): Promise<readonly StoredFile[]> =>
  bound.deps.store.files.ofOwner(bound.regionId, draft.id);

/** Who sees this answer, for answers that say something about a person. */
function privacyText(manifest: ServiceManifest, field: Field<unknown>, bound: Bound): Text | null {
  if (field.notify === true)
    return text(
      'Hanya dipakai sistem untuk mengabari Anda. Tidak ada petugas yang melihatnya.',
      'Used by the system to tell you what happens. No officer sees it.',
    );
  if (field.sensitive !== undefined) {
    const { purpose, seenBy, basis } = field.sensitive;
    const naming = namingFor(bound, manifest);
    return inBoth((language) => {
      const who = seenBy.map((unit) => naming.unit(unit, null)[language]).join(', ');
      return language === 'id'
        ? `Untuk ${purpose.id}. Hanya terlihat oleh ${who}. Dasar: ${basis}.`
        : `For ${purpose.en}. Seen only by ${who}. Basis: ${basis}.`;
    });
  }
  if (field.published === true) {
    const rounded =
      field.roundedTo === undefined
        ? null
        : text(
            `dibulatkan ${field.roundedTo} meter sampai urusan ditutup`,
            `rounded to ${field.roundedTo} metres until the matter is closed`,
          );
    return rounded === null
      ? text('Ikut tampil di data terbuka, tanpa nama Anda.', 'Shown in the open data, without your name.')
      : inBoth((language) =>
          language === 'id'
            ? `Ikut tampil di peta terbuka tanpa nama Anda, ${rounded.id}.`
            : `Shown on the open map without your name, ${rounded.en}.`,
        );
  }
  return PERSONAL.has(field.kind)
    ? text(
        'Data pribadi. Hanya terlihat oleh petugas yang menangani; setiap pembukaan Anda lihat di halaman urusan.',
        'Personal data. Seen only by the officers who handle it; you see each opening on the page of your matter.',
      )
    : null;
}
const PERSONAL: ReadonlySet<string> = new Set(['nik', 'phone', 'email', 'date', 'signature', 'photo', 'file', 'nop']);

/** The case as it would be if it were sent now and no registry answered; null while something is missing. */
export function preview(bound: Bound, state: DraftState): Case | null {
  const actor = { kind: 'applicant' } as const;
  const decided = decide(
    state.manifest,
    newCase,
    { type: 'submit', actor, answers: state.answers, facts: {} },
    { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) },
  );
  if (!decided.ok) return null;
  const turns = decided.value.flatMap((event) => (event.type === 'turnBegan' ? [event.turn] : []));
  const submitted = decided.value.find((event) => event.type === 'submitted');
  const ended = decided.value.find((event) => event.type === 'ended');
  return {
    ...newCase,
    turns,
    promised: submitted?.type === 'submitted' ? submitted.promised : null,
    ending: ended?.type === 'ended' ? ended.ending : null,
  };
}

export async function checkView(bound: Bound, state: DraftState): Promise<CheckView> {
  const { draft, service, manifest, answers } = state;
  const naming = namingFor(bound, manifest);
  const asked = questionsOf(bound, state);
  const files = await filesOf(bound, state);
  const begun = preview(bound, state);
  const first = begun?.turns[0];
  const within = manifest.within === null ? null : (inForce(manifest.within, bound.today)?.value ?? null);
  const clock = begun === null || begun.promised === null ? null : promisedClock(begun.promised, within, null);
  return {
    draftId: draft.id,
    service: serviceCard(service, bound.today),
    rows: asked.map(([name, field]) => ({
      question: name,
      label: field.label,
      value: Object.hasOwn(answers, name) ? showAnswer(field, answers[name], bound.showing) : EMPTY,
      files: fileViews(filesIn(answers[name]), files, field.label),
      personal: field.published !== true && field.statistical !== true,
      missing: isWrong(draft, name) || (field.required && !Object.hasOwn(answers, name)),
      changePath: `/formulir/${draft.id}/${name}`,
    })),
    rules: ruleStates(manifest, toldOf(bound, answers)).map(({ state: how, message, basis }) => ({
      state: how,
      message,
      basis,
    })),
    place: placeOf(asked, answers),
    unit:
      first !== undefined && first.party.kind === 'unit'
        ? naming.unit(first.party.unit, first.party.area)
        : unitInCharge(manifest, naming, bound.today),
    promise: clock === null ? null : promiseView(clock, bound),
    instant: mayBeInstant(manifest),
    fee: feeOf(manifest, bound.today).text,
    nearby: await nearbyCases(bound, service, answers),
    consent: consentText(manifest, asked, bound),
    complete: asked.every(
      ([name, field]) => !isWrong(draft, name) && (!field.required || Object.hasOwn(answers, name)),
    ),
    atCounter: draft.officer !== null,
    changed: changedText(state),
  };
}

/** The resident's own place, exact: it is theirs. */
function placeOf(
  asked: readonly (readonly [string, Field<unknown>])[],
  answers: DraftState['answers'],
): CheckView['place'] {
  const name = asked.find(([, { kind }]) => kind === 'place')?.[0];
  const value = name === undefined ? undefined : (answers[name] as PlaceAnswer | undefined);
  if (name === undefined || value === undefined) return null;
  const { area = null, latitude, longitude } = value;
  const point = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  return { question: name, area, point, roundedTo: null };
}
interface PlaceAnswer {
  readonly area?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Empty when nothing personal is asked: then there is nothing to consent to. */
export function consentText(
  manifest: ServiceManifest,
  asked: readonly (readonly [string, Field<unknown>])[],
  bound: Bound,
): Text {
  const personal = asked.filter(([, field]) => field.published !== true && field.statistical !== true);
  if (personal.length === 0) return EMPTY;
  const months = inForce(manifest.keeps, bound.today)?.value.months;
  const kept =
    months === undefined
      ? text('', '')
      : text(
          ` Data pribadi disimpan ${months} bulan setelah urusan ditutup.`,
          ` Personal data is kept for ${months} months after the matter is closed.`,
        );
  return inBoth((language) =>
    language === 'id'
      ? `Saya setuju isian ini dipakai untuk menangani "${manifest.title.id}".${kept.id} Persetujuan dapat ditarik kapan saja.`
      : `I agree that these answers are used to handle "${manifest.title.en}".${kept.en} I can withdraw this consent at any time.`,
  );
}
