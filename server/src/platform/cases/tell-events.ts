/**
 * What one command did, as a heading and a sentence: the events that it caused are told together.
 *
 * Must never: tell the public what somebody wrote, or leave an entry without a heading.
 */
import type { CaseEvent, Text } from '@balai/kernel';
import type { StoredEvent } from '@balai/store';
import type { Tone } from '../platform-types.ts';
import { asIs, inBoth, listed, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';

export type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
/** The first event of this kind among those of one command. */
export const find = <T extends CaseEvent['type']>(group: readonly StoredEvent[], type: T): Of<T> | undefined =>
  group.find(({ event }) => event.type === type)?.event as Of<T> | undefined;

export interface Told {
  readonly title: Text;
  readonly detail: Text | null;
  readonly tone: Tone;
}
const told = (title: Text, detail: Text | null, tone: Tone): Told => ({ title, detail, tone });

/** Null for what concerns nobody (a clock that stood still). */
export function tell(open: OpenCase, group: readonly StoredEvent[]): Told | null {
  if (find(group, 'merged') !== undefined) return mergedTold(open);
  if (find(group, 'submitted') !== undefined) return submittedTold(open, group);
  const objected = find(group, 'objected');
  if (objected !== undefined) return objectedTold(open, objected);
  const ended = find(group, 'ended');
  const ranOut = find(group, 'timeRanOut');
  if (ended !== undefined) return endedTold(open, group, ended);
  if (ranOut !== undefined) return ranOutTold(open, group, ranOut);
  const transferred = find(group, 'transferred');
  if (transferred !== undefined) return transferredTold(open, transferred);
  const acted = find(group, 'acted');
  return acted === undefined ? amendedTold(open, group) : actedTold(open, group, acted);
}

const mergedTold = ({ mergedInto }: OpenCase): Told =>
  told(
    text(`Digabung dengan laporan ${mergedInto ?? ''}`, `Joined with report ${mergedInto ?? ''}`),
    text(
      'Hal yang sama sudah dilaporkan lebih dulu. Anda tetap mendapat kabar.',
      'The same matter was reported before. You will still hear of it.',
    ),
    'neutral',
  );

function submittedTold(open: OpenCase, group: readonly StoredEvent[]): Told {
  const isReport = open.manifest.category === 'report';
  const kind = isReport ? text('Laporan masuk', 'Report received') : text('Permohonan masuk', 'Request received');
  const ended = find(group, 'ended');
  if (ended === undefined) return told(kind, ledTo(open, group), 'info');
  const stage = open.naming.stage(ended.ending.stage);
  return told(
    text(`${kind.id}; langsung: ${stage.id}`, `${kind.en}; at once: ${stage.en}`),
    text('Semua data cocok, jadi sistem memutuskan saat itu juga.', 'All data agreed, so the system decided at once.'),
    'ok',
  );
}

const objectedTold = (open: OpenCase, objected: Of<'objected'>): Told =>
  told(
    text('Keberatan diajukan, urusan dibuka lagi', 'An objection was made; the matter is open again'),
    open.viewer === 'public' ? null : answersText(open, objected.answers),
    'soon',
  );

function endedTold(open: OpenCase, group: readonly StoredEvent[], { ending }: Of<'ended'>): Told {
  const ranOut = find(group, 'timeRanOut') !== undefined;
  const title = ending.stage === '' ? text('Ditarik kembali', 'Withdrawn') : open.naming.stage(ending.stage);
  const why = ranOut ? text('Karena waktunya habis.', 'Because its time was over.') : null;
  return told(title, joined([noteOf(open, group), why]), ending.outcome === 'granted' ? 'ok' : 'neutral');
}

function ranOutTold(open: OpenCase, group: readonly StoredEvent[], { stage, to }: Of<'timeRanOut'>): Told {
  const name = open.naming.stage(stage);
  const reminded = text(
    'Atasan petugas diberi tahu; urusan tetap ditangani.',
    'The head of the office was told; the matter is still being handled.',
  );
  return told(
    text(`Waktu tahap "${name.id}" habis`, `The time of the stage "${name.en}" ran out`),
    to === null ? reminded : ledTo(open, group),
    'late',
  );
}

function transferredTold({ naming, viewer }: OpenCase, { to, note }: Of<'transferred'>): Told {
  const party = naming.party(to.party);
  return told(
    text(`Dialihkan ke ${party.id}`, `Transferred to ${party.en}`),
    viewer === 'public' ? null : asIs(note),
    'info',
  );
}

/** Changes that nobody's turn caused: a registry, a decree, a law, an erasure. */
function amendedTold({ bound }: OpenCase, group: readonly StoredEvent[]): Told | null {
  if (find(group, 'factsLearned') !== undefined)
    return told(text('Register sudah menjawab', 'A registry has answered'), null, 'info');
  const moved = find(group, 'deadlineMoved');
  if (moved !== undefined) {
    const due = inBoth((language) => `${bound.formats.dayTime(moved.dueAt)[language]}; ${moved.basis}`);
    return told(text('Tanggal janji dipindahkan', 'The promised date was moved'), due, 'neutral');
  }
  if (find(group, 'erased') !== undefined)
    return told(text('Data pribadi dihapus', 'Personal data was deleted'), null, 'neutral');
  if (find(group, 'repinned') !== undefined)
    return told(text('Dilanjutkan menurut aturan baru', 'Continued under new rules'), null, 'neutral');
  return null;
}

function actedTold(open: OpenCase, group: readonly StoredEvent[], acted: Of<'acted'>): Told {
  const { naming } = open;
  const began = group.flatMap(({ event }) => (event.type === 'turnBegan' ? [event.turn] : []));
  const corrected = find(group, 'answersCorrected');
  const toApplicant = began.some((turn) => turn.party.kind === 'applicant');
  const title =
    began.length === 0 || corrected !== undefined
      ? naming.action(acted.action)
      : listed([...new Set(began.map((turn) => turn.stage))].map(naming.stage));
  const what =
    began.length === 0
      ? null
      : corrected === undefined
        ? inBoth((language) => `${language === 'id' ? 'Tindakan' : 'Action'}: ${naming.action(acted.action)[language]}`)
        : ledTo(open, group);
  return { title, detail: joined([what, noteOf(open, group)]), tone: toApplicant ? 'soon' : 'info' };
}

/** "Selanjutnya: Diterima di Dinas Perhubungan" */
function ledTo({ naming }: OpenCase, group: readonly StoredEvent[]): Text | null {
  const began = group.flatMap(({ event }) => (event.type === 'turnBegan' ? [event.turn] : []));
  if (began.length === 0) return null;
  const who = listed(began.map((turn) => naming.party(turn.party)));
  return inBoth((language) => (language === 'id' ? `Diteruskan ke ${who.id}.` : `Passed to ${who.en}.`));
}

function noteOf({ viewer }: OpenCase, group: readonly StoredEvent[]): Text | null {
  const acted = find(group, 'acted');
  return acted === undefined || acted.note === '' || viewer === 'public' ? null : asIs(acted.note);
}
const joined = (parts: readonly (Text | null)[]): Text | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : inBoth((language) => said.map((part) => part[language]).join(' · '));
};
function answersText({ naming }: OpenCase, answers: Readonly<Record<string, unknown>>): Text | null {
  const texts = Object.entries(answers).filter(
    ([name, value]) => naming.question(name)?.kind === 'text' && typeof value === 'string',
  );
  return texts.length === 0 ? null : asIs(texts.map(([, value]) => String(value)).join(' · '));
}
