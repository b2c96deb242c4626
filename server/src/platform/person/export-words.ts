/**
 * What the copy of a person's data says around the data, on the page and on paper.
 *
 * Must never: say anything of the person.
 */
import type { Text } from '@balai/kernel';
import type { Formats } from '../texts/formats.ts';
import { text } from '../texts/text.ts';
import type { PersonalCopy } from './export-data.ts';

export const WORDS = {
  title: text('Salinan data pribadi', 'Copy of personal data'),
  question: text('Pertanyaan', 'Question'),
  answer: text('Jawaban', 'Answer'),
  fact: text('Dari registri', 'From a register'),
  value: text('Nilai', 'Value'),
  source: text('Sumber', 'Source'),
  letter: text('Surat', 'Letter'),
  number: text('Nomor', 'Number'),
  validUntil: text('Berlaku sampai', 'Valid until'),
  messageFrom: text('Pesan dari', 'Message from'),
  at: text('Pada', 'When'),
  words: text('Isi', 'What it says'),
  readBy: text('Dibaca oleh', 'Read by'),
  answers: text('Isian', 'Answers'),
  letters: text('Surat', 'Letters'),
  messages: text('Pesan', 'Messages'),
  readings: text('Siapa yang membaca', 'Who read it'),
  purpose: text('Keperluan', 'Purpose'),
} as const;

export const filedText = (when: Text, status: Text): Text =>
  text(`Masuk ${when.id}; ${status.id}.`, `Received ${when.en}; ${status.en}.`);

export function leadText({ city, cases, request, madeAt, elsewhere }: PersonalCopy, formats: Formats): Text {
  const when = formats.long(madeAt);
  const others = elsewhere === 1 ? '1 matter' : `${elsewhere} matters`;
  return text(
    `${city.id} menyimpan ${cases.length} urusan tentang Anda. Dibuat ${when.id} atas permintaan ${request} (UU 27/2022 Pasal 7).${
      elsewhere === 0
        ? ''
        : ` NIK atau nomor telepon Anda juga tercantum dalam ${elsewhere} urusan orang lain; isinya data mereka.`
    }`,
    `${city.en} holds ${cases.length === 1 ? '1 matter' : `${cases.length} matters`} about you. Made ${when.en} on request ${request} (UU 27/2022 Pasal 7).${
      elsewhere === 0
        ? ''
        : ` Your NIK or telephone number also stands in ${others} of others; what they hold is their data.`
    }`,
  );
}

type Held = PersonalCopy['cases'][number]['answers'][number];

/** What was answered; below it that it was set right, and on which day. */
export function answerText({ answer, rectified, files }: Held): Text {
  const said = files.length === 0 ? answer : filesText(files);
  return rectified === null ? said : text(`${said.id}\n(${rectified.id})`, `${said.en}\n(${rectified.en})`);
}

/** The bytes stay on the page of the matter. */
function filesText(files: Held['files']): Text {
  const each = files.map(
    ({ mediaType, bytes }) =>
      `${mediaType === 'application/pdf' ? 'PDF' : mediaType.replace(/^image\//u, '').toUpperCase()}, ${Math.max(1, Math.round(bytes / 1024))} kB`,
  );
  return text(
    `${each.join('\n')}\nDapat dibuka di halaman urusannya.`,
    `${each.join('\n')}\nCan be opened on the page of its matter.`,
  );
}
