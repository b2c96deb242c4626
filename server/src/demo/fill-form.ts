/**
 * What somebody hands in with an action: a form as an example filled it in, with drawn photos and papers of its own.
 *
 * Must never: hand in a photo twice, or leave a question empty that must be answered.
 */
import { isAsked, knowledgeOf, type DemoSubject, type Field, type Fields, type Instant } from '@balai/kernel';
import { paperOf } from './drawn-paper.ts';
import { formsLike, type Living } from './demo-scripts.ts';
import { draftOf, stageFor, type Life, type Plan, type Town } from './demo-town.ts';
import { isPicture, varied, withFiles } from './vary-answers.ts';
import { varyingOf, wordsOf } from './varying.ts';

type Values = Readonly<Record<string, unknown>>;

export interface ToFill {
  readonly form: string;
  readonly now: Instant;
  /** The officer who hands it in; null: the resident. */
  readonly owner: string | null;
  readonly stage?: string;
  readonly action?: string;
  /** Which of the examples' forms: 0 is the likeliest. */
  readonly nth?: number;
}

/** The answers of one form, as an example has them or, where none has, as short as they may be. */
export async function formLike(town: Town, living: Living, life: Life, filled: ToFill): Promise<Values> {
  const fields = life.manifest.forms[filled.form] ?? {};
  const values = valuesLike(town, living, life, filled, fields);
  return filesOf(town, living, fields, values, {
    plan: life.plan,
    at: filled.now,
    owner: filled.owner === null ? draftOf(life.plan) : `officer:${filled.owner}:${life.caseId}`,
    proofs: life.proofs,
    where: placeOf(life),
  });
}

/** Without its files: the kernel can be asked whether it would let them in. */
export function valuesLike(town: Town, living: Living, life: Life, filled: ToFill, fields: Fields): Values {
  const { manifest, state, plan } = life;
  const objections = living.scripts.flatMap(({ objects, on }) => {
    const values = objects?.[filled.form];
    return typeof values === 'object' && values !== null ? [{ values: values as Values, at: on }] : [];
  });
  const known = [...formsLike(living.scripts, filled.form, filled.stage ?? '', filled.action ?? ''), ...objections];
  const like = known[filled.nth ?? 0] ?? known[0];
  const varying = varyingOf(town, plan, {
    from: like?.at ?? filled.now,
    to: filled.now,
    random: town.randomOf(plan.key, life.version, filled.form, filled.nth ?? 0),
    like: null,
    area: state.area,
    words: wordsOf(living),
  });
  const knowledge = knowledgeOf(manifest, state);
  const asked = (name: string, values: Values): boolean =>
    isAsked({ askedIf: manifest.askedIf, before: {}, facts: knowledge.facts }, name, {
      ...knowledge.answers,
      ...values,
    });
  if (like !== undefined) return varied(varying, fields, like.values);
  const shortest = shortestOf(fields, filled.now, varying.placeIn(varying.areas.to), wordsOf(living));
  return Object.fromEntries(Object.entries(shortest).filter(([name]) => asked(name, shortest)));
}

const ANY_WORDS = 'Sudah diperiksa dan sesuai.';
const ANY_FILE = { sha256: '0'.repeat(64) } as const;

/** The least that a form takes, where no example shows one. */
function shortestOf(
  fields: Fields,
  now: Instant,
  place: Values,
  words: Readonly<Record<string, readonly string[]>>,
): Values {
  const day = new Date(now).toISOString().slice(0, 10);
  const valueOf = (name: string, field: Field<unknown>): unknown => {
    switch (field.kind) {
      case 'yesNo':
        return true;
      case 'choice':
        return Object.keys(field.options ?? {})[0];
      case 'choices':
        return { chosen: Object.keys(field.options ?? {}).slice(0, 1) };
      case 'number':
      case 'rupiah':
        return typeof field.limits?.from === 'number' ? field.limits.from : 1;
      case 'date':
        return day;
      case 'time':
        return '09:00';
      case 'place':
        return place;
      case 'area':
        return place['area'];
      case 'group':
        return shortestOf(field.rows ?? {}, now, place, words);
      case 'repeated':
        return [];
      case 'file':
      case 'photo':
      case 'evidence':
      case 'signature':
        return ANY_FILE;
      default:
        return words[name]?.[0] ?? ANY_WORDS;
    }
  };
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, { required }]) => required)
      .map(([name, field]) => [name, valueOf(name, field)]),
  );
}

/** Where the case lies, if it says so by a point: there its proofs are taken. */
function placeOf({ manifest, state }: Life): { readonly latitude: number; readonly longitude: number } | null {
  const place = manifest.at === null ? undefined : state.answers[manifest.at];
  const { latitude, longitude } = (typeof place === 'object' && place !== null ? place : {}) as {
    readonly latitude?: number;
    readonly longitude?: number;
  };
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

export interface Filing {
  readonly plan: Plan;
  readonly at: Instant;
  /** Who uploads. */
  readonly owner: string;
  /** How many proofs the case has already; null: these come with the request. */
  readonly proofs: number | null;
  readonly where: { readonly latitude: number; readonly longitude: number } | null;
}
/** A second proof shows other photos; a third of the same case shows the second again. */
const MOST_PROOFS = 1;

/** Draws a file for every question that has one. */
export function filesOf(town: Town, living: Living, fields: Fields, values: Values, filing: Filing): Promise<Values> {
  const subject = subjectOf(living);
  const { plan, at, owner, proofs, where } = filing;
  return withFiles(fields, values, async (field, nth, of) => {
    if (!isPicture(field)) return stageFor(town, owner, await town.photos.paper(paperOf(field), plan.index + nth), at);
    const [view, index] =
      proofs === null
        ? (['report', plan.index + Math.min(nth, MOST_PROOFS)] as const)
        : ([nth === of - 1 ? 'after' : 'before', plan.index + Math.min(proofs, MOST_PROOFS)] as const);
    return stageFor(town, owner, await town.photos.photo(subject, view, index), at, where ?? undefined);
  });
}

/** How many photos of its own a case of this service needs. */
export function photosNeeded({ service: { manifest } }: Living): number {
  const pictures = (fields: Fields): boolean =>
    Object.values(fields).some((field) => isPicture(field) || (field.rows !== undefined && pictures(field.rows)));
  return Object.values(manifest.forms).some(pictures) ? MOST_PROOFS + 1 : pictures(manifest.fields) ? 1 : 0;
}
/** What its photos show. */
export const subjectOf = ({ service: { manifest, demo } }: Living): DemoSubject =>
  demo?.photos ?? (manifest.category === 'report' ? 'road' : 'shop');
