/**
 * A case as its owner sees it: everything, with what is asked of them, how to object, who has read their data.
 *
 * Must never: be built for a device that does not hold the case; the door checks that first.
 */
import { actionsFor, reasonOf, type Actor, type Field, type Text } from '@balai/kernel';
import type { Message, Officer, Reading, Survey } from '@balai/store';
import { encodeAnswer } from '../answers/encode-answer.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { fileViews } from '../files/file-view.ts';
import { areaCodes } from '../kernel-views.ts';
import { documentView } from '../letters/document-view.ts';
import type { CaseView } from '../platform-types.ts';
import { SURVEY } from '../../survey/elements.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { untilText } from '../texts/due-texts.ts';
import { allQuestions } from '../texts/naming.ts';
import { asIs, EMPTY, inBoth, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';
import { publicCaseView } from './public-case.ts';
import { find } from './tell-events.ts';

export interface Beside {
  readonly messages: readonly Message[];
  readonly readings: readonly Reading[];
  readonly survey: Survey | null;
  readonly officers: readonly Officer[];
  readonly remembered: boolean;
}
const APPLICANT: Actor = { kind: 'applicant' };

export function caseView(open: OpenCase, beside: Beside): CaseView {
  const { loaded, naming, documents } = open;
  const { state } = loaded;
  const nameOf = (id: string | null): string => beside.officers.find((officer) => officer.id === id)?.name ?? '';
  return {
    ...publicCaseView(open),
    answers: answersOf(open),
    documents: documents.map((document) => documentView(document, naming)),
    yourTurn: yourTurn(open),
    objection: objectionOf(open),
    canWithdraw: state.status === 'open' && state.paid === 0,
    messages: beside.messages.map(({ from, officer, text: words, at }) => ({
      from: from === 'resident' ? 'you' : 'office',
      who: officer === null ? null : { id: nameOf(officer), en: nameOf(officer) },
      text: words,
      at,
    })),
    readings: beside.readings.map((reading) => readingView(open, reading, nameOf(reading.officer))),
    survey:
      state.status === 'ended' && state.ending?.outcome !== 'withdrawn'
        ? { elements: SURVEY.map(({ key, statement }) => ({ key, statement })), done: beside.survey !== null }
        : null,
    followers: open.followers,
    version: loaded.version,
    remembered: beside.remembered,
  };
}

/** What the resident and, later, the offices have answered; then what registries said. */
function answersOf({ manifest, loaded, bound, files }: OpenCase): CaseView['answers'] {
  const { answers, facts } = loaded.state;
  const own = Object.entries(allQuestions(manifest)).filter(([name]) => Object.hasOwn(answers, name));
  const typed = own.map(([name, field]) => ({
    label: field.label,
    value: showAnswer(field, answers[name], bound.showing),
    files: fileViews(filesIn(answers[name]), files, field.label),
    source: null,
  }));
  const known = Object.entries(manifest.facts).flatMap(([name, field]) => {
    const fact = facts[name];
    if (fact === undefined) return [];
    const value = fact.state === 'known' ? showAnswer(field, fact.value, bound.showing) : SAID[fact.state];
    return [
      {
        label: field.label,
        value,
        files: [],
        source: fromRegistry(bound.deps.registriesOf(bound.regionId).nameOf(fact.source)),
      },
    ];
  });
  return [...typed, ...known];
}
const fromRegistry = (name: Text): Text => text(`dari ${name.id}`, `from the ${name.en}`);
const SAID: Readonly<Record<'notFound' | 'unavailable' | 'refused', Text>> = {
  notFound: { id: 'Tidak ditemukan', en: 'Not found' },
  unavailable: { id: 'Belum menjawab; dicoba lagi otomatis', en: 'No answer yet; it is asked again automatically' },
  refused: { id: 'Tidak bersedia menjawab', en: 'Declined to answer' },
};

function yourTurn(open: OpenCase): CaseView['yourTurn'] {
  const { manifest, loaded, bound, naming, files } = open;
  const { state } = loaded;
  const turn = state.turns.find(({ party }) => party.kind === 'applicant');
  if (turn === undefined) return null;
  const world = { now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) };
  const actions = actionsFor(manifest, state, APPLICANT, world).filter((action) => action.turn === turn.id);
  const question = (name: string, field: Field<unknown>) => ({
    name,
    field,
    typed: encodeAnswer(name, field, state.answers[name], bound.context.language),
    reasons: state.reasons
      .filter((reason) => (manifest.reasons[reason]?.about ?? []).includes(name))
      .map((reason) => reasonOf(manifest, reason)?.says ?? EMPTY),
    files: fileViews(filesIn(state.answers[name]), files, field.label),
  });
  return {
    turn: turn.id,
    dueAt: turn.dueAt,
    lateText: lateStageText(manifest, turn, naming, bound.formats, { viewer: 'resident', now: bound.now }),
    note: askedWith(open, turn.id),
    actions: actions.map(({ action, label, needs }) => ({
      action,
      label,
      questions: [...(needs.correction ?? []), ...needs.forms.flatMap(({ questions }) => questions)].map(
        ({ name, field }) => question(name, field),
      ),
    })),
  };
}

/** What the officer wrote beside the reasons when this turn was given to the applicant. */
function askedWith({ events }: OpenCase, turn: string): Text | null {
  const began = events.find(({ event }) => event.type === 'turnBegan' && event.turn.id === turn);
  const note = find(
    events.filter(({ commandId }) => commandId === began?.commandId),
    'acted',
  )?.note;
  return note === undefined || note === '' ? null : asIs(note);
}

/** How the ending can be contested, with the form that comes with it. */
function objectionOf({ manifest, loaded, bound }: OpenCase): CaseView['objection'] {
  const { ending, status } = loaded.state;
  if (status !== 'ended' || ending === null || ending.objectBy === null || ending.objectBy < bound.now) return null;
  const stage = Object.hasOwn(manifest.stages, ending.stage) ? manifest.stages[ending.stage] : undefined;
  const merged = Object.values(manifest.stages).find((one) => 'ends' in one && one.objection !== undefined);
  const objection =
    stage !== undefined && 'ends' in stage
      ? stage.objection
      : merged !== undefined && 'ends' in merged
        ? merged.objection
        : undefined;
  if (objection === undefined) return null;
  const form = objection.with === undefined ? {} : (manifest.forms[objection.with] ?? {});
  const until = untilText(ending.objectBy, bound.now, bound.formats);
  return {
    until: ending.objectBy,
    text: inBoth((language) =>
      language === 'id'
        ? `Tidak setuju? Ajukan keberatan: ${until.id}. Nomornya tetap sama, dan petugas lain yang membacanya.`
        : `You disagree? Object: ${until.en}. The number stays the same, and another officer reads it.`,
    ),
    questions: Object.entries(form).map(([name, field]) => ({ name, field })),
  };
}

function readingView(
  { manifest, naming, bound }: OpenCase,
  { unit, what, purpose, at }: Reading,
  name: string,
): CaseView['readings'][number] {
  const label =
    what === 'case'
      ? text('Membuka urusan ini', 'Opened this matter')
      : inBoth((language) => `${language === 'id' ? 'Membuka' : 'Opened'}: ${naming.questionLabel(what)[language]}`);
  const office = Object.hasOwn(manifest.units, unit) ? naming.unit(unit, null) : bound.names.unit(unit, null);
  return {
    who: inBoth((language) => [name, office[language]].filter((part) => part !== '').join(', ')),
    what: label,
    purpose: purpose === null ? null : { id: purpose, en: purpose },
    at,
  };
}
