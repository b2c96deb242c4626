/**
 * What a mail says: the sentence that a telephone is sent, which is its subject too, and (of a return or a refusal) each reason with its
 * basis, what to do, and until when.
 *
 * Must never: name a person or an answer, or a reason that may not stand in a message.
 */
import type { Text } from '@balai/kernel';
import type { OutboxRow } from '@balai/store';
import { basisText } from '../texts/basis-text.ts';
import { inBoth, text } from '../texts/text.ts';
import { messageText, partyOf, type Telling } from './message-texts.ts';
import { reasonsToSay, type ReasonSaid } from './reasons-said.ts';

export function mailText(row: Pick<OutboxRow, 'topic' | 'body'>, telling: Telling): Text | null {
  const { manifest, naming } = telling;
  const reasons = reasonsToSay(row.body, manifest, naming);
  const toDo = reasons.length === 0 ? null : whatToDo(row, telling);
  if (toDo === null) return messageText(row, telling);
  const first = firstLine(row, telling);
  if (first === null) return null;
  return inBoth((language) =>
    [first[language], listed(reasons)[language], toDo[language]].filter((part) => part !== '').join('\n\n'),
  );
}

/** The reasons stand below it, and the last day of objecting too. */
function firstLine({ topic, body }: Pick<OutboxRow, 'topic' | 'body'>, telling: Telling): Text | null {
  const number = String(body['number'] ?? '');
  return topic === 'case.ended'
    ? text(`${number} ditolak.`, `${number} was refused.`)
    : messageText({ topic, body: { ...body, because: [] } }, telling);
}

const listed = (reasons: readonly ReasonSaid[]): Text =>
  inBoth((language) =>
    [
      language === 'id' ? 'Alasannya:' : 'The reasons:',
      ...reasons.map(({ says, basis }) => {
        const by = basis === '' ? '' : language === 'id' ? ` (dasar: ${basis})` : ` (basis: ${basisText(basis).en})`;
        return `- ${says[language]}${by}`;
      }),
    ].join('\n'),
  );

/** Null where nothing was returned or refused. */
function whatToDo({ topic, body }: Pick<OutboxRow, 'topic' | 'body'>, { formats }: Telling): Text | null {
  if (topic === 'case.turnBegan' && partyOf(body)?.kind === 'applicant' && typeof body['dueAt'] === 'number') {
    const due = formats.dayTime(body['dueAt']);
    return text(
      `Yang perlu dilakukan: buka halaman urusan Anda, perbaiki yang diminta saja, lalu kirim paling lambat ${due.id}. Nomornya tetap sama dan antrean Anda tidak hilang.`,
      `What to do: open the page of your matter, correct only what is asked for, and send it by ${due.en}. The number stays the same, and you keep your place.`,
    );
  }
  if (topic !== 'case.ended' || body['outcome'] !== 'refused') return null;
  if (typeof body['objectBy'] !== 'number')
    return text(
      'Surat pemberitahuannya dapat diunduh di halaman urusan Anda.',
      'The letter about it can be fetched from the page of your matter.',
    );
  const until = formats.day(body['objectBy']);
  return text(
    `Tidak setuju? Hari terakhir mengajukan keberatan: ${until.id}. Caranya: buka halaman urusan Anda dan pilih "Ajukan keberatan"; petugas lain yang membacanya. Surat pemberitahuannya dapat diunduh di sana juga.`,
    `You disagree? The last day to object is ${until.en}. Open the page of your matter and choose to object; another officer reads it. The letter about the refusal can be fetched there too.`,
  );
}
