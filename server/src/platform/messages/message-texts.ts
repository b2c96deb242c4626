/**
 * Rows of the outbox as messages that a resident can read: one plain sentence or two, with the number.
 *
 * Only signs of the basic SMS alphabet in the Indonesian text, so that a message stays at 160 signs a part (P13). Must
 * never: name a person, an answer or an address; the number and the link say enough.
 */
import type { ServiceManifest, Text } from '@balai/kernel';
import { erasingTopic, type LoadedCase, type OutboxRow } from '@balai/store';
import type { Formats } from '../texts/formats.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';
import { reasonsToSay, saidShortly } from './reasons-said.ts';

export interface Telling {
  readonly manifest: ServiceManifest;
  readonly naming: Naming;
  readonly formats: Formats;
}

/** What residents are told of; `messageText` has a sentence for each. */
export const RESIDENT_TOPICS = [
  'case.submitted',
  'case.turnBegan',
  'case.transferred',
  'case.timeRanOut',
  'case.ended',
  'case.objected',
  'case.merged',
  'case.unmerged',
  'case.split',
  'document.signed',
  'document.revoked',
  'document.numbered',
  'message.reply',
  'survey.invite',
  erasingTopic,
] as const;

/** Where the applicant wants to be told of this case: a telephone or a mail address. Null: only its page tells. */
export function contactOf({ manifest, state }: Pick<LoadedCase, 'manifest' | 'state'>): string | null {
  const field = Object.entries(manifest.fields).find(([, { notify }]) => notify === true)?.[0];
  const to = field === undefined ? undefined : state.answers[field];
  return typeof to === 'string' ? to : null;
}

/** Null for what no resident needs to be told. `headTold` in the body: the head of the office has been told of a lateness. */
export function messageText(
  { topic, body }: Pick<OutboxRow, 'topic' | 'body'>,
  { manifest, naming, formats }: Telling,
): Text | null {
  const number = String(body['number'] ?? '');
  const title = manifest.title;
  switch (topic) {
    case 'case.submitted':
      // Of a part that was split off one message is enough: that of the case that it came from.
      return body['splitFrom'] !== undefined ? null : submittedText(title, number, body, naming, formats);
    case 'case.turnBegan':
    case 'case.transferred':
      return turnText(number, body, { manifest, naming, formats });
    case 'case.timeRanOut':
      return ranOutText(number, body);
    case 'case.ended':
      return body['saidBy'] === 'case.merged' ? null : endText(number, body, { manifest, naming, formats });
    case 'case.objected':
      return text(
        `${number}: keberatan Anda diterima dan dibaca petugas lain.`,
        `${number}: your objection was received and is read by another officer.`,
      );
    case 'case.merged':
      return mergedText(number, body, formats);
    case 'case.unmerged':
      return unmergedText(number, body, naming, formats);
    case 'case.split':
      return text(
        `${number}: sebagian laporan Anda kini diproses sendiri sebagai ${String(body['into'] ?? '')}. Sebabnya ada di halaman ${number}.`,
        `${number}: a part of it is now handled by itself as ${String(body['into'] ?? '')}. The page of ${number} says why.`,
      );
    case 'document.signed':
      return text(
        `${number}: surat Anda sudah terbit dan dapat diunduh.`,
        `${number}: your letter has been issued and can be downloaded.`,
      );
    case 'document.revoked':
      return text(
        `${number}: surat ${String(body['letter'] ?? '')} dicabut dan tidak berlaku lagi. Alasannya ada di halaman urusan Anda.`,
        `${number}: letter ${String(body['letter'] ?? '')} has been withdrawn and is no longer in force. The page of your matter says why.`,
      );
    case 'document.numbered':
      return text(
        `${number}: surat Anda sudah bernomor. Kami kabari begitu dapat diunduh.`,
        `${number}: your letter has its number. We tell you when it can be downloaded.`,
      );
    case 'message.reply':
      return text(
        `${number}: petugas membalas pertanyaan Anda. Buka halaman urusan Anda.`,
        `${number}: the office has answered your question. Open the page of your matter.`,
      );
    case 'survey.invite':
      return text(
        `${number}: bagaimana pelayanan kami? Sembilan pertanyaan di halaman urusan Anda.`,
        `${number}: how did we serve you? Nine questions on the page of your matter.`,
      );
    case erasingTopic:
      return erasingText(number, body['what'] === 'personal');
    default:
      return null;
  }
}

/** Where silence led on, the head has nothing more to see to, and the next message says what became of it. */
function ranOutText(number: string, body: OutboxRow['body']): Text {
  if (typeof body['to'] === 'string')
    return text(
      `${number}: waktu satu tahap terlewat; lanjutannya ada di halaman urusan Anda.`,
      `${number}: the time of a stage has passed; the page of your matter says how it goes on.`,
    );
  return body['headTold'] === true
    ? text(
        `${number}: waktu satu tahap terlewat. Atasan petugas sudah diberi tahu; urusan Anda tetap ditangani.`,
        `${number}: the time of a stage has passed. The head of the office was told; your matter is still being handled.`,
      )
    : text(
        `${number}: waktu satu tahap terlewat. Urusan Anda tetap ditangani.`,
        `${number}: the time of a stage has passed. Your matter is still being handled.`,
      );
}

/** Said before, as the number that it goes to is erased as well. */
const erasingText = (number: string, lettersStay: boolean): Text =>
  lettersStay
    ? text(
        `${number}: data pribadi Anda di urusan ini kami hapus, atas permintaan yang sah. Suratnya disimpan sampai masa simpannya habis.`,
        `${number}: we are erasing your personal data in this matter, as was asked by law. Its letters are kept until their time is over.`,
      )
    : text(
        `${number}: data pribadi Anda di urusan ini kami hapus, menurut masa simpan atau permintaan yang sah. Nomor dan keputusannya tetap ada.`,
        `${number}: we are erasing your personal data in this matter, as its time of keeping is over or the law granted it. Its number and its decision stay.`,
      );

/** One message for who files: that it was received, and who handles it until when. The title would make it two. */
function submittedText(title: Text, number: string, body: OutboxRow['body'], naming: Naming, formats: Formats): Text {
  const by = unitOf(body, naming, formats);
  if (by === null)
    return text(
      `${title.id}: ${number} sudah kami terima. Simpan tautan rahasia Anda untuk memantaunya.`,
      `${title.en}: we have received ${number}. Keep your secret link to follow it.`,
    );
  return text(
    `${number} sudah kami terima, ditangani ${by.unit.id} paling lambat ${by.due.id}. Simpan tautannya untuk memantau.`,
    `We have received ${number}; ${by.unit.en} handles it, at the latest ${by.due.en}. Keep its link to follow it.`,
  );
}

/** Its own ending is not told besides: this says what the reporter may do about it. */
function mergedText(number: string, body: OutboxRow['body'], formats: Formats): Text {
  const into = String(body['into'] ?? '');
  const until = typeof body['objectBy'] === 'number' ? formats.day(body['objectBy']) : null;
  return text(
    `${number} digabung dengan ${into} yang lebih dulu masuk; kabarnya kami sampaikan.${until === null ? '' : ` Bukan hal yang sama? Ajukan keberatan sampai ${until.id}.`}`,
    `${number} was joined with ${into}, which came first; we tell you of it.${until === null ? '' : ` Not the same thing? Object until ${until.en}.`}`,
  );
}

/** The mistake was the office's: the date is the one that was told before. */
function unmergedText(number: string, body: OutboxRow['body'], naming: Naming, formats: Formats): Text {
  const from = String(body['from'] ?? '');
  const by = unitOf(body, naming, formats);
  return inBoth((language) =>
    language === 'id'
      ? `${number} dipisahkan lagi dari ${from}: ternyata hal lain.${by === null ? '' : ` Ditangani ${by.unit.id} paling lambat ${by.due.id}.`}`
      : `${number} was taken apart from ${from}: it is another matter.${by === null ? '' : ` ${by.unit.en} handles it, at the latest ${by.due.en}.`}`,
  );
}

/** The unit whose turn a body tells of; null where it is somebody else's. */
export function unitOf(
  body: OutboxRow['body'],
  naming: Naming,
  formats: Formats,
): { readonly unit: Text; readonly due: Text } | null {
  const party = partyOf(body);
  if (party?.kind !== 'unit' || party.unit === undefined || typeof body['dueAt'] !== 'number') return null;
  return { unit: naming.unit(party.unit, party.area ?? null), due: formats.dayTime(body['dueAt']) };
}
export const partyOf = (body: OutboxRow['body']) =>
  body['party'] as { readonly kind: string; readonly unit?: string; readonly area?: string | null } | undefined;

function turnText(number: string, body: OutboxRow['body'], { manifest, naming, formats }: Telling): Text | null {
  const party = partyOf(body);
  const due = typeof body['dueAt'] === 'number' ? formats.dayTime(body['dueAt']) : text('', '');
  const stage = naming.stage(String(body['stage'] ?? ''));
  if (party?.kind === 'applicant')
    return saidShortly(reasonsToSay(body, manifest, naming), (why) =>
      text(
        `${number}: ${stage.id}${why === null ? '' : `: ${why.id}`}. Jawab sampai ${due.id}.`,
        `${number}: ${stage.en}${why === null ? '' : `: ${why.en}`}. Answer by ${due.en}.`,
      ),
    );
  if (party?.kind !== 'unit' || party.unit === undefined) return null;
  const unit = naming.unit(party.unit, party.area ?? null);
  return inBoth((language) =>
    language === 'id'
      ? `${number}: ${stage.id}, ${unit.id}, paling lambat ${due.id}.`
      : `${number}: ${stage.en}, ${unit.en}, at the latest ${due.en}.`,
  );
}

function endText(number: string, body: OutboxRow['body'], { manifest, naming, formats }: Telling): Text {
  const until =
    typeof body['objectBy'] === 'number'
      ? inBoth((language) =>
          language === 'id'
            ? ` Tidak setuju? Ajukan keberatan sampai ${formats.day(body['objectBy'] as number).id}.`
            : ` You disagree? Object until ${formats.day(body['objectBy'] as number).en}.`,
        )
      : text('', '');
  if (body['outcome'] === 'refused')
    return saidShortly(reasonsToSay(body, manifest, naming), (why) =>
      text(
        `${number} ditolak${why === null ? '; alasannya ada di halaman urusan Anda' : `: ${why.id}`}.${until.id}`,
        `${number} was refused${why === null ? '; the reasons are on the page of your matter' : `: ${why.en}`}.${until.en}`,
      ),
    );
  const said: Readonly<Record<string, Text>> = {
    granted: text('sudah selesai', 'is done'),
    withdrawn: text('ditarik', 'was withdrawn'),
    lapsed: text('gugur karena waktunya lewat', 'lapsed because its time passed'),
    moved: text('dilanjutkan di tempat lain', 'goes on elsewhere'),
  };
  const outcome = said[String(body['outcome'])] ?? text('ditutup', 'was closed');
  return inBoth((language) => `${number} ${outcome[language]}.${until[language]}`);
}
