/**
 * What one command did, as a heading and a sentence: the events that it caused are told together.
 *
 * Must never: tell the public what somebody wrote, or leave an entry without a heading.
 */
import { targetAt, type CaseEvent, type Text } from '@balai/kernel';
import type { StoredEvent } from '@balai/store';
import type { Tone } from '../platform-types.ts';
import { serviceOf, titleOf } from '../bound.ts';
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
  const merged = find(group, 'merged');
  if (merged !== undefined) return mergedTold(merged);
  const unmerged = find(group, 'unmerged');
  if (unmerged !== undefined) return unmergedTold(open, unmerged);
  const split = find(group, 'split');
  if (split !== undefined) return splitTold(open, split);
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

const unmergedTold = ({ viewer }: OpenCase, { from, note }: Of<'unmerged'>): Told =>
  told(
    text(`Dipisahkan lagi dari laporan ${from}`, `Taken apart from report ${from} again`),
    inBoth((language) => {
      const goesOn =
        language === 'id'
          ? 'Ternyata bukan hal yang sama; diproses sendiri lagi, dengan tenggat semula.'
          : 'It was not the same matter; it is handled by itself again, with the date that it had.';
      return viewer === 'public' || note === '' ? goesOn : `${goesOn} ${note}`;
    }),
    'info',
  );

/** The number of what is not published anyway is told to nobody but its owner and the office. */
function splitTold({ bound, viewer }: OpenCase, { service, into, note }: Of<'split'>): Told {
  const title = titleOf(bound, service);
  const isTold = viewer !== 'public' || serviceOf(bound, service)?.manifest.category === 'report';
  return told(
    isTold
      ? text(`Sebagian dipecah menjadi ${into}`, `A part was split off as ${into}`)
      : text('Sebagian dipecah menjadi kasus tersendiri', 'A part was split off as a case of its own'),
    inBoth((language) => {
      const goesOn =
        language === 'id'
          ? `Bagian itu diproses sendiri di layanan “${title.id}”; yang ini berjalan terus.`
          : `That part is handled by itself in the service “${title.en}”; this one goes on.`;
      return viewer === 'public' || note === '' ? goesOn : `${goesOn} ${note}`;
    }),
    'info',
  );
}

const mergedTold = ({ into }: Of<'merged'>): Told =>
  told(
    text(`Digabung dengan laporan ${into}`, `Joined with report ${into}`),
    text(
      'Hal yang sama sudah dilaporkan lebih dulu. Anda tetap mendapat kabar.',
      'The same matter was reported before. You will still hear of it.',
    ),
    'neutral',
  );

function submittedTold(open: OpenCase, group: readonly StoredEvent[]): Told {
  const kind = receivedAs(open, group);
  const ended = find(group, 'ended');
  if (ended === undefined) return told(kind, ledTo(open, group), 'info');
  const stage = open.naming.stage(ended.ending.stage);
  const title = text(`${kind.id}; langsung: ${stage.id}`, `${kind.en}; at once: ${stage.en}`);
  if (ended.ending.outcome === 'moved')
    return told(
      title,
      text(
        'Menurut jawaban di formulir, ini urusan layanan lain; di sanalah diteruskan.',
        'By the answers of the form this belongs to another service; it goes on there.',
      ),
      'info',
    );
  return told(
    title,
    text('Semua data cocok, jadi sistem memutuskan saat itu juga.', 'All data agreed, so the system decided at once.'),
    'ok',
  );
}

/** Where it came from is said where that may be read. */
function receivedAs({ bound, manifest, viewer }: OpenCase, group: readonly StoredEvent[]): Text {
  const from = find(group, 'submitted')?.splitFrom;
  const isTold = viewer !== 'public' || serviceOf(bound, from?.service ?? '')?.manifest.category === 'report';
  if (from !== undefined && isTold) return text(`Dipecah dari ${from.number}`, `Split off from ${from.number}`);
  return manifest.category === 'report'
    ? text('Laporan masuk', 'Report received')
    : text('Permohonan masuk', 'Request received');
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
  // Whether the head could be told stands in the messages of the case, not in its events.
  const goesOn = text('Urusan tetap ditangani.', 'The matter is still being handled.');
  return told(
    text(`Waktu tahap "${name.id}" habis`, `The time of the stage "${name.en}" ran out`),
    to === null ? goesOn : ledTo(open, group),
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
function amendedTold(open: OpenCase, group: readonly StoredEvent[]): Told | null {
  const { bound } = open;
  // By a NIK that was set right registries were asked again: that is no news of its own.
  const rectified = find(group, 'rectified');
  if (rectified !== undefined) return rectifiedTold(open, rectified);
  if (find(group, 'factsLearned') !== undefined)
    return told(text('Register sudah menjawab', 'A registry has answered'), null, 'info');
  const moved = find(group, 'deadlineMoved');
  if (moved !== undefined) {
    const due = inBoth((language) => `${bound.formats.dayTime(moved.dueAt)[language]}; ${moved.basis}`);
    return told(text('Tanggal janji dipindahkan', 'The promised date was moved'), due, 'neutral');
  }
  if (find(group, 'erased') !== undefined)
    return told(text('Data pribadi dihapus', 'Personal data was deleted'), null, 'neutral');
  const repinned = find(group, 'repinned');
  if (repinned !== undefined)
    return told(text('Dilanjutkan menurut aturan baru', 'Continued under new rules'), asIs(repinned.basis), 'neutral');
  return null;
}

/** Which answers, never what stands or stood there; the public learns only that something of somebody was put right. */
function rectifiedTold({ manifest, loaded, viewer }: OpenCase, { paths, asked, basis }: Of<'rectified'>): Told {
  const labels = paths.flatMap((path) => targetAt(manifest.fields, loaded.state.answers, path)?.field.label ?? []);
  return told(
    text('Data diperbaiki atas permintaan pemilik data', 'Data were corrected at the request of the person concerned'),
    viewer === 'public'
      ? null
      : joined([
          labels.length === 0 ? null : listed(labels),
          text(`Permintaan ${asked}`, `Request ${asked}`),
          asIs(basis),
        ]),
    'info',
  );
}

function actedTold(open: OpenCase, group: readonly StoredEvent[], acted: Of<'acted'>): Told {
  const { naming } = open;
  const began = group.flatMap(({ event }) => (event.type === 'turnBegan' ? [event.turn] : []));
  const corrected = find(group, 'answersCorrected');
  const toApplicant = began.some((turn) => turn.party.kind === 'applicant');
  const title =
    corrected !== undefined
      ? text('Perbaikan dikirim', 'Correction sent')
      : began.length === 0
        ? naming.action(acted.action)
        : listed([...new Set(began.map((turn) => turn.stage))].map(naming.stage));
  const what =
    began.length === 0
      ? null
      : corrected === undefined
        ? inBoth((language) => `${language === 'id' ? 'Tindakan' : 'Action'}: ${naming.action(acted.action)[language]}`)
        : ledTo(open, group);
  return {
    title,
    detail: joined([what, writtenOver(open, acted), noteOf(open, group)]),
    tone: toApplicant ? 'soon' : 'info',
  };
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
/** What an office wrote that a later one wrote over: where several fill in one form, the last alone stands among the answers. */
function writtenOver({ naming, viewer, loaded }: OpenCase, { answers }: Of<'acted'>): Text | null {
  if (viewer !== 'officer') return null;
  const texts = Object.entries(answers).flatMap(([name, value]) => {
    const field = naming.question(name);
    const isOpen = field?.kind === 'text' && field.sensitive === undefined && field.limits?.letters === undefined;
    return !isOpen || typeof value !== 'string' || value === loaded.state.answers[name]
      ? []
      : [inBoth((language) => `${field.label[language]} ${value}`)];
  });
  return joined(texts);
}

function answersText({ naming }: OpenCase, answers: Readonly<Record<string, unknown>>): Text | null {
  const texts = Object.entries(answers).filter(
    ([name, value]) => naming.question(name)?.kind === 'text' && typeof value === 'string',
  );
  return texts.length === 0 ? null : asIs(texts.map(([, value]) => String(value)).join(' · '));
}
