/**
 * Texts that officers of a unit begin an answer with: who may change them, what may stand in them, and how a case fills them.
 *
 * Must never: send anything, or put into a text more than number, service, stage, date and unit of the case.
 */
import { randomUUID } from 'node:crypto';
import { suitableLine, suitableText, type Text } from '@balai/kernel';
import { isUuid, uuidOf, type AnswerTemplate } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { DeskPlatform, TemplateInput, TemplatesView } from '../desk-types.ts';
import type { ConsoleCaseView, FieldSentence } from '../platform-types.ts';
import { text, type Language } from '../texts/text.ts';
import { isFieldPosition, type Rights } from './rights.ts';

/** What a case says for each word, and in which language it says it. */
const WORDS: Readonly<Record<string, readonly [keyof Filling, Language]>> = {
  nomor: ['number', 'id'],
  'nama layanan': ['service', 'id'],
  tahap: ['stage', 'id'],
  tenggat: ['due', 'id'],
  unit: ['unit', 'id'],
  number: ['number', 'en'],
  service: ['service', 'en'],
  stage: ['stage', 'en'],
  'due date': ['due', 'en'],
  office: ['unit', 'en'],
};
interface Filling {
  readonly number: Text;
  readonly service: Text;
  readonly stage: Text;
  readonly due: Text;
  readonly unit: Text;
}
const LONGEST_NAME = 60;
const LONGEST = 2_000;
const MOST = 100;

/** One pass: what a case puts in is never read as a placeholder again. A word that is not known stays, for all to see. */
export const fillTemplate = (words: string, filling: Filling): string =>
  words.replaceAll(/\{([^{}]*)\}/gu, (whole, name: string) => {
    const known = Object.hasOwn(WORDS, keyOf(name)) ? WORDS[keyOf(name)] : undefined;
    return known === undefined ? whole : filling[known[0]][known[1]];
  });
const keyOf = (name: string): string => name.trim().toLowerCase();

/** The texts of this officer's units, filled from the case. */
export async function templatesFor(open: OpenCase, rights: Rights): Promise<ConsoleCaseView['templates']> {
  const { bound, loaded, manifest, naming } = open;
  const templates = await bound.deps.store.templates.of(bound.regionId, unitsOf(rights));
  const { state } = loaded;
  const [turn] = state.turns;
  const due = state.promised?.dueAt ?? turn?.dueAt;
  const stage = turn?.stage ?? state.ending?.stage;
  const number = { id: loaded.number, en: loaded.number };
  const isEnglish = state.language === 'en';
  return templates.map((template) => {
    const filling = {
      number,
      service: manifest.title,
      stage: stage === undefined ? text('selesai', 'closed') : naming.stage(stage),
      due: due === undefined ? text('(tanpa tenggat)', '(no due date)') : bound.formats.longDay(due),
      unit: bound.names.unit(template.unit, template.area),
    };
    return {
      id: template.id,
      name: template.name,
      lacksEnglish: isEnglish && template.english === undefined,
      ...filledIn(isEnglish ? 'en' : 'id', template, filling),
      note: filledIn(bound.context.language, template, filling),
    };
  });
}

/** In this language where the unit has written it, else in Indonesian. */
function filledIn(
  wanted: Language,
  { text: words, english }: Pick<AnswerTemplate, 'text' | 'english'>,
  filling: Filling,
): ConsoleCaseView['templates'][number]['note'] {
  return wanted === 'en' && english !== undefined
    ? { text: fillTemplate(english, filling), language: 'en' }
    : { text: fillTemplate(words, filling), language: 'id' };
}

const unitsOf = ({ hands }: Rights): Rights['hands'] => [
  ...new Map(hands.map((hand) => [`${hand.unit}@${hand.area ?? ''}`, hand])).values(),
];
/** Every officer of the unit but its crews outside: they read, and write to nobody. */
const mayChange = (bound: Bound, { actors }: Rights, { unit, area }: Pick<AnswerTemplate, 'unit' | 'area'>): boolean =>
  actors.some(
    (actor) =>
      actor.unit === unit &&
      actor.area === area &&
      actor.positions.some((position) => !isFieldPosition(bound, unit, position)),
  );

export async function templatesView(bound: Bound, rights: Rights): Promise<TemplatesView> {
  const { store } = bound.deps;
  const units = unitsOf(rights);
  const [templates, officers] = await Promise.all([
    store.templates.of(bound.regionId, units),
    store.officers.all(bound.regionId),
  ]);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  return {
    placeholders: Object.keys(WORDS),
    units: units.map(({ unit, area }) => ({
      unit,
      area,
      label: bound.names.unit(unit, area),
      mayChange: mayChange(bound, rights, { unit, area }),
      templates: templates
        .filter((one) => one.unit === unit && one.area === area)
        .map(({ id, name, text: words, english = null, changedBy, changedAt }) => ({
          id,
          name,
          text: words,
          english,
          changedBy: names.get(changedBy) ?? '',
          changedAt,
        })),
    })),
  };
}

const NOT_YOURS = text(
  'Templat ini milik unit lain, atau jabatan Anda tidak mengubah templat. Yang boleh: petugas unit itu selain regu lapangan.',
  'This template belongs to another unit, or your position does not change templates. Officers of that unit may, except field crews.',
);

export async function saveTemplate(
  bound: Bound,
  rights: Rights,
  { id, unit, area, key, ...typed }: TemplateInput,
): ReturnType<DeskPlatform['saveTemplate']> {
  if (!mayChange(bound, rights, { unit, area }))
    return { ok: false, error: { type: 'notAllowed', message: NOT_YOURS } };
  const { store } = bound.deps;
  const name = suitableLine(typed.name) ?? '';
  const words = suitableText(typed.text) ?? '';
  const english = suitableText(typed.english ?? '');
  const errors = problemsOf(name, words, english);
  if (errors.length > 0) return { ok: false, error: { type: 'refused', sentences: errors } };
  const there = await store.templates.of(bound.regionId, [{ unit, area }]);
  if (id === null && there.length >= MOST) return { ok: false, error: { type: 'refused', sentences: [TOO_MANY] } };
  if (id !== null && !there.some((one) => one.id === id)) return { ok: false, error: { type: 'notFound' } };
  const kept = id ?? (key === undefined ? randomUUID() : uuidOf(`template ${rights.officer.id} ${key}`, 0));
  await store.templates.put(bound.regionId, {
    id: kept,
    unit,
    area,
    name,
    text: words,
    ...(english === null || english === '' ? {} : { english }),
    changedBy: rights.officer.id,
    changedAt: bound.now,
  });
  return { ok: true, value: { id: kept } };
}
const TOO_MANY: FieldSentence = {
  field: null,
  message: text(
    `Satu unit menyimpan paling banyak ${MOST} templat. Hapus dulu yang tidak dipakai.`,
    `A unit keeps ${MOST} templates at most. Remove one that nobody uses first.`,
  ),
};

/** `english`: empty where there is none, null where it holds what cannot be stored. */
function problemsOf(name: string, words: string, english: string | null): readonly FieldSentence[] {
  const problems: FieldSentence[] = [];
  if (name === '' || name.length > LONGEST_NAME)
    problems.push({
      field: 'name',
      message: text(
        `Tulis nama, paling panjang ${LONGEST_NAME} huruf.`,
        `Write a name of at most ${LONGEST_NAME} characters.`,
      ),
    });
  if (words === '' || words.length > LONGEST)
    problems.push({
      field: 'text',
      message: text(
        `Tulis teksnya, paling panjang ${LONGEST} huruf.`,
        `Write the text, at most ${LONGEST} characters.`,
      ),
    });
  if (english === null || english.length > LONGEST)
    problems.push({
      field: 'english',
      message: text(
        `Tulis teks Inggrisnya, paling panjang ${LONGEST} huruf, atau kosongkan.`,
        `Write the English text, at most ${LONGEST} characters, or leave it empty.`,
      ),
    });
  return [...problems, ...unknownIn('text', words), ...unknownIn('english', english ?? '')];
}

function unknownIn(field: string, words: string): readonly FieldSentence[] {
  const unknown = [...words.matchAll(/\{([^{}]*)\}/gu)].filter(([, one = '']) => !Object.hasOwn(WORDS, keyOf(one)));
  if (unknown.length === 0) return [];
  const these = unknown.map(([one]) => one).join(', ');
  const those = Object.keys(WORDS)
    .map((one) => `{${one}}`)
    .join(', ');
  const message = text(
    `Tidak dikenal: ${these}. Yang dapat diisi dari kasus: ${those}.`,
    `Not known: ${these}. A case can fill in: ${those}.`,
  );
  return [{ field, message }];
}

export async function removeTemplate(
  bound: Bound,
  rights: Rights,
  which: Pick<TemplateInput, 'unit' | 'area'> & { readonly id: string },
): ReturnType<DeskPlatform['removeTemplate']> {
  if (!mayChange(bound, rights, which)) return { ok: false, error: { type: 'notAllowed', message: NOT_YOURS } };
  const gone = isUuid(which.id) && (await bound.deps.store.templates.remove(bound.regionId, which));
  return gone ? { ok: true, value: null } : { ok: false, error: { type: 'notFound' } };
}
