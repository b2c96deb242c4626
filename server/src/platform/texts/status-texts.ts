/**
 * The status of a case as one sentence, and its colour: the heading of its page.
 *
 * Must never: say "selesai" for what only ended, or name the resident on a public page.
 */
import type { Case, Instant, Text, Turn } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import { isWithdrawn } from '../letters/document-view.ts';
import type { Tone } from '../platform-types.ts';
import type { Formats } from './formats.ts';
import type { Naming } from './naming.ts';
import { inBoth, listed, text } from './text.ts';

export interface StatusContext {
  readonly naming: Naming;
  readonly formats: Formats;
  readonly category: string;
  readonly now: Instant;
  /** `resident` reads "Anda"; `public` and `officer` read about "pemohon". */
  readonly viewer: 'resident' | 'public' | 'officer';
  /** When the case ended, and letters that still wait: both change the sentence. */
  readonly endedAt: Instant | null;
  readonly documents: readonly DocumentRecord[];
  /** The number of the case that this one was merged into. */
  readonly mergedInto: string | null;
}

/** One sentence, with a full stop. */
export function statusSentence(state: Case, context: StatusContext): Text {
  if (state.status === 'ended') return endedSentence(state, context);
  const first = state.turns[0];
  if (first === undefined) return text('Diterima.', 'Received.');
  const again =
    state.round > 0 ? text('Dibuka lagi setelah keberatan. ', 'Reopened after an objection. ') : text('', '');
  const now = state.turns.length > 1 ? severalTurns(state.turns, context) : turnSentence(first, context);
  return inBoth((language) => `${again[language]}${now[language]}`);
}

function turnSentence(turn: Turn, { naming, viewer }: StatusContext): Text {
  const stage = naming.stage(turn.stage);
  switch (turn.party.kind) {
    case 'applicant':
      if (viewer === 'resident')
        return inBoth(
          (language) =>
            `${language === 'id' ? 'Giliran Anda' : 'Your turn'}: ${stage[language].charAt(0).toLowerCase()}${stage[language].slice(1)}.`,
        );
      return inBoth((language) =>
        language === 'id' ? `Menunggu ${naming.party(turn.party).id}.` : `Waiting for ${naming.party(turn.party).en}.`,
      );
    case 'contact':
      return inBoth((language) =>
        language === 'id' ? `Menunggu ${naming.party(turn.party).id}.` : `Waiting for ${naming.party(turn.party).en}.`,
      );
    case 'unit': {
      const unit = naming.unit(turn.party.unit, turn.party.area);
      const { followedBy } = turn;
      if (followedBy === null)
        return inBoth(
          (language) => `${stage[language]}, ${language === 'id' ? 'sekarang di' : 'now at'} ${unit[language]}.`,
        );
      const by = naming.unit(followedBy.unit, followedBy.area);
      return inBoth((language) =>
        language === 'id'
          ? `Diteruskan ke ${unit.id}; ${by.id} memantaunya sampai selesai.`
          : `Handed over to ${unit.en}; ${by.en} follows it to the end.`,
      );
    }
  }
}

function severalTurns(turns: readonly Turn[], { naming }: StatusContext): Text {
  const who = listed(turns.map((turn) => naming.party(turn.party)));
  return inBoth((language) =>
    language === 'id' ? `Sedang ditangani bersama oleh ${who.id}.` : `Being handled together by ${who.en}.`,
  );
}

function endedSentence(state: Case, context: StatusContext): Text {
  const { ending } = state;
  if (ending === null) return text('Ditutup.', 'Closed.');
  const { naming, formats, viewer, endedAt } = context;
  const on = inBoth((language) =>
    endedAt === null
      ? ''
      : language === 'id'
        ? ` pada ${formats.longDay(endedAt).id}`
        : ` on ${formats.longDay(endedAt).en}`,
  );
  const because =
    ending.because.length === 0
      ? text('', '')
      : inBoth(
          (language) =>
            `: ${listed(ending.because.map((name) => naming.reason(name).says))[language].replace(/\.$/u, '')}`,
        );
  switch (ending.outcome) {
    case 'granted':
      return grantedSentence(on, context);
    case 'refused':
      return inBoth((language) => `${language === 'id' ? 'Ditolak' : 'Refused'}${because[language] || on[language]}.`);
    case 'withdrawn':
      return inBoth((language) =>
        language === 'id'
          ? `Ditarik ${viewer === 'resident' ? 'oleh Anda' : 'kembali'}${on.id}.`
          : `Withdrawn${viewer === 'resident' ? ' by you' : ''}${on.en}.`,
      );
    case 'lapsed':
      return inBoth((language) =>
        language === 'id'
          ? `Gugur${on.id}${because.id === '' ? ' karena tidak ada jawaban sampai batas waktunya' : because.id}.`
          : `Lapsed${on.en}${because.en === '' ? ' because no answer came in time' : because.en}.`,
      );
    case 'moved':
      if (context.mergedInto !== null)
        return text(
          `Digabung dengan laporan ${context.mergedInto}, yang lebih dulu masuk.`,
          `Joined with report ${context.mergedInto}, which came first.`,
        );
      // Where it goes on, the file says; "elsewhere" alone would sound like a refusal.
      return inBoth((language) => `${naming.stage(ending.stage)[language]}${on[language]}${because[language]}.`);
  }
}

function grantedSentence(on: Text, { category, documents, naming, viewer }: StatusContext): Text {
  const waiting = documents.find(({ status }) => status === 'numbered' || status === 'signing');
  if (waiting !== undefined) {
    const who =
      waiting.signedAs === 'seal'
        ? text('segel elektronik kota', 'the electronic seal of the city')
        : inBoth(
            (language) =>
              `${language === 'id' ? 'tanda tangan ' : 'the signature of the '}${naming.position(waiting.unit, (waiting.signedAs as { position: string }).position, waiting.area)[language]}`,
          );
    return inBoth((language) =>
      language === 'id'
        ? `Disetujui. Surat bernomor ${waiting.number} menunggu ${who.id}.`
        : `Granted. Letter ${waiting.number} waits for ${who.en}.`,
    );
  }
  if (isWithdrawn(documents))
    return inBoth((language) =>
      language === 'id'
        ? `${viewer === 'resident' ? 'Surat Anda' : 'Surat'} sudah dicabut dan tidak berlaku lagi.`
        : `${viewer === 'resident' ? 'Your letter' : 'The letter'} has been withdrawn and is no longer in force.`,
    );
  if (documents.length > 0)
    return inBoth((language) =>
      language === 'id'
        ? `${viewer === 'resident' ? 'Surat Anda' : 'Surat'} sudah terbit${on.id}.`
        : `${viewer === 'resident' ? 'Your letter' : 'The letter'} was issued${on.en}.`,
    );
  if (category === 'report' || category === 'emergency')
    return inBoth((language) => (language === 'id' ? `Selesai ditangani${on.id}.` : `Dealt with${on.en}.`));
  return inBoth((language) => (language === 'id' ? `Dikabulkan${on.id}.` : `Granted${on.en}.`));
}

/** The colour: never the only sign, because the sentence says it too. */
export function toneOf(state: Case, { now, documents }: Pick<StatusContext, 'now' | 'documents'>): Tone {
  if (state.status === 'ended')
    return state.ending?.outcome === 'granted' && !isWithdrawn(documents) ? 'ok' : 'neutral';
  if (state.turns.some((turn) => turn.party.kind === 'applicant')) return 'soon';
  const { promised } = state;
  if (promised !== null && promised.pausedAt === null && promised.dueAt < now) return 'late';
  return 'info';
}
