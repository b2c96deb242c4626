/**
 * Every refusal of the kernel and of the store as sentences that name the way out, in both languages.
 *
 * One exhaustive switch: a new refusal does not compile until it has its sentence. Must never: blame the reader.
 */
import { assertNever, type CaseError, type Text } from '@balai/kernel';
import type { ExecuteError } from '@balai/store';
import type { FieldSentence } from '../platform-types.ts';
import { formatRupiah, type Formats } from './formats.ts';
import type { Naming } from './naming.ts';
import { asIs, inBoth, listed, small, text } from './text.ts';

export interface Wording {
  readonly naming: Naming;
  readonly formats: Formats;
  /** What the reasons that were to be chosen are called. */
  readonly who: 'resident' | 'officer';
}

const plain = (message: Text): readonly FieldSentence[] => [{ field: null, message }];

/** What the reader is told about a refusal: one sentence for each thing to mend. */
export function refusalSentences(error: CaseError, wording: Wording): readonly FieldSentence[] {
  const { naming, formats } = wording;
  switch (error.type) {
    case 'answersRefused':
      return error.errors.map(({ field, message }) => ({ field, message }));
    case 'ruleNotMet':
      return error.rules.map(({ message, basis, fields }) => ({ field: fields[0] ?? null, message, basis }));
    case 'rulesOpen':
      return error.rules.map(({ message, basis }) => ({
        field: null,
        message: inBoth((language) =>
          language === 'id'
            ? `Belum pasti: "${message.id}" Registernya belum menjawab. Periksa sendiri, lalu centang untuk memastikan.`
            : `Not certain yet: "${message.en}" The registry has not answered. Check it yourself, then tick it to confirm.`,
        ),
        basis,
      }));
    case 'notKnownYet': {
      const missing = [
        ...error.fields.map((field) => naming.questionLabel(field)),
        ...error.facts.map((fact) => naming.questionLabel(fact)),
      ];
      return plain(
        inBoth((language) =>
          language === 'id'
            ? `Belum dapat diputuskan karena ini belum diketahui: ${listed(missing).id}.`
            : `This cannot be decided while this is not known: ${listed(missing).en}.`,
        ),
      );
    }
    case 'notInForce':
      return plain(
        text(
          `Pada ${formats.civil(error.on).id} belum ada aturan yang berlaku untuk hal ini (${error.what}). Hubungi pengelola layanan.`,
          `On ${formats.civil(error.on).en} no rule was in force for this (${error.what}). Contact the keeper of the service.`,
        ),
      );
    case 'feeNotPaid':
      return plain(
        text(
          `Biaya ${formatRupiah(error.rupiah)} belum dibayar. Bayar lebih dulu melalui tagihan di halaman ini.`,
          `The fee of ${formatRupiah(error.rupiah)} has not been paid. Pay it first through the bill on this page.`,
        ),
      );
    case 'notAskedFor':
      return plain(
        inBoth((language) =>
          language === 'id'
            ? `Ada isian yang tidak diminta di sini: ${listed(error.what.map(naming.questionLabel)).id}. Muat ulang halaman, lalu kirim lagi.`
            : `Something was sent that is not asked for here: ${listed(error.what.map(naming.questionLabel)).en}. Reload the page and send again.`,
        ),
      );
    case 'notYourTurn':
      return plain(notYourTurn(error, wording));
    case 'sameOfficer':
      return plain(sameOfficer(error, naming));
    case 'reasonNeeded':
      return plain(
        inBoth((language) =>
          language === 'id'
            ? `Pilih sedikitnya satu alasan: ${listed(
                error.allowed.map((name) => naming.reason(name).says),
                true,
              ).id.replace(/\.(?=,| |$)/gu, '')}.`
            : `Choose at least one reason: ${listed(
                error.allowed.map((name) => naming.reason(name).says),
                true,
              ).en.replace(/\.(?=,| |$)/gu, '')}.`,
        ),
      );
    case 'unknownAction':
      return plain(
        inBoth((language) =>
          language === 'id'
            ? `Tindakan ini tidak ada di tahap ini. Yang dapat dilakukan: ${listed(error.allowed.map(naming.action), true).id}.`
            : `There is no such action at this stage. You can: ${listed(error.allowed.map(naming.action), true).en}.`,
        ),
      );
    case 'cannotTransfer':
      return plain(
        error.allowed.length === 0
          ? text('Giliran ini tidak dapat dialihkan ke unit lain.', 'This turn cannot be transferred to another unit.')
          : inBoth((language) =>
              language === 'id'
                ? `Hanya dapat dialihkan ke ${
                    listed(
                      error.allowed.map((unit) => naming.unit(unit, null)),
                      true,
                    ).id
                  }.`
                : `It can only be transferred to ${
                    listed(
                      error.allowed.map((unit) => naming.unit(unit, null)),
                      true,
                    ).en
                  }.`,
            ),
      );
    case 'timeIsUp':
      return plain(
        text(
          `Waktu tahap ini habis pada ${formats.dayTime(error.dueAt).id}, dan kasus sudah berlanjut. Muat ulang untuk melihat keadaannya.`,
          `The time of this stage was over on ${formats.dayTime(error.dueAt).en}, and the case has moved on. Reload to see where it stands.`,
        ),
      );
    case 'tooEarly':
      return plain(
        text(
          `Ini baru dapat dilakukan mulai ${formats.dayTime(error.dueAt).id}.`,
          `This can be done from ${formats.dayTime(error.dueAt).en} on.`,
        ),
      );
    case 'tooLate':
      return plain(
        text(
          `Waktunya sudah lewat sejak ${formats.dayTime(error.since).id}. Anda masih dapat mengajukan urusan baru, atau bertanya kepada petugas.`,
          `The time for this was over on ${formats.dayTime(error.since).en}. You can still begin a new matter, or ask the office.`,
        ),
      );
    case 'wrongStatus':
      return plain(wrongStatus(error.status));
    default:
      return assertNever(error);
  }
}

function notYourTurn(error: Extract<CaseError, { type: 'notYourTurn' }>, { naming, who }: Wording): Text {
  if (error.turns.length === 0)
    return text(
      'Tidak ada yang perlu dilakukan pada kasus ini sekarang.',
      'Nothing needs to be done in this case now.',
    );
  const turns = error.turns.map(({ party, stage }) =>
    inBoth((language) => `${naming.party(party)[language]} (${small(naming.stage(stage)[language])})`),
  );
  return inBoth((language) => {
    if (who === 'resident')
      return language === 'id'
        ? `Sekarang giliran ${listed(turns).id}. Keadaannya sudah berubah; muat ulang halaman ini.`
        : `It is the turn of ${listed(turns).en} now. Things have changed; reload this page.`;
    return language === 'id'
      ? `Yang berhak bertindak sekarang: ${listed(turns, true).id}.`
      : `Those who may act now: ${listed(turns, true).en}.`;
  });
}

function sameOfficer(error: Extract<CaseError, { type: 'sameOfficer' }>, naming: Naming): Text {
  if (error.why === 'otherThan') {
    return inBoth((language) =>
      language === 'id'
        ? `Anda sendiri yang menyelesaikan tahap "${naming.stage(error.stage).id}", jadi petugas lain yang harus memeriksanya.`
        : `You yourself finished the stage "${naming.stage(error.stage).en}", so another officer has to check it.`,
    );
  }
  return text(
    'Anda ikut memutuskan babak sebelumnya, jadi keberatan ini harus dibaca petugas lain.',
    'You took part in the decision before, so another officer has to read this objection.',
  );
}

function wrongStatus(status: 'new' | 'open' | 'ended'): Text {
  switch (status) {
    case 'new':
      return text('Urusan ini belum dikirim.', 'This matter has not been sent yet.');
    case 'open':
      return text(
        'Kasus ini masih berjalan, jadi hal itu belum dapat dilakukan.',
        'This case is still open, so that cannot be done yet.',
      );
    case 'ended':
      return text(
        'Kasus ini sudah ditutup, jadi tidak ada lagi yang dapat dilakukan di sini. Bila tidak puas, ajukan keberatan selama waktunya belum lewat.',
        'This case is closed, so nothing more can be done here. If you do not agree, object while there is time.',
      );
  }
}

/** What is said about everything that the store can refuse, when it is not the kernel's own refusal. */
export function executeSentence(error: Exclude<ExecuteError, { type: 'refused' }>): Text {
  switch (error.type) {
    case 'changedMeanwhile':
      return text(
        'Kasus ini berubah sejak Anda membukanya. Isian Anda tetap ada; lihat perubahannya, lalu kirim lagi.',
        'This case has changed since you opened it. What you wrote is kept; look at the change, then send again.',
      );
    case 'keyReused':
      return text(
        'Formulir ini sudah pernah dikirim dengan isi lain. Muat ulang halaman untuk formulir baru.',
        'This form was sent before with other content. Reload the page for a fresh form.',
      );
    case 'noSuchCase':
      return text('Kasus ini tidak ditemukan. Periksa nomornya.', 'There is no such case. Check the number.');
    case 'noSuchService':
      return text(
        'Layanan ini tidak sedang dibuka. Lihat daftar layanan.',
        'This service is not open. See the list of services.',
      );
    case 'unsuitable':
      return text(
        `Isian "${error.field}" memuat karakter yang tidak dapat disimpan. Ketik ulang tanpa menempelkannya.`,
        `The answer "${error.field}" holds characters that cannot be stored. Type it again instead of pasting it.`,
      );
    default:
      return assertNever(error);
  }
}

/** All sentences in one text: for a banner that has one line. */
export const joinedSentences = (sentences: readonly FieldSentence[]): Text =>
  sentences.length === 0 ? asIs('') : inBoth((language) => sentences.map(({ message }) => message[language]).join(' '));
