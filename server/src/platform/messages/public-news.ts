/**
 * News of a case for those who only follow it: neighbours, and the reporters of cases that have joined it.
 *
 * It says what the public page of the case says, and nothing else. Must never: tell what its reporter was asked or has answered, a
 * reason, a letter, or how they may object.
 */
import type { Text } from '@balai/kernel';
import type { OutboxRow } from '@balai/store';
import { inBoth, text } from '../texts/text.ts';
import { partyOf, unitOf, type Telling } from './message-texts.ts';

/** What followers are told of. */
const FOLLOWED_TOPICS: ReadonlySet<string> = new Set([
  'case.turnBegan',
  'case.transferred',
  'case.timeRanOut',
  'case.ended',
  'case.objected',
  'case.merged',
  'case.unmerged',
  'case.split',
]);
/** Of what is no report the public learns no more than that it is over, and what it is handled with. */
const ALWAYS: ReadonlySet<string> = new Set(['case.ended', 'case.merged', 'case.unmerged']);

export const isForFollowers = (topic: string, { category }: Telling['manifest']): boolean =>
  FOLLOWED_TOPICS.has(topic) && (category === 'report' || ALWAYS.has(topic));

/**
 * `joined`: the number of the case by which they came to follow, where it is another one than the news is of. Null for what
 * they need not be told.
 */
export function publicNews(
  { topic, body }: Pick<OutboxRow, 'topic' | 'body'>,
  telling: Telling,
  joined: string | null,
): Text | null {
  const says = isForFollowers(topic, telling.manifest) ? sayingOf(topic, body, telling) : null;
  if (says === null) return null;
  const number = String(body['number'] ?? '');
  return inBoth((language) => {
    const head =
      joined === null
        ? number
        : language === 'id'
          ? `${joined} (digabung dengan ${number})`
          : `${joined} (joined with ${number})`;
    return `${head}: ${says[language]}.`;
  });
}

function sayingOf(topic: string, body: OutboxRow['body'], telling: Telling): Text | null {
  switch (topic) {
    case 'case.turnBegan':
    case 'case.transferred':
      return turnSaying(body, telling);
    case 'case.timeRanOut':
      return body['headTold'] === true
        ? text(
            'waktu satu tahap terlewat; atasan petugas sudah diberi tahu',
            'the time of a stage has passed; the head of the office was told',
          )
        : text('waktu satu tahap terlewat', 'the time of a stage has passed');
    case 'case.ended':
      return body['saidBy'] === 'case.merged' ? null : endSaying(body, telling);
    case 'case.objected':
      return text('dibuka lagi dan dibaca petugas lain', 'open again, and read by another officer');
    case 'case.merged':
      return text(
        `digabung dengan ${String(body['into'] ?? '')}, laporan yang sama yang lebih dulu masuk; kabarnya sampai ke Anda`,
        `joined with ${String(body['into'] ?? '')}, the same report that came first; you hear of that one`,
      );
    case 'case.unmerged':
      return unmergedSaying(body, telling);
    case 'case.split':
      return text(
        'sebagian diproses tersendiri; keterangannya di halamannya',
        'a part is handled by itself; its page says more',
      );
    default:
      return null;
  }
}

function turnSaying(body: OutboxRow['body'], { naming, formats }: Telling): Text | null {
  const stage = naming.stage(String(body['stage'] ?? ''));
  if (partyOf(body)?.kind === 'applicant')
    return text(`${stage.id}, menunggu pelapornya`, `${stage.en}, waiting for its reporter`);
  const by = unitOf(body, naming, formats);
  return by === null
    ? null
    : text(
        `${stage.id}, ${by.unit.id}, paling lambat ${by.due.id}`,
        `${stage.en}, ${by.unit.en}, at the latest ${by.due.en}`,
      );
}

function endSaying(body: OutboxRow['body'], { manifest, naming }: Telling): Text {
  if (manifest.category !== 'report') return text('sudah selesai diproses', 'has been dealt with');
  if (body['outcome'] === 'granted') return text('sudah selesai', 'is done');
  if (body['outcome'] === 'withdrawn') return text('ditarik oleh pelapornya', 'was withdrawn by its reporter');
  const stage = typeof body['stage'] === 'string' && body['stage'] !== '' ? naming.stage(body['stage']) : null;
  return stage === null
    ? text('ditutup', 'was closed')
    : text(`ditutup sebagai "${stage.id}"`, `was closed as "${stage.en}"`);
}

function unmergedSaying(body: OutboxRow['body'], { manifest, naming, formats }: Telling): Text {
  const from = String(body['from'] ?? '');
  const by = manifest.category === 'report' ? unitOf(body, naming, formats) : null;
  return text(
    `dipisahkan lagi dari ${from}: ternyata hal lain${by === null ? '' : `. Ditangani ${by.unit.id} paling lambat ${by.due.id}`}`,
    `taken apart from ${from}: it is another matter${by === null ? '' : `. ${by.unit.en} handles it, at the latest ${by.due.en}`}`,
  );
}
