/** What somebody with a link is told: until when, what silence leads to, and what became of a link that counts no more. */
import type { ServiceManifest, Text, Turn } from '@balai/kernel';
import type { TurnLink } from '@balai/store';
import type { LinkStanding } from '../asked-types.ts';
import type { Formats } from '../texts/formats.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';

/** What happens when nothing is answered, in the words of the file. */
export function limitText(manifest: ServiceManifest, turn: Turn, formats: Formats): Text {
  const stage = Object.hasOwn(manifest.stages, turn.stage) ? manifest.stages[turn.stage] : undefined;
  const late = stage !== undefined && 'by' in stage ? stage.late : undefined;
  const target = late !== undefined && Object.hasOwn(manifest.stages, late) ? manifest.stages[late] : undefined;
  const due = formats.dayTime(turn.dueAt);
  if (late === undefined)
    return inBoth((language) =>
      language === 'id'
        ? `Mohon dijawab sampai ${due.id}. Setelah itu pun jawaban Anda masih kami tunggu.`
        : `Please answer by ${due.en}. We wait for your answer after that too.`,
    );
  if (target !== undefined && 'ends' in target)
    return inBoth((language) =>
      language === 'id'
        ? `Jawab sampai ${due.id}. Tanpa jawaban, permohonan ini ditutup dan boleh diajukan lagi.`
        : `Answer by ${due.en}. Without an answer this request is closed, and may be made again.`,
    );
  return inBoth((language) =>
    language === 'id'
      ? `Jawab sampai ${due.id}. Tanpa jawaban, petugas melanjutkannya tanpa Anda.`
      : `Answer by ${due.en}. Without an answer the office goes on without you.`,
  );
}

/** What became of a link that is used or over, with the way out. */
export function happenedText(
  standing: Exclude<LinkStanding, 'open'>,
  link: TurnLink,
  naming: Naming,
  formats: Formats,
  /** Which office of the city helps: `Kelurahan Sukarasa`. */
  office: Text,
): Text {
  switch (standing) {
    case 'answered': {
      const action = naming.action(link.answered ?? '');
      const when = formats.dayTime(link.usedAt ?? 0);
      return inBoth((language) =>
        language === 'id'
          ? `Sudah dijawab lewat tautan ini pada ${when.id}: "${action.id}". Bukan Anda yang menjawab? Segera beri tahu ${office.id}.`
          : `Answered by this link on ${when.en}: "${action.en}". It was not you? Tell ${office.en} at once.`,
      );
    }
    case 'over':
      return inBoth((language) =>
        language === 'id'
          ? `Jawaban Anda tidak diperlukan lagi: waktunya lewat, atau urusan ini sudah dilanjutkan. Tanyakan kepada ${office.id} dengan menyebut nomornya.`
          : `Your answer is no longer needed: its time is over, or the matter went on. Ask ${office.en}, with the number.`,
      );
    case 'replaced':
      return text(
        'Tautan yang lebih baru sudah dikirim kepada Anda. Buka pesan yang terakhir.',
        'A newer link was sent to you. Open the latest message.',
      );
    case 'expired':
      return inBoth((language) =>
        language === 'id'
          ? `Tautan ini sudah lewat masanya. Minta tautan baru kepada ${office.id} dengan menyebut nomor urusan.`
          : `This link is too old. Ask ${office.en} for a new one, with the number of the matter.`,
      );
  }
}
