/**
 * Answers as an officer sees them: masked where they say who somebody is, until the officer says why they need it.
 *
 * Must never: show a sensitive answer to a unit that the service does not name, or who reported to those in the field.
 */
import type { Field, ServiceManifest, Text } from '@balai/kernel';
import { withoutReaches } from '@balai/store';
import { answerParts, type AnswerPart } from '../answers/answer-parts.ts';
import { maskAnswer, showAnswer } from '../answers/show-answer.ts';
import { coverTraces } from '../answers/own-traces.ts';
import { questionsOfApplicant } from '../answers/who-answers.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { rectifiedNote } from '../cases/rectified-note.ts';
import { fileViews } from '../files/file-view.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';
import { exposureOf } from './exposure.ts';
import { isOpenNow, type Opened } from './opened.ts';
import type { Rights } from './rights.ts';

const APPLICANT_FORM: Text = text('Jawaban pemohon', 'Answers of the applicant');
const LATER_FORM: Text = text('Ditambahkan pemohon', 'Added by the applicant');
const OFFICE_FORM: Text = text('Diisi petugas', 'Filled in by the office');

export function consoleAnswers(
  { manifest, loaded, bound, files }: OpenCase,
  rights: Rights,
  opened: Opened,
): ConsoleCaseView['answers'] {
  const { answers } = loaded.state;
  const byApplicant = questionsOfApplicant(manifest);
  const seen = wordsSeenBy(rights, manifest, answers);
  const later = Object.assign({}, ...Object.values(manifest.forms)) as Readonly<Record<string, Field<unknown>>>;
  const one = (
    { path, field, value, heading }: AnswerPart,
    group: Text,
    kind: 'typed' | 'officer',
  ): ConsoleCaseView['answers'][number] => {
    const exposure = exposureOf(field, rights, manifest);
    const { masked, mayReveal } =
      exposure.mayReveal && isOpenNow(field, path, opened) ? { masked: false, mayReveal: false } : exposure;
    return {
      name: path,
      label: field.label,
      masked,
      mayReveal,
      group: heading ?? group,
      value: masked
        ? field.notify === true
          ? text(
              'Ada; hanya dipakai sistem untuk memberi kabar',
              'Given; only the system uses it, to tell what happens',
            )
          : maskAnswer(field, value, bound.showing)
        : inBoth((language) => seen(showAnswer(field, value, bound.showing)[language])),
      source:
        kind === 'typed'
          ? {
              kind,
              text:
                rectifiedNote(bound, loaded.state, path) ??
                (loaded.channel === 'counter'
                  ? text('diketik di loket', 'typed at the counter')
                  : text('diketik', 'typed')),
              differs: false,
            }
          : { kind, text: text('diisi petugas', 'filled in by the office'), differs: false },
      files: masked ? [] : fileViews(filesIn(value), files, field.label),
    };
  };
  const given = (fields: Readonly<Record<string, Field<unknown>>>) =>
    Object.entries(fields).filter(([name]) => Object.hasOwn(answers, name));
  const parts = (fields: Readonly<Record<string, Field<unknown>>>) =>
    given(fields).flatMap(([name, field]) => answerParts(name, field, answers[name]).map((part) => ({ name, part })));
  return [
    ...parts(manifest.fields).map(({ part }) => one(part, APPLICANT_FORM, 'typed')),
    ...parts(later)
      .filter(({ name }) => !Object.hasOwn(manifest.fields, name))
      .map(({ name, part }) =>
        byApplicant.has(name) ? one(part, LATER_FORM, 'typed') : one(part, OFFICE_FORM, 'officer'),
      ),
  ];
}

/** Who works outside reads what was said of the lamp or the road, without what people add to it of themselves: the name, numbers, addresses. */
export function wordsSeenBy(
  rights: Rights,
  manifest: ServiceManifest,
  answers: Readonly<Record<string, unknown>>,
): (words: string) => string {
  if (!rights.fieldOnly) return (words) => words;
  const cover = coverTraces(manifest, answers, (_, field) => exposureOf(field, rights, manifest).masked);
  return (words) => withoutReaches(cover(words));
}

/** What registries said, for the units that the city lets see it. */
export function consoleFacts(
  { manifest, loaded, bound }: Pick<OpenCase, 'manifest' | 'loaded' | 'bound'>,
  rights: Rights,
): ConsoleCaseView['facts'] {
  return Object.entries(manifest.facts).flatMap(([name, field]) => {
    const fact = loaded.state.facts[name];
    if (fact === undefined) return [];
    const seen = rights.hands.some(({ unit }) => field.seenBy.includes(unit));
    return [
      {
        name,
        label: field.label,
        state: fact.state,
        value:
          fact.state === 'known'
            ? seen
              ? showAnswer(field, fact.value, bound.showing)
              : text('Tertutup untuk unit Anda', 'Closed to your unit')
            : null,
        source: bound.deps.registriesOf(bound.regionId).nameOf(fact.source),
        at: fact.at,
      },
    ];
  });
}
