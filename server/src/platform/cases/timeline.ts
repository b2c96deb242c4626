/**
 * The story of a case as people read it: one entry for each thing that somebody did, newest first.
 *
 * Events of one command belong together: a decision and where it led are one entry. Must never: show the public a note,
 * a name, or a photo that the service does not publish.
 */
import type { CaseEvent, Field, Instant, Text } from '@balai/kernel';
import type { StoredEvent } from '@balai/store';
import { distanceMetres } from '../../geography/distance.ts';
import { fileView } from '../files/file-view.ts';
import { filesIn } from '../drafts/answer-question.ts';
import { pointIn } from '../kernel-views.ts';
import type { TimelineEntry, Tone } from '../platform-types.ts';
import { asIs, inBoth, listed, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';

/** Who did it, by account: shown to officers; residents see unit and position. */
export type OfficerNames = ReadonlyMap<string, string>;

export function timelineOf(open: OpenCase, names: OfficerNames): readonly TimelineEntry[] {
  const groups: StoredEvent[][] = [];
  for (const stored of open.events) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.commandId === stored.commandId) last.push(stored);
    else groups.push([stored]);
  }
  return groups.flatMap((group) => entryOf(open, group, names)).toReversed();
}

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;
const find = <T extends CaseEvent['type']>(group: readonly StoredEvent[], type: T): Of<T> | undefined =>
  group.find(({ event }) => event.type === type)?.event as Of<T> | undefined;

function entryOf(open: OpenCase, group: readonly StoredEvent[], names: OfficerNames): readonly TimelineEntry[] {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const said = tell(open, group);
  if (said === null) return [];
  const acted = find(group, 'acted');
  return [
    {
      at: first.event.at,
      version: last.version,
      title: said.title,
      who: whoOf(open, first, names),
      detail: said.detail,
      tone: said.tone,
      photos: acted === undefined ? [] : photosOf(open, acted, first.event.at),
      reasons: (acted?.because ?? [])
        .map((name) => open.naming.reason(name))
        .map(({ says, basis }) => ({ says, basis })),
    },
  ];
}

interface Told {
  readonly title: Text;
  readonly detail: Text | null;
  readonly tone: Tone;
}

function tell(open: OpenCase, group: readonly StoredEvent[]): Told | null {
  const { naming, bound, manifest } = open;
  const submitted = find(group, 'submitted');
  const ended = find(group, 'ended');
  const merged = find(group, 'merged');
  if (merged !== undefined)
    return {
      title: inBoth((language) =>
        language === 'id'
          ? `Digabung dengan laporan ${open.mergedInto ?? ''}`
          : `Joined with report ${open.mergedInto ?? ''}`,
      ),
      detail: text(
        'Hal yang sama sudah dilaporkan lebih dulu. Anda tetap mendapat kabar.',
        'The same matter was reported before. You will still hear of it.',
      ),
      tone: 'neutral',
    };
  if (submitted !== undefined) {
    const kind =
      manifest.category === 'report'
        ? text('Laporan masuk', 'Report received')
        : text('Permohonan masuk', 'Request received');
    if (ended === undefined) return { title: kind, detail: ledTo(open, group), tone: 'info' };
    return {
      title: inBoth(
        (language) =>
          `${kind[language]}; ${language === 'id' ? 'langsung' : 'at once'}: ${naming.stage(ended.ending.stage)[language]}`,
      ),
      detail: text(
        'Semua data cocok, jadi sistem memutuskan saat itu juga.',
        'All data agreed, so the system decided at once.',
      ),
      tone: 'ok',
    };
  }
  const objected = find(group, 'objected');
  if (objected !== undefined)
    return {
      title: text('Keberatan diajukan, urusan dibuka lagi', 'An objection was made; the matter is open again'),
      detail: open.viewer === 'public' ? null : answersText(open, objected.answers),
      tone: 'soon',
    };
  const ranOut = find(group, 'timeRanOut');
  if (ranOut !== undefined && ended === undefined)
    return {
      title: inBoth((language) =>
        language === 'id'
          ? `Waktu tahap "${naming.stage(ranOut.stage).id}" habis`
          : `The time of the stage "${naming.stage(ranOut.stage).en}" ran out`,
      ),
      detail:
        ranOut.to === null
          ? text(
              'Atasan petugas diberi tahu; urusan tetap ditangani.',
              'The head of the office was told; the matter is still being handled.',
            )
          : ledTo(open, group),
      tone: 'late',
    };
  if (ended !== undefined)
    return {
      title: open.naming.stage(ended.ending.stage),
      detail: joined([
        noteOf(open, group),
        ranOut === undefined ? null : text('Karena waktunya habis.', 'Because its time was over.'),
      ]),
      tone: ended.ending.outcome === 'granted' ? 'ok' : 'neutral',
    };
  const transferred = find(group, 'transferred');
  if (transferred !== undefined)
    return {
      title: inBoth(
        (language) =>
          `${language === 'id' ? 'Dialihkan ke' : 'Transferred to'} ${naming.party(transferred.to.party)[language]}`,
      ),
      detail: open.viewer === 'public' ? null : asIs(transferred.note),
      tone: 'info',
    };
  const acted = find(group, 'acted');
  if (acted !== undefined) return actedTold(open, group, acted);
  if (find(group, 'factsLearned') !== undefined)
    return { title: text('Register sudah menjawab', 'A registry has answered'), detail: null, tone: 'info' };
  const moved = find(group, 'deadlineMoved');
  if (moved !== undefined)
    return {
      title: text('Tanggal janji dipindahkan', 'The promised date was moved'),
      detail: inBoth((language) => `${bound.formats.dayTime(moved.dueAt)[language]}; ${moved.basis}`),
      tone: 'neutral',
    };
  if (find(group, 'erased') !== undefined)
    return { title: text('Data pribadi dihapus', 'Personal data was deleted'), detail: null, tone: 'neutral' };
  if (find(group, 'repinned') !== undefined)
    return {
      title: text('Dilanjutkan menurut aturan baru', 'Continued under new rules'),
      detail: null,
      tone: 'neutral',
    };
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
  return { title, detail: joined([noteOf(open, group), what]), tone: toApplicant ? 'soon' : 'info' };
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

function whoOf(
  { naming, manifest, viewer }: OpenCase,
  { actor, channel }: StoredEvent,
  names: OfficerNames,
): Text | null {
  switch (actor.kind) {
    case 'system':
      return text('otomatis', 'automatic');
    case 'applicant': {
      const who = viewer === 'resident' ? text('Anda', 'You') : naming.party({ kind: 'applicant' });
      return channel === 'counter'
        ? inBoth((language) => `${who[language]}, ${language === 'id' ? 'di loket' : 'at the counter'}`)
        : who;
    }
    case 'contact':
      return naming.party({ kind: 'contact', field: actor.field });
    case 'body':
      return naming.unit(actor.unit, null);
    case 'officer': {
      const unit = naming.unit(actor.unit, manifest.units[actor.unit]?.per === null ? null : actor.area);
      const behalf =
        actor.onBehalfOf === undefined
          ? text('', '')
          : inBoth((language) =>
              language === 'id'
                ? `, jawaban dari ${naming.unit(actor.onBehalfOf ?? '', null).id}`
                : `, the answer of ${naming.unit(actor.onBehalfOf ?? '', null).en}`,
            );
      const name = viewer === 'officer' ? names.get(actor.officer) : undefined;
      return inBoth((language) => `${name === undefined ? '' : `${name}, `}${unit[language]}${behalf[language]}`);
    }
  }
}

/** Photos that came with an action, with what can be said for or against them. */
function photosOf(open: OpenCase, acted: Of<'acted'>, at: Instant): TimelineEntry['photos'] {
  return Object.entries(acted.answers).flatMap(([name, value]) => {
    const field = open.naming.question(name);
    if (field === null || (open.viewer === 'public' && field.published !== true)) return [];
    return filesIn(value).flatMap((sha256) => {
      const file = open.files.find((one) => one.sha256 === sha256);
      return file === undefined
        ? []
        : [
            {
              file: fileView(file, field.label),
              caption: field.label,
              checks: open.viewer === 'public' ? [] : checksOf(open, field, file, at),
            },
          ];
    });
  });
}

const FAR_METRES = 150;
function checksOf(
  { manifest, loaded, bound }: OpenCase,
  field: Field<unknown>,
  file: OpenCase['files'][number],
  at: Instant,
): TimelineEntry['photos'][number]['checks'] {
  if (field.kind !== 'evidence') return [];
  const checks: { ok: boolean; text: Text }[] = [];
  const point = pointIn(manifest, loaded.state.answers);
  const { latitude, longitude } = file.taken;
  if (point !== null && latitude !== null && longitude !== null) {
    const metres = Math.round(distanceMetres(point, { latitude, longitude }));
    checks.push({
      ok: metres <= FAR_METRES,
      text: text(`Diambil ${metres} meter dari titik laporan`, `Taken ${metres} metres from the reported point`),
    });
  }
  if (file.taken.at !== null) {
    const taken = Date.parse(`${file.taken.at}Z`) - bound.region.utcOffset * 60_000;
    const shown = bound.formats.dayTime(taken);
    checks.push({
      ok: Math.abs(at - taken) < 86_400_000,
      text: inBoth((language) => `${language === 'id' ? 'Diambil' : 'Taken'} ${shown[language]}`),
    });
  }
  return checks;
}
